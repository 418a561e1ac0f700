import { Engine } from "./engine.ts";
import { pagefindSource, type PagefindSource } from "./pagefind.ts";

let opened: { engine: Engine; source: PagefindSource } | undefined;

/** The search of this site, opened once a page. */
export function openSearch(): { engine: Engine; source: PagefindSource } {
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
  opened = { engine: new Engine(source), source };
  return opened;
}

/** Ids of the entries that answer a query, the best first; those that lack a part of it only where none has all. */
export async function findIds(query: string): Promise<string[]> {
  const { engine } = openSearch();
  const [{ ranked }, { directory }] = await Promise.all([engine.ask(query, { typing: true }), engine.open()]);
  const whole = ranked.filter(({ full }) => full);
  return (whole.length > 0 ? whole : ranked).map(({ entry }) => directory.ids[entry] ?? "");
}

/** Forgets a search that failed to load, so that the next try starts anew. */
export const closeSearch = (): void => {
  opened = undefined;
};
