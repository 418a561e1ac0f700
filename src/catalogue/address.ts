import { amounts, emptyState, isIdleSort, sorts, usualSort, type Sort, type CatalogueState } from "./state.ts";
import type { CatalogueTable } from "./table.ts";

/** In the address conditions begin so: `my-money` is what one has, `money` what a practice took. */
const MY = "my-";

/** Something in an address made by hand that means nothing here. */
export interface Stranger {
  name: string;
  value: string;
}

/** Reads an address. What it does not know is told apart and left out. */
export function readState(
  search: string,
  table: Pick<CatalogueTable, "facets" | "needs">,
): { state: CatalogueState; strangers: Stranger[] } {
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
    } else if (amounts.some((one) => MY + one === name)) {
      if (/^\d{1,13}$/.test(value)) state.conditions[name.slice(MY.length) as (typeof amounts)[number]] = Number(value);
      else stranger();
      // Marks that channels and mailings put behind an address mean nothing here, and that is right.
    } else if (!name.startsWith("utm_")) stranger();
  }
  state.sort = sort && !isIdleSort(sort, state) ? sort : usualSort(state.query);
  return { state, strangers };
}

/** The address of a state: `?instruments=nok&regions=66&sort=title`; empty when nothing is chosen. */
export function stateAddress({ query, chosen, conditions, sort, page }: CatalogueState): string {
  const params = new URLSearchParams();
  if (query) params.set("q", query);
  for (const [name, values] of Object.entries(chosen)) for (const value of values) params.append(name, value);
  for (const name of amounts) if (conditions[name] !== undefined) params.set(MY + name, String(conditions[name]));
  if (conditions.kind) params.set(`${MY}kind`, conditions.kind);
  if (sort !== usualSort(query)) params.set("sort", sort);
  if (page > 1) params.set("page", String(page));
  const text = params.toString();
  return text ? `?${text}` : "";
}
