import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pixelmatch from "pixelmatch";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CARD_HEIGHT, CARD_WIDTH, cardHash, type CardInput } from "./card.ts";
import { drawCard } from "./draw.ts";

/**
 * Golden pairs: `<name>.json` is what is drawn, `<name>.png` how it must look, one for every variant.
 * `SVOD_GOLDEN=write npx vitest run src/card/golden` accepts the new look: look at the pictures before you commit them.
 */
const golden = path.resolve(import.meta.dirname, "../../tests/golden/cards");
const images = path.join(golden, "images");
/** The hash that each golden picture was drawn under. */
const hashFile = path.resolve(golden, "../card-hashes.json");
const accept = process.env["SVOD_GOLDEN"] === "write";
const names = (await readdir(golden)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
const inputOf = async (name: string) =>
  JSON.parse(await readFile(path.join(golden, `${name}.json`), "utf8")) as CardInput;
const hashes = JSON.parse(await readFile(hashFile, "utf8")) as Record<string, string>;

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), "card-"));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

const pixels = (picture: Buffer | string) => sharp(picture).ensureAlpha().raw().toBuffer();

/**
 * How many pixels a person would see differ, after pixelmatch: YIQ distance above its default of 0.1, edges smoothed
 * another way left out. Where they are, is left in `.cache/golden` for the eye.
 */
async function difference(name: string, drawn: Buffer): Promise<number> {
  const [now, then] = await Promise.all([pixels(drawn), pixels(path.join(golden, `${name}.png`))]);
  const map = Buffer.alloc(now.length);
  const count = pixelmatch(now, then, map, CARD_WIDTH, CARD_HEIGHT);
  if (count > 0) {
    const folder = path.resolve(".cache/golden");
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `${name}.png`), drawn);
    await sharp(map, { raw: { width: CARD_WIDTH, height: CARD_HEIGHT, channels: 4 } })
      .png()
      .toFile(path.join(folder, `${name}.difference.png`));
  }
  return count;
}

/** A 10,000th of the picture: another processor may round the edge of a letter, never move one. */
const allowed = (CARD_WIDTH * CARD_HEIGHT) / 10_000;

it.each(names)("%s looks as it should", async (name) => {
  const input = await inputOf(name);
  const drawn = await drawCard(input, { cache, images });
  const file = path.join(golden, `${name}.png`);
  if (accept) {
    const known = hashes[name];
    const seen = known === undefined ? 0 : await difference(name, drawn);
    if (seen > allowed && known === cardHash(input))
      throw new Error(`${name} looks otherwise under the same hash: raise LAYOUT in src/card/card.ts first`);
    await writeFile(file, drawn);
    hashes[name] = cardHash(input);
    const sorted = Object.fromEntries(Object.entries(hashes).toSorted());
    await writeFile(hashFile, `${JSON.stringify(sorted, null, 2)}\n`);
  }
  expect(await difference(name, drawn)).toBeLessThanOrEqual(allowed);
  // A new hash for an old look is accepted by the same command: it tells that all cards will be drawn anew.
  expect(hashes[name]).toBe(cardHash(input));
});

it("a letter that has moved by two pixels would be seen", async () => {
  const drawn = await drawCard(await inputOf("practice"), { cache, images });
  const moved = await sharp(drawn)
    .composite([
      {
        input: await sharp(drawn).extract({ left: 72, top: 146, width: 200, height: 60 }).toBuffer(),
        left: 74,
        top: 146,
      },
    ])
    .png()
    .toBuffer();
  expect(await difference("practice", moved)).toBeGreaterThan(allowed);
});
