import path from "node:path";
import { Renderer, type Node } from "@takumi-rs/core";
import { keepCard, keptCard } from "./cache.ts";
import { CARD_HEIGHT, CARD_WIDTH, CardError, cardHash, type CardFinding, type CardInput } from "./card.ts";
import { fitCard } from "./fit.ts";
import { fontFiles } from "./font.ts";
import { drawableCard } from "./glyph.ts";
import { cardNode } from "./layout.ts";
import { photoOf } from "./photo.ts";

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

/** Where cards find what they need and leave what they are. */
export interface CardFolders {
  /** Drawn cards, each under its hash. */
  cache: string;
  /** The pictures of the content. */
  images: string;
}

/** The folders of a project, by its root. */
export const cardFolders = (root: string): CardFolders => ({
  cache: path.join(root, ".cache/cards"),
  images: path.join(root, "content/images"),
});

/** Everything of a card that can be at fault, without drawing it. */
async function prepared(input: CardInput, folders: CardFolders): Promise<Node> {
  const renderer = await cardRenderer();
  const card = drawableCard(input);
  return cardNode(card, await fitCard(renderer, card), await photoOf(card, folders.images));
}

/**
 * What keeps a card from being drawn; nothing for one that was drawn before.
 * A card that can be drawn costs a fifth of drawing it.
 */
export async function cardFindings(input: CardInput, folders: CardFolders): Promise<readonly CardFinding[]> {
  if (await keptCard(cardHash(input), folders.cache)) return [];
  try {
    await prepared(input, folders);
    return [];
  } catch (error) {
    if (error instanceof CardError) return error.findings;
    throw error;
  }
}

/**
 * The share picture of a page as PNG, 1200 × 630: from the cache when a whole one is there, else drawn and kept
 * there. Calls may run at once; drawing happens off the main thread.
 * @throws {CardError} when the card cannot be drawn legibly.
 */
export async function drawCard(input: CardInput, folders: CardFolders): Promise<Buffer> {
  const hash = cardHash(input);
  const ready = await keptCard(hash, folders.cache);
  if (ready) return ready;
  const node = await prepared(input, folders);
  const renderer = await cardRenderer();
  const picture = await renderer.render(node, { width: CARD_WIDTH, height: CARD_HEIGHT, format: "png" });
  await keepCard(hash, folders.cache, picture);
  return picture;
}
