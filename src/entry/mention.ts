import { kinds, type AnnouncedEntry } from "./kinds.ts";
import { mentionsIn } from "./schema-walk.ts";

/** What an entry refers to, each once, as `target/id`. */
export const mentionKeys = (entry: AnnouncedEntry): string[] => [
  ...new Set([...mentionsIn(kinds[entry.kind].schema, entry.data)].map(({ target, id }) => `${target}/${id}`)),
];

/** The entries that carry each key, in their order. */
export function indexByKey(
  entries: readonly AnnouncedEntry[],
  keysOf: (entry: AnnouncedEntry) => readonly string[],
): Map<string, AnnouncedEntry[]> {
  const index = new Map<string, AnnouncedEntry[]>();
  for (const entry of entries)
    for (const key of keysOf(entry)) {
      const list = index.get(key);
      if (list) list.push(entry);
      else index.set(key, [entry]);
    }
  return index;
}
