import { fitOf, type PracticeFit } from "./fit.ts";
import { hasConditions, type CatalogueState } from "./state.ts";
import type { CatalogueTable } from "./table.ts";

/** What the choice leaves. */
export interface Selection {
  /** Places in the table, in the order they are shown. */
  rows: number[];
  /** For every facet and term: how many practices there would be with this term chosen as well. */
  counts: Map<string, number[]>;
  /** How each practice fits the reader's conditions; empty when there are none. */
  fits: Map<number, PracticeFit>;
}

/**
 * Chooses: of one facet any term will do, of several each must be met. Every practice is looked at once: one that fails
 * no facet counts everywhere, one that fails a single facet counts in that facet, since another term there would let it in.
 * `found` narrows to the places a search has found, in its order.
 */
export function select(table: CatalogueTable, state: CatalogueState, found?: readonly number[]): Selection {
  const wanted = table.facets.map(({ name, terms }) => {
    const ids = state.chosen[name];
    return ids && new Set(ids.map((id) => terms.findIndex(([known]) => known === id)));
  });
  const counts = table.facets.map(({ terms }) => terms.map(() => 0));
  const rows: number[] = [];
  for (const row of found ?? table.ids.keys()) {
    let failed = -1;
    let failures = 0;
    for (const [facet, codes] of wanted.entries()) {
      if (!codes || table.facets[facet]!.values[row]!.some((code) => codes.has(code))) continue;
      failed = facet;
      if (++failures > 1) break;
    }
    if (failures > 1) continue;
    if (failures === 0) rows.push(row);
    for (const [facet, { values }] of table.facets.entries())
      if (failures === 0 || facet === failed) for (const code of values[row]!) counts[facet]![code]! += 1;
  }
  const fits = new Map(
    hasConditions(state.conditions) ? rows.map((row) => [row, fitOf(table, row, state.conditions)]) : [],
  );
  return {
    rows: sorted(rows, table, state, fits),
    counts: new Map(table.facets.map(({ name }, facet) => [name, counts[facet]!])),
    fits,
  };
}

function sorted(
  rows: number[],
  table: CatalogueTable,
  { sort }: CatalogueState,
  fits: ReadonlyMap<number, PracticeFit>,
): number[] {
  if (sort === "fit") return rows.toSorted((a, b) => (fits.get(b)?.score ?? 0) - (fits.get(a)?.score ?? 0) || a - b);
  // A search gives its rows in its own order.
  if (sort === "match") return rows;
  if (sort === "date") return rows.toSorted((a, b) => a - b);
  const rank = table.ranks[sort];
  return rows.toSorted((a, b) => rank[a]! - rank[b]!);
}

/** Which single chosen term, left out, would bring practices back, and how many. Asked only when nothing is left. */
export function wayBack(
  table: CatalogueTable,
  state: CatalogueState,
  found?: readonly number[],
): { facet: string; id: string; count: number }[] {
  return Object.entries(state.chosen)
    .flatMap(([facet, ids]) =>
      ids.map((id) => {
        const rest = ids.filter((one) => one !== id);
        const chosen = { ...state.chosen, [facet]: rest };
        if (rest.length === 0) delete chosen[facet];
        return { facet, id, count: select(table, { ...state, chosen }, found).rows.length };
      }),
    )
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}
