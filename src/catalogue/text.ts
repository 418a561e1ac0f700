import { openSearch } from "#src/search/browser.ts";
import type { Table } from "./table.ts";

/** The places of the practices that the portal's search finds, the best first: the same engine as on the search page. */
export async function findPractices(query: string, table: Pick<Table, "ids">): Promise<number[]> {
  const { engine } = openSearch();
  const [{ ranked }, { directory }] = await Promise.all([engine.ask(query, { typing: true }), engine.open()]);
  const places = new Map(table.ids.map((id, place) => [id, place]));
  const whole = ranked.filter(({ full }) => full);
  return (whole.length > 0 ? whole : ranked).flatMap(({ entry }) => places.get(directory.ids[entry] ?? "") ?? []);
}
