import sharp from "sharp";
import { archPath } from "#src/entry/signs.ts";
import { site } from "#src/site.ts";

/** A picture of the portal's mark for the places where systems show it. */
export interface Icon {
  /** Address from the portal's root. */
  path: string;
  size: number;
  purpose: "any" | "maskable";
}

export const appleIcon: Icon = { path: "/apple-touch-icon.png", size: 180, purpose: "any" };
export const manifestIcons: Icon[] = (["any", "maskable"] as const).flatMap((purpose) =>
  [192, 512].map((size) => ({
    path: purpose === "any" ? `/icon-${size}.png` : `/icon-${purpose}-${size}.png`,
    size,
    purpose,
  })),
);

/** How much of the width the mark takes. A mask leaves at least the inner circle of 80 %: its corners stay within. */
const SHARE = { any: 0.66, maskable: 0.54 };

/** The mark in paper on spruce to the edges: systems cut the corners as they like. */
function drawing({ size, purpose }: Pick<Icon, "size" | "purpose">): string {
  // The mark stands in a field of 24 and is 19 wide, from 2.5 on each side.
  const scale = (size * SHARE[purpose]) / 19;
  const edge = (size - 24 * scale) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="${site.colour.spruce}"/><path transform="translate(${edge} ${edge}) scale(${scale})" fill="${site.colour.paper}" d="${archPath}"/></svg>`;
}

export const drawIcon = (icon: Pick<Icon, "size" | "purpose">): Promise<Buffer> =>
  sharp(Buffer.from(drawing(icon)))
    .removeAlpha()
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();

/** `favicon.ico` for programs that ask for no other: a PNG of 32 × 32 behind the two headers of the format. */
export async function drawFavicon(): Promise<Buffer> {
  const png = await drawIcon({ size: 32, purpose: "any" });
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2); // icons
  header.writeUInt16LE(1, 4); // one of them
  header.writeUInt8(32, 6); // width
  header.writeUInt8(32, 7); // height
  header.writeUInt16LE(1, 10); // planes
  header.writeUInt16LE(32, 12); // bits a pixel
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}
