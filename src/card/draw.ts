import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Renderer } from "@takumi-rs/core";
import { CARD_HEIGHT, CARD_WIDTH, cardHash, type CardInput } from "./card.ts";
import { fitCard } from "./fit.ts";
import { fontFiles } from "./font.ts";
import { drawableCard } from "./glyph.ts";
import { cardNode } from "./layout.ts";
import { isWholePng } from "./png.ts";

let shared: Promise<Renderer> | undefined;

/** The one renderer of the process, with the project's fonts: to register them costs more than to draw a card. */
export function cardRenderer(): Promise<Renderer> {
  shared ??= (async () => {
    const renderer = new Renderer();
    for (const font of fontFiles) await renderer.registerFont(font);
    return renderer;
  })();
  return shared;
}

async function cached(file: string): Promise<Buffer | undefined> {
  try {
    const picture = await readFile(file);
    return isWholePng(picture, CARD_WIDTH, CARD_HEIGHT) ? picture : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes beside the file and renames: a reader finds the whole picture or none. */
async function keep(file: string, picture: Buffer): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(draft, picture);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * The share picture of an entry as PNG, 1200 × 630: from `<cacheFolder>/<hash>.png` when a whole one is
 * there, else drawn and kept there. Calls may run at once; drawing happens off the main thread.
 * @throws {CardError} when the card cannot be drawn legibly.
 */
export async function drawCard(input: CardInput, cacheFolder: string): Promise<Buffer> {
  const file = path.join(cacheFolder, `${cardHash(input)}.png`);
  const ready = await cached(file);
  if (ready) return ready;
  const renderer = await cardRenderer();
  const card = drawableCard(input);
  const picture = await renderer.render(cardNode(card, await fitCard(renderer, card)), {
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    format: "png",
  });
  await keep(file, picture);
  return picture;
}
