import { SearchEngine } from "./engine.ts";
import { pagefindSource, type PagefindSource } from "./pagefind.ts";

let opened: { engine: SearchEngine; source: PagefindSource } | undefined;

/** The search of this site, opened once a page. */
export function openSearch(): { engine: SearchEngine; source: PagefindSource } {
  if (opened) return opened;
  const base = document.querySelector<HTMLElement>("[data-search-index]")?.dataset["searchIndex"] ?? "/pagefind/";
  const source = pagefindSource(
    base,
    () => import(/* @vite-ignore */ `${base}pagefind.js`),
    async (name) => {
      const response = await fetch(`${base}${name}`);
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return response.text();
    },
  );
  opened = { engine: new SearchEngine(source), source };
  return opened;
}

/**
 * Ids of the entries that answer a query, the best first; those that lack a part of it only where none has all. What was
 * sought instead, where a slip was corrected.
 */
export async function findIds(query: string): Promise<{ ids: string[]; corrected: string | undefined }> {
  const { engine } = openSearch();
  const [answer, { directory }] = await Promise.all([engine.ask(query, { typing: true }), engine.open()]);
  const whole = answer.ranked.filter(({ full }) => full);
  return {
    ids: (whole.length > 0 ? whole : answer.ranked).map(({ entry }) => directory.ids[entry] ?? ""),
    corrected: answer.corrected,
  };
}

/** Forgets a search that failed to load, so that the next try starts anew. */
export const closeSearch = (): void => {
  opened = undefined;
};
