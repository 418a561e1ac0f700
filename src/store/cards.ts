import path from "node:path";
import { cardHash, type CardInput } from "#src/card/card.ts";
import { cardFolders, drawCard } from "#src/card/draw.ts";
import type { LastUse } from "#src/card/last-use.ts";
import { servedCards } from "#src/card/served.ts";
import { site } from "#src/site.ts";
import { allCards } from "#src/view/page-card.ts";
import { readPortal, today } from "./portal.ts";

/** Where share pictures lie, by the root of the project. */
export const folders = cardFolders(process.cwd());

/** The share picture of a page as PNG. */
export const cardPicture = (input: CardInput): Promise<Buffer> => drawCard(input, folders);

/** What is served below `/og/`. */
interface Served {
  lastUse: LastUse;
  /** What the pictures in use show, by their hash; those of earlier sites have only their bytes. */
  inputs: ReadonlyMap<string, CardInput>;
}

let served: Promise<Served> | undefined;

async function load(): Promise<Served> {
  const portal = await readPortal();
  const inputs = new Map(allCards(portal).map(({ input }) => [cardHash(input), input]));
  const lastSite = path.join(process.cwd(), "dist/og");
  const { lastUse, lost } = await servedCards(new Set(inputs.keys()), today(), site.cards, {
    cache: folders.cache,
    lastSite,
  });
  if (lost.length > 0)
    console.warn(
      `Прежних картинок для соцсетей нет ни в .cache, ни в dist, посты останутся без них: ${lost.join(", ")}`,
    );
  return { lastUse, inputs };
}

/** The share pictures of this build and of those before it, gathered once; in development anew for every page. */
export function readServed(): Promise<Served> {
  if (import.meta.env.DEV) return load();
  served ??= load();
  return served;
}
