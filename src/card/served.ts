import { readFile } from "node:fs/promises";
import path from "node:path";
import { keepCard, keptCard } from "./cache.ts";
import { mergeLastUse, nextLastUse, parseLastUse, type LastUse } from "./last-use.ts";

/** The name of the list of last uses in the folders that hold pictures. */
export const lastUseName = "cards.json";

/** The list that lies in a folder; nothing where there is none. */
async function lastUseIn(folder: string): Promise<LastUse> {
  const file = path.join(folder, lastUseName);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  const lastUse = parseLastUse(text);
  if (!lastUse) throw new Error(`Список картинок ${file} испорчен. Удалите его или верните: npm run cards -- restore.`);
  return lastUse;
}

/**
 * What the next site serves, pictures of earlier sites among them. The last site is the memory: its list says which
 * pictures are out, its folder holds them. On a fresh machine `npm run cards -- restore` brings both into the cache.
 * A picture that lies nowhere any more is left out and named in `lost`.
 */
export async function servedCards(
  present: ReadonlySet<string>,
  today: string,
  settings: { keepDays: number; withdrawn: readonly string[] },
  folders: { cache: string; lastSite: string },
): Promise<{ lastUse: LastUse; lost: string[] }> {
  const earlier = mergeLastUse(await Promise.all([lastUseIn(folders.lastSite), lastUseIn(folders.cache)]));
  const lastUse = nextLastUse(earlier, present, today, settings);
  const lost: string[] = [];
  for (const hash of Object.keys(lastUse)) {
    if (present.has(hash) || (await keptCard(hash, folders.cache))) continue;
    const picture = await keptCard(hash, folders.lastSite);
    if (picture) await keepCard(hash, folders.cache, picture);
    else {
      lost.push(hash);
      delete lastUse[hash];
    }
  }
  return { lastUse, lost };
}
