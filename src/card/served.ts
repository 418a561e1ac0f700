import { readFile } from "node:fs/promises";
import path from "node:path";
import { keepCard, keptCard } from "./cache.ts";
import { mergeLedgers, nextLedger, parseLedger, type Ledger } from "./ledger.ts";

/** The name of the ledger in the folders that hold pictures. */
export const ledgerName = "cards.json";

/** The ledger that lies in a folder; nothing where there is none. */
async function ledgerIn(folder: string): Promise<Ledger> {
  const file = path.join(folder, ledgerName);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  const ledger = parseLedger(text);
  if (!ledger) throw new Error(`Список картинок ${file} испорчен. Удалите его или верните: npm run cards -- restore.`);
  return ledger;
}

/**
 * What the next site serves, pictures of earlier sites among them. The last site is the memory: its ledger says which
 * pictures are out, its folder holds them. On a fresh machine `npm run cards -- restore` brings both into the cache.
 * A picture that lies nowhere any more is left out and named in `lost`.
 */
export async function servedCards(
  present: ReadonlySet<string>,
  today: string,
  settings: { keepDays: number; withdrawn: readonly string[] },
  folders: { cache: string; lastSite: string },
): Promise<{ ledger: Ledger; lost: string[] }> {
  const earlier = mergeLedgers(await Promise.all([ledgerIn(folders.lastSite), ledgerIn(folders.cache)]));
  const ledger = nextLedger(earlier, present, today, settings);
  const lost: string[] = [];
  for (const hash of Object.keys(ledger)) {
    if (present.has(hash) || (await keptCard(hash, folders.cache))) continue;
    const picture = await keptCard(hash, folders.lastSite);
    if (picture) await keepCard(hash, folders.cache, picture);
    else {
      lost.push(hash);
      delete ledger[hash];
    }
  }
  return { ledger, lost };
}
