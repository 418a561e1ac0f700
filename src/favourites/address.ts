import type { Favourite } from "./list.ts";

/** The query of the printable set of these entries: `?ids=one,two`. */
export const setQuery = (ids: readonly string[]): string => `?ids=${ids.join(",")}`;

/** Which of the kept entries an address of the printable set asks for: all when it names none. */
export function readSet(list: readonly Favourite[], search: string): Favourite[] {
  const ids = new Set(new URLSearchParams(search).get("ids")?.split(",").filter(Boolean));
  return ids.size === 0 ? [...list] : list.filter(({ id }) => ids.has(id));
}

/** The query of a comparison of practices, as its page reads it: `?practices=one,two`. */
export const comparedQuery = (ids: readonly string[]): string => `?practices=${ids.join(",")}`;
