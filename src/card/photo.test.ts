import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import type { CardInput } from "./card.ts";
import { cardFindings, drawCard } from "./draw.ts";
import { arch } from "./place.ts";

const folder = await mkdtemp(path.join(tmpdir(), "photo-"));
const folders = { cache: path.join(folder, "cache"), images: folder };
afterAll(() => rm(folder, { recursive: true, force: true }));

const input: CardInput = {
  kind: "practices",
  label: "Практика",
  title: "Фабрика процессов",
  hue: 175,
  sign: "arch",
  lines: [],
  demo: false,
};

/** Red above, blue below: how it is turned can be seen. */
const halves = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: "#b06050" } }).composite([
    {
      input: { create: { width, height: Math.ceil(height / 2), channels: 3, background: "#5070a0" } },
      gravity: "south",
    },
  ]);

async function withPicture(name: string, bytes: Buffer): Promise<CardInput> {
  await writeFile(path.join(folder, name), bytes);
  return { ...input, picture: { name, digest: createHash("sha256").update(bytes).digest("hex") } };
}

/** The colour in the middle of the arch, above and below. */
async function colours(card: CardInput): Promise<{ top: number[]; bottom: number[] }> {
  const { data, info } = await sharp(await drawCard(card, folders))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (y: number) => {
    const place = (y * info.width + arch.left + arch.width / 2) * info.channels;
    return [...data.subarray(place, place + 3)];
  };
  return { top: at(arch.top + 120), bottom: at(600) };
}
const red = [0xb0, 0x60, 0x50];
const blue = [0x50, 0x70, 0xa0];
const near = (seen: number[], meant: number[]) =>
  Math.max(...seen.map((part, index) => Math.abs(part - (meant[index] ?? 0))));

describe("a picture in the arch", () => {
  it.each<[string, string, () => Promise<Buffer>]>([
    ["a PNG", "plain.png", () => halves(700, 900).png().toBuffer()],
    ["a JPEG in CMYK", "cmyk.jpg", () => halves(700, 900).toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer()],
    [
      "a WebP with transparency",
      "clear.webp",
      () => halves(700, 900).ensureAlpha().webp({ lossless: true }).toBuffer(),
    ],
    [
      "a photo that EXIF turns upside down",
      "turned.jpg",
      async () =>
        sharp(await halves(700, 900).png().toBuffer())
          .rotate(180)
          .jpeg({ quality: 100 })
          .withMetadata({ orientation: 3 })
          .toBuffer(),
    ],
    ["a PNG of 16 bits", "deep.png", () => halves(700, 900).toColourspace("rgb16").png().toBuffer()],
  ])("%s keeps its colours and stands upright", async (_, name, bytes) => {
    const { top, bottom } = await colours(await withPicture(name, await bytes()));
    expect(near(top, red)).toBeLessThan(20);
    expect(near(bottom, blue)).toBeLessThan(20);
  });

  it("is clipped to the arch: its corners stay paper and band", async () => {
    const { data, info } = await sharp(
      await drawCard(await withPicture("corner.png", await halves(700, 900).png().toBuffer()), folders),
    )
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const place = ((arch.top + 4) * info.width + arch.left + 4) * info.channels;
    expect(near([...data.subarray(place, place + 3)], red)).toBeGreaterThan(60);
  });

  it("is judged by how it stands, and refused when it is smaller than the arch", async () => {
    const lying = await sharp(await halves(600, 320).png().toBuffer())
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await cardFindings(await withPicture("lying.jpg", lying), folders)).toEqual([]);
    const small = await withPicture("small.png", await halves(300, 900).png().toBuffer());
    expect(await cardFindings(small, folders)).toEqual([
      {
        part: "picture",
        message: "картинка small.png мала для арки: 300 × 900 пикселей, а нужно не меньше 312 × 538",
        mend: "возьмите картинку больше или уберите поле card.image",
      },
    ]);
  });

  it("of other bytes than were read is not drawn under the old hash", async () => {
    const card = await withPicture("changed.png", await halves(700, 900).png().toBuffer());
    await writeFile(path.join(folder, "changed.png"), await halves(701, 900).png().toBuffer());
    await expect(drawCard(card, folders)).rejects.toThrow("changed.png has changed");
  });
});
