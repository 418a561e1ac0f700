import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { LastUse } from "#src/card/last-use.ts";

/** A picture that another branch or another day has drawn may be wanted again. */
const REST = 30 * 24 * 60 * 60 * 1000;

/** Removes pictures from the cache that no site serves and that were drawn long ago. Returns how many. */
export async function pruneCards(cache: string, lastUse: LastUse, now: number): Promise<number> {
  let pruned = 0;
  for (const name of await readdir(cache)) {
    if (!name.includes(".png") || Object.hasOwn(lastUse, name.slice(0, 12))) continue;
    const file = path.join(cache, name);
    if (now - (await stat(file)).mtimeMs < REST) continue;
    await rm(file, { force: true });
    pruned += 1;
  }
  return pruned;
}
