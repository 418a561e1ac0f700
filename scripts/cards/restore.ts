import path from "node:path";
import { isWholeCard, keepCard, keptCard } from "#src/card/cache.ts";
import { nextLastUse, parseLastUse, printLastUse } from "#src/card/last-use.ts";
import { lastUseName } from "#src/card/served.ts";
import { cardAddress, routes } from "#src/entry/address.ts";
import { replaceFile } from "../replace-file.ts";

/** What was brought back. */
export interface Restored {
  /** Pictures that the portal serves and that are still to be kept. */
  listed: number;
  /** Those that were not here yet and were fetched. */
  fetched: number;
  /** Those that the portal lists but does not give. */
  lost: string[];
}

/** Several at once, so that a thousand pictures take seconds; few enough for any host. */
const LANES = 8;
const ATTEMPTS = 3;

/** Nothing is published where the address has no such host: then there is nothing to bring back either. */
const isUnknownHost = (error: unknown) =>
  error instanceof Error && (error.cause as { code?: string } | undefined)?.code === "ENOTFOUND";

/**
 * Brings the share pictures of the published portal into the cache, with the list that says how long each is kept:
 * so a fresh machine keeps the pictures of posts that were shared long ago. Undefined when nothing is published there.
 * @throws {Error} in Russian, when the portal is there and cannot be read.
 */
export async function restoreCards(
  address: string,
  cache: string,
  today: string,
  settings: { keepDays: number; withdrawn: readonly string[] },
  fetch: typeof globalThis.fetch,
): Promise<Restored | undefined> {
  /** The bytes at an address of the portal; undefined when it has none. */
  async function get(to: string): Promise<Buffer | undefined> {
    for (let attempt = 1; ; attempt += 1)
      try {
        const response = await fetch(`${address}${to}`);
        if (response.status === 404) return undefined;
        if (!response.ok) throw new Error(`ответ ${response.status}`);
        return Buffer.from(await response.arrayBuffer());
      } catch (error) {
        if (isUnknownHost(error)) return undefined;
        if (attempt === ATTEMPTS)
          throw new Error(
            `${address}${to} не открывается: ${error instanceof Error ? error.message : error}. Повторите позже: без списка прежних картинок посты, которыми уже поделились, потеряют свои.`,
            { cause: error },
          );
      }
  }

  const published = await get(routes.cards);
  if (!published) return undefined;
  const lastUse = parseLastUse(published.toString("utf8"));
  if (!lastUse) throw new Error(`${address}${routes.cards} — не список картинок. Проверьте адрес портала.`);
  const kept = nextLastUse(lastUse, [], today, settings);
  const result: Restored = { listed: Object.keys(kept).length, fetched: 0, lost: [] };
  const queue = Object.keys(kept).values();
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const hash of queue) {
        if (await keptCard(hash, cache)) continue;
        const picture = await get(cardAddress(hash));
        if (picture && isWholeCard(picture)) {
          await keepCard(hash, cache, picture);
          result.fetched += 1;
        } else result.lost.push(hash);
      }
    }),
  );
  await replaceFile(path.join(cache, lastUseName), printLastUse(kept));
  return result;
}
