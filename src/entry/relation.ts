import type { AnnouncedEntry } from "./kinds.ts";
import { kinds } from "./kinds.ts";
import { mentionsIn } from "./schema-walk.ts";

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

const keysOf = (entry: AnnouncedEntry): string[] => [
  ...new Set(
    [...mentionsIn(kinds[entry.kind].schema, entry.data)]
      .filter(({ target }) => target in weights)
      .map(({ target, id }) => `${target}/${id}`),
  ),
];

/** Finds those of `entries` that are like a given one, through an index of what they carry. Build it once for all pages. */
export function relationIndex(
  entries: readonly AnnouncedEntry[],
): (entry: AnnouncedEntry, limit: number) => Relation[] {
  const carriers = new Map<string, AnnouncedEntry[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const list = carriers.get(key);
      if (list) list.push(entry);
      else carriers.set(key, [entry]);
    }
  }
  const weightOf = (key: string) =>
    (weights[key.slice(0, key.indexOf("/"))] ?? 0) * Math.log(1 + entries.length / (carriers.get(key)?.length ?? 1));
  return (entry, limit) => {
    const found = new Map<AnnouncedEntry, { score: number; keys: string[] }>();
    for (const key of keysOf(entry)) {
      const others = carriers.get(key) ?? [];
      if (others.length > COMMON) continue;
      const weight = weightOf(key);
      for (const other of others) {
        if (other === entry) continue;
        const match = found.get(other) ?? { score: 0, keys: [] };
        match.score += weight;
        match.keys.push(key);
        found.set(other, match);
      }
    }
    return [...found]
      .toSorted(([a, x], [b, y]) => y.score - x.score || a.data.id.localeCompare(b.data.id))
      .slice(0, limit)
      .map(([other, { keys }]) => ({
        entry: other,
        shared: keys
          .toSorted((a, b) => weightOf(b) - weightOf(a))
          .map((key) => ({ target: key.slice(0, key.indexOf("/")), id: key.slice(key.indexOf("/") + 1) })),
      }));
  };
}
