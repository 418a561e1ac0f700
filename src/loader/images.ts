import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

/** Largest side and area of a picture in pixels: more is never shown, and costs memory to decode. */
const MAX_SIDE = 8000;
const MAX_PIXELS = 40_000_000;
const MAX_BYTES = 10_000_000;

/** The formats that every browser shows, by what the decoder calls them, and how their files end; AVIF is a kind of HEIF. */
const FORMATS: Partial<Record<string, { name: string; endings: readonly string[] }>> = {
  jpeg: { name: "JPEG", endings: ["jpg", "jpeg"] },
  png: { name: "PNG", endings: ["png"] },
  webp: { name: "WebP", endings: ["webp"] },
  heif: { name: "AVIF", endings: ["avif"] },
  avif: { name: "AVIF", endings: ["avif"] },
};

/** True for the moving PNG and AVIF, whose frames the decoder does not count. */
const movesUnseen = (bytes: Buffer) =>
  bytes.toString("latin1", 4, 12) === "ftypavis" ||
  (bytes.toString("latin1", 1, 4) === "PNG" && bytes.subarray(0, Math.max(0, bytes.indexOf("IDAT"))).includes("acTL"));

interface Finding {
  message: string;
  allowed?: string;
  mend: string;
}

/** Reads a picture of `folder` (`content/images`): the hash of its bytes, and what is wrong with it, if anything is. */
export async function readImage(
  folder: string,
  name: string,
): Promise<{ digest: string; finding: Finding | undefined }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path.join(folder, name));
  } catch {
    const mend = "положите картинку в эту папку или исправьте имя";
    return { digest: "", finding: { message: `файла content/images/${name} нет`, mend } };
  }
  return { digest: createHash("sha256").update(bytes).digest("hex"), finding: await imageFinding(name, bytes) };
}

async function imageFinding(name: string, bytes: Buffer): Promise<Finding | undefined> {
  if (bytes.length > MAX_BYTES)
    return {
      message: `картинка ${name} слишком велика: ${Math.round(bytes.length / 1e6)} МБ`,
      allowed: `не больше ${MAX_BYTES / 1e6} МБ`,
      mend: "уменьшите её до 2400 пикселей по ширине",
    };
  try {
    const { format, width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
      return {
        message: `картинка ${name} слишком велика: ${width} × ${height} пикселей`,
        allowed: `не больше ${MAX_SIDE} по каждой стороне и ${MAX_PIXELS / 1e6} миллионов всего`,
        mend: "уменьшите её до 2400 пикселей по ширине",
      };
    if (pages > 1 || movesUnseen(bytes))
      return { message: `картинка ${name} движется`, allowed: "неподвижные картинки", mend: "сохраните один кадр" };
    const known = FORMATS[format];
    if (!known)
      return {
        message: `картинка ${name} на деле в формате ${format}`,
        allowed: "JPEG, PNG, WebP или AVIF",
        mend: "пересохраните её в одном из этих форматов",
      };
    // Servers and readers judge by the name: one that lies would be shown by some and refused by others.
    if (!known.endings.includes(path.extname(name).slice(1)))
      return {
        message: `картинка ${name} на деле в формате ${known.name}`,
        mend: `назовите файл ${path.basename(name, path.extname(name))}.${known.endings[0]} и поправьте имя в записи`,
      };
    // The header may be whole while the rest is cut off: only decoding tells.
    await sharp(bytes, { failOn: "truncated" }).stats();
  } catch {
    return {
      message: `картинка ${name} не открывается`,
      allowed: "исправный JPEG, PNG, WebP или AVIF",
      mend: "сохраните её заново",
    };
  }
  return undefined;
}
