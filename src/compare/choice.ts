import { readJson, writeJson, type Store } from "#src/device/store.ts";

const KEY = "svod-compare";

/** More than four columns cannot be read side by side. */
export const MOST = 4;

/** How a request to add or take away a practice ended. */
export type ChoiceEnd = "added" | "removed" | "full" | "refused";

/** The practices that the reader has put aside for comparison, by their permanent ids, in the order they were added. */
export function comparisonChoice(store: Store) {
  const read = (): string[] => {
    const value = readJson(store, KEY);
    const ids = Array.isArray(value) ? value.filter((id): id is string => typeof id === "string") : [];
    return [...new Set(ids)].slice(0, MOST);
  };
  const replace = (ids: readonly string[]): boolean => writeJson(store, KEY, ids.slice(0, MOST));
  return {
    read,
    replace,
    toggle: (id: string): ChoiceEnd => {
      const own = read();
      if (own.includes(id)) return replace(own.filter((one) => one !== id)) ? "removed" : "refused";
      if (own.length >= MOST) return "full";
      return replace([...own, id]) ? "added" : "refused";
    },
  };
}
