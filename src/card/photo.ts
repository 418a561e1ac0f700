import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { site } from "#src/site.ts";
import { CARD_HEIGHT, CardError, type CardInput } from "./card.ts";
import { arch } from "./place.ts";

const size = { width: arch.width, height: CARD_HEIGHT - arch.top };

/**
 * The picture that fills a card's arch, turned as its EXIF says, in sRGB, cut where it says most, as a data address.
 * `folder` is `content/images`, whose pictures were checked when the content was read.
 * @throws {CardError} when the picture is smaller than the arch.
 */
export async function photoOf(input: CardInput, folder: string): Promise<string | undefined> {
  const { picture } = input;
  if (!picture) return undefined;
  const bytes = await readFile(path.join(folder, picture.name));
  if (createHash("sha256").update(bytes).digest("hex") !== picture.digest)
    throw new Error(`${picture.name} has changed since the content was read`);
  const { autoOrient } = await sharp(bytes).metadata();
  if (autoOrient.width < size.width || autoOrient.height < size.height)
    throw new CardError(input.title, [
      {
        part: "picture",
        message: `картинка ${picture.name} мала для арки: ${autoOrient.width} × ${autoOrient.height} пикселей, а нужно не меньше ${size.width} × ${size.height}`,
        mend: "возьмите картинку больше или уберите поле card.image",
      },
    ]);
  const cut = await sharp(bytes)
    .autoOrient()
    .flatten({ background: site.colour.paper })
    .resize({ ...size, fit: "cover", position: "attention" })
    .toColourspace("srgb")
    .png()
    .toBuffer();
  return `data:image/png;base64,${cut.toString("base64")}`;
}
