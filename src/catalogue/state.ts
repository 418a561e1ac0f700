/** How the list may be ordered. */
export const sorts = {
  date: "сначала новые",
  match: "по запросу",
  evidence: "по доказательности",
  title: "по названию",
  fit: "по условиям",
} as const;
export type Sort = keyof typeof sorts;

/** What the reader has: «Мои условия». */
export interface Conditions {
  people?: number;
  weeks?: number;
  money?: number;
  /** Kind of organisation. */
  kind?: string;
}
/** The conditions that are numbers. */
export const amounts = ["people", "weeks", "money"] as const;

/** What is chosen, all of it in the address. */
export interface CatalogueState {
  /** Words to find; empty when nothing is sought. */
  query: string;
  /** Chosen terms by facet. */
  chosen: Record<string, string[]>;
  conditions: Conditions;
  sort: Sort;
  page: number;
}

export const emptyState = (): CatalogueState => ({ query: "", chosen: {}, conditions: {}, sort: "date", page: 1 });

/** True when nothing is chosen: the page as it was built shows just that. */
export const isEmpty = ({ query, chosen, conditions, sort, page }: CatalogueState): boolean =>
  query === "" && Object.keys(chosen).length === 0 && !hasConditions(conditions) && sort === "date" && page === 1;

/** The order that needs no word in the address. */
export const usualSort = (query: string): Sort => (query === "" ? "date" : "match");

export const hasConditions = (conditions: Conditions): boolean => Object.keys(conditions).length > 0;

/** True for an order that this state gives no ground for. */
export const isIdleSort = (sort: Sort, { query, conditions }: Pick<CatalogueState, "query" | "conditions">): boolean =>
  (sort === "fit" && !hasConditions(conditions)) || (sort === "match" && query === "");

// What a reader does leads from one state to the next; a change of choice begins at the first page.

/** The state with one term switched. */
export function toggled(state: CatalogueState, facet: string, id: string): CatalogueState {
  const own = state.chosen[facet] ?? [];
  const next = own.includes(id) ? own.filter((one) => one !== id) : [...own, id];
  const chosen = { ...state.chosen, [facet]: next };
  if (next.length === 0) delete chosen[facet];
  return { ...state, chosen, page: 1 };
}

/** The state with other words to find: what answers them best stands first. */
export const asked = (state: CatalogueState, query: string): CatalogueState => ({
  ...state,
  query,
  sort: usualSort(query),
  page: 1,
});

/** The state under other conditions: what fits them best stands first. */
export const fitted = (state: CatalogueState, conditions: Conditions): CatalogueState => ({
  ...state,
  conditions,
  sort: hasConditions(conditions) ? "fit" : usualSort(state.query),
  page: 1,
});

/** The state with one condition taken back. */
export function relieved(state: CatalogueState, name: keyof Conditions): CatalogueState {
  const { [name]: _, ...conditions } = state.conditions;
  return { ...state, conditions, sort: hasConditions(conditions) ? state.sort : "date", page: 1 };
}

/** The state in another order. */
export const sortedBy = (state: CatalogueState, sort: Sort): CatalogueState => ({ ...state, sort, page: 1 });
