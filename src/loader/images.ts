import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

/** Largest side of a picture in pixels: more is never shown, and costs memory to decode. */
const MAX_SIDE = 8000;
const MAX_BYTES = 10_000_000;

/** What the decoder calls the formats that every browser shows; AVIF is a kind of HEIF. */
const FORMATS = new Set(["jpeg", "png", "webp", "heif", "avif"]);

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
    if (width > MAX_SIDE || height > MAX_SIDE)
      return {
        message: `картинка ${name} слишком велика: ${width} × ${height} пикселей`,
        allowed: `не больше ${MAX_SIDE} по каждой стороне`,
        mend: "уменьшите её до 2400 пикселей по ширине",
      };
    if (pages > 1 || movesUnseen(bytes))
      return { message: `картинка ${name} движется`, allowed: "неподвижные картинки", mend: "сохраните один кадр" };
    if (!FORMATS.has(format))
      return {
        message: `картинка ${name} на деле в формате ${format}`,
        allowed: "JPEG, PNG, WebP или AVIF",
        mend: "пересохраните её в одном из этих форматов",
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
