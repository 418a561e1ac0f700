/** Share pictures that the portal serves: the last day on which a page used each, by its hash. */
export type LastUse = Record<string, string>;

const day = 24 * 60 * 60 * 1000;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / day;

/** Reads a published list; undefined when the text is none. */
export function parseLastUse(text: string): LastUse | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const cards = (read as { cards?: unknown } | null)?.cards;
  if (typeof cards !== "object" || cards === null) return undefined;
  const sound = Object.entries(cards).every(
    ([hash, last]) => /^[0-9a-f]{12}$/.test(hash) && typeof last === "string" && /^\d{4}-\d{2}-\d{2}$/.test(last),
  );
  return sound ? (cards as LastUse) : undefined;
}

/** The text of the list: a stable order, so that it changes only with what it says. */
export const printLastUse = (lastUse: LastUse): string =>
  `${JSON.stringify({ version: 1, cards: Object.fromEntries(Object.entries(lastUse).toSorted(([a], [b]) => (a < b ? -1 : 1))) }, null, 1)}\n`;

/** Several lists as one: of each picture the latest day. */
export function mergeLastUse(lists: readonly LastUse[]): LastUse {
  const merged: LastUse = {};
  for (const [hash, last] of lists.flatMap((list) => Object.entries(list)))
    if (last > (merged[hash] ?? "")) merged[hash] = last;
  return merged;
}

/**
 * The pictures to serve from today on: those in use, and those that went out of use no more than `keepDays` ago,
 * because posts still show them. `today` is `YYYY-MM-DD`.
 */
export function nextLastUse(
  earlier: LastUse,
  present: Iterable<string>,
  today: string,
  { keepDays, withdrawn }: { keepDays: number; withdrawn: readonly string[] },
): LastUse {
  const kept = Object.entries(earlier).filter(
    ([hash, last]) => daysBetween(last, today) <= keepDays && !withdrawn.includes(hash),
  );
  return { ...Object.fromEntries(kept), ...Object.fromEntries([...present].map((hash) => [hash, today])) };
}
