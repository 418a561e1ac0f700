import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { altered, lineWith, practiceText } from "../manuscript.ts";
import type { Mistake, Mistakes } from "./mistake.ts";

/** A gray picture of the given size. */
export const grayPng = (width: number, height: number): Promise<Buffer> => gray(width, height).png().toBuffer();

const gray = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#888" } });

const picture = (name: string, content: Uint8Array, message: string | RegExp, image = `${name}.png`): Mistake => {
  const text = altered(practiceText(name), "src: sound.png", `src: ${image}`);
  return {
    path: `content/practices/${name}.md`,
    content: text,
    beside: { [`content/images/${image}`]: content },
    fault: {
      line: lineWith(text, "src:"),
      field: "images[0].src",
      message,
    },
  };
};

/** A PNG of one pixel that says it moves: the decoder shows its first frame only. */
function movingPng(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.from("00000001000000010802000000", "hex")),
    chunk("acTL", Buffer.from("0000000200000000", "hex")),
    chunk("IDAT", deflateSync(Buffer.alloc(4))),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Practices with pictures that no page can show. */
export async function badPictures(): Promise<Mistakes> {
  const noise = await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
  const moving = await sharp(Buffer.from(Array.from({ length: 24 }, (_, index) => index * 10)), {
    raw: { width: 2, height: 4, channels: 3, pageHeight: 2 },
  })
    .webp({ loop: 0 })
    .toBuffer();
  return [
    [
      "picture of 30,000 pixels",
      picture(
        "picture-0",
        await gray(30_000, 2).png().toBuffer(),
        "картинка picture-0.png слишком велика: 30000 × 2 пикселей",
      ),
    ],
    [
      "truncated picture",
      picture(
        "picture-1",
        noise.subarray(0, noise.length / 2),
        "картинка picture-1.jpg не открывается",
        "picture-1.jpg",
      ),
    ],
    ["moving picture", picture("picture-2", moving, "картинка picture-2.webp движется", "picture-2.webp")],
    ["moving PNG", picture("picture-3", movingPng(), "картинка picture-3.png движется")],
    ["text for a picture", picture("picture-4", Buffer.from("не картинка"), "картинка picture-4.png не открывается")],
    [
      "GIF under another name",
      picture("picture-5", await gray(2, 2).gif().toBuffer(), "картинка picture-5.png на деле в формате gif"),
    ],
    [
      "SVG under another name",
      picture(
        "picture-6",
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
        "картинка picture-6.png на деле в формате svg",
      ),
    ],
    [
      "picture of 56 megapixels",
      picture(
        "picture-8",
        await gray(7_500, 7_500).png().toBuffer(),
        "картинка picture-8.png слишком велика: 7500 × 7500 пикселей",
      ),
    ],
    [
      "PNG under the name of a JPEG",
      picture("picture-9", await grayPng(2, 2), "картинка picture-9.jpg на деле в формате PNG", "picture-9.jpg"),
    ],
    ["empty picture", picture("picture-7", new Uint8Array(), "картинка picture-7.png не открывается")],
  ];
}
