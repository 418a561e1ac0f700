import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { cardHash } from "#src/card/card.ts";
import { cardFolders, cardRenderer, drawCard } from "#src/card/draw.ts";
import { readLibrary } from "#src/loader/read.ts";
import { portalOf } from "#scripts/cards/portal.ts";
import { allCards } from "#src/view/page-card.ts";

/**
 * Draws different cards of a workspace into an empty cache, as many at once as the build does.
 *
 *   node bench/parts/cards.ts <workspace> <at most> <day>
 */
const [root = ".", most = "500", today = "2026-01-01"] = process.argv.slice(2);
const LANES = 8;

const { library } = await readLibrary(root);
const inputs = allCards(portalOf(library, today)).map(({ input }) => input);
const different = [...new Map(inputs.map((input) => [cardHash(input), input])).values()].slice(0, Number(most));
const cache = await mkdtemp(path.join(tmpdir(), "cards-"));
const folders = { ...cardFolders(root), cache };
await cardRenderer();
const start = performance.now();
const queue = different.values();
let bytes = 0;
await Promise.all(
  Array.from({ length: LANES }, async () => {
    for (const input of queue) {
      const picture = await drawCard(input, folders);
      bytes += picture.length;
    }
  }),
);
const seconds = (performance.now() - start) / 1000;
await rm(cache, { recursive: true });
console.log(JSON.stringify({ cards: different.length, seconds, bytes }));
