import type { AnnouncedEntry } from "./kinds.ts";
import { indexByKey, mentionKeys } from "./mention.ts";

/** Two entries that share something a reader cares about, and what it is. */
export interface Relation {
  entry: AnnouncedEntry;
  /** What is shared, the rarest first: `[target, id]` of the term or entry. */
  shared: { target: string; id: string }[];
}

/** What makes entries alike, and how much it weighs before rarity is counted. */
const weights: Record<string, number> = {
  mechanisms: 3,
  practices: 3,
  instruments: 2,
  organizations: 2,
  areas: 1.5,
  regions: 1.5,
  tags: 1,
};

/** A term that more entries than this carry says little, and walking them all would make the work quadratic. */
const COMMON = 300;

const targetOf = (key: string): string => key.slice(0, key.indexOf("/"));

const keysOf = (entry: AnnouncedEntry): string[] => mentionKeys(entry).filter((key) => targetOf(key) in weights);

/** Finds those of `entries` that are like a given one, through an index of what they carry. Build it once for all pages. */
export function relationIndex(
  entries: readonly AnnouncedEntry[],
): (entry: AnnouncedEntry, limit: number) => Relation[] {
  const keys = new Map(entries.map((entry) => [entry, keysOf(entry)]));
  const keysFor = (entry: AnnouncedEntry) => keys.get(entry) ?? keysOf(entry);
  const carriers = indexByKey(entries, keysFor);
  const weight = new Map(
    [...carriers].map(([key, list]) => [
      key,
      // Too common to tell anything apart.
      list.length > COMMON ? 0 : (weights[targetOf(key)] ?? 0) * Math.log(1 + entries.length / list.length),
    ]),
  );
  const weightOf = (key: string) => weight.get(key) ?? 0;
  return (entry, limit) => {
    const own = keysFor(entry).filter((key) => weightOf(key) > 0);
    const scores = new Map<AnnouncedEntry, number>();
    for (const key of own)
      for (const other of carriers.get(key) ?? [])
        if (other !== entry) scores.set(other, (scores.get(other) ?? 0) + weightOf(key));
    return [...scores]
      .toSorted(([a, x], [b, y]) => y - x || (a.data.id < b.data.id ? -1 : 1))
      .slice(0, limit)
      .map(([other]) => {
        const theirs = new Set(keysFor(other));
        return {
          entry: other,
          shared: own
            .filter((key) => theirs.has(key))
            .toSorted((a, b) => weightOf(b) - weightOf(a))
            .map((key) => ({ target: targetOf(key), id: key.slice(key.indexOf("/") + 1) })),
        };
      });
  };
}
