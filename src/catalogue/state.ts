import type { Table } from "./table.ts";

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
const NUMBERS = ["people", "weeks", "money"] as const;
/** In the address conditions begin so: `my-money` is what one has, `money` what a practice took. */
const MY = "my-";

/** What is chosen, all of it in the address. */
export interface State {
  /** Words to find; empty when nothing is sought. */
  query: string;
  /** Chosen terms by facet. */
  chosen: Record<string, string[]>;
  conditions: Conditions;
  sort: Sort;
  page: number;
}

/** Something in an address made by hand that means nothing here. */
export interface Stranger {
  name: string;
  value: string;
}

export const emptyState = (): State => ({ query: "", chosen: {}, conditions: {}, sort: "date", page: 1 });

/** True when nothing is chosen: the page as it was built shows just that. */
export const isEmpty = ({ query, chosen, conditions, sort, page }: State): boolean =>
  query === "" && Object.keys(chosen).length === 0 && !hasConditions(conditions) && sort === "date" && page === 1;

/** The order that needs no word in the address. */
const usualSort = (query: string): Sort => (query === "" ? "date" : "match");

export const hasConditions = (conditions: Conditions): boolean => Object.keys(conditions).length > 0;

/** Reads an address. What it does not know is told apart and left out. */
export function readState(
  search: string,
  table: Pick<Table, "facets" | "needs">,
): { state: State; strangers: Stranger[] } {
  const state = emptyState();
  const strangers: Stranger[] = [];
  let sort: Sort | undefined;
  for (const [name, value] of new URLSearchParams(search)) {
    const stranger = () => strangers.push({ name, value: value.slice(0, 60) });
    const facet = table.facets.find((one) => one.name === name);
    if (facet) {
      const list = (state.chosen[name] ??= []);
      if (!facet.terms.some(([id]) => id === value)) stranger();
      else if (!list.includes(value)) list.push(value);
      if (list.length === 0) delete state.chosen[name];
    } else if (name === "q") state.query = value.slice(0, 2000);
    else if (name === "sort") {
      if (Object.hasOwn(sorts, value)) sort = value as Sort;
      else stranger();
    } else if (name === "page") {
      if (/^[1-9]\d{0,5}$/.test(value)) state.page = Number(value);
      else stranger();
    } else if (name === `${MY}kind`) {
      if (table.needs.kindTerms.some(([id]) => id === value)) state.conditions.kind = value;
      else stranger();
    } else if (NUMBERS.some((one) => MY + one === name)) {
      if (/^\d{1,13}$/.test(value)) state.conditions[name.slice(MY.length) as (typeof NUMBERS)[number]] = Number(value);
      else stranger();
      // Marks that channels and mailings put behind an address mean nothing here, and that is right.
    } else if (!name.startsWith("utm_")) stranger();
  }
  const possible = sort !== "fit" || hasConditions(state.conditions);
  state.sort = sort && possible && (sort !== "match" || state.query) ? sort : usualSort(state.query);
  return { state, strangers };
}

/** The address of a state: `?instruments=nok&regions=66&sort=title`; empty when nothing is chosen. */
export function stateAddress({ query, chosen, conditions, sort, page }: State): string {
  const params = new URLSearchParams();
  if (query) params.set("q", query);
  for (const [name, values] of Object.entries(chosen)) for (const value of values) params.append(name, value);
  for (const name of NUMBERS) if (conditions[name] !== undefined) params.set(MY + name, String(conditions[name]));
  if (conditions.kind) params.set(`${MY}kind`, conditions.kind);
  if (sort !== usualSort(query)) params.set("sort", sort);
  if (page > 1) params.set("page", String(page));
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** The state with one term switched; a change of choice begins at the first page. */
export function toggled(state: State, facet: string, id: string): State {
  const own = state.chosen[facet] ?? [];
  const next = own.includes(id) ? own.filter((one) => one !== id) : [...own, id];
  const chosen = { ...state.chosen, [facet]: next };
  if (next.length === 0) delete chosen[facet];
  return { ...state, chosen, page: 1 };
}
