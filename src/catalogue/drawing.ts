import { element, partOf } from "#src/device/element.ts";
import { amount } from "#src/text/number.ts";
import { counted, plural } from "#src/text/plural.ts";
import type { Stranger } from "./address.ts";
import { conditionWords } from "./conditions.ts";
import { wayBack, type Selection } from "./select.ts";
import {
  emptyState,
  isIdleSort,
  relieved,
  sorts,
  toggled,
  type Conditions,
  type Sort,
  type CatalogueState,
} from "./state.ts";
import type { CatalogueTable } from "./table.ts";

/** Rows on a page of the list, as on the pages built without scripts. */
const PAGE = 40;

const PRACTICES: [string, string, string] = ["практика", "практики", "практик"];

/** A button that leads to another choice. */
export interface Step {
  text: string;
  /** What is read out in place of the text. */
  label?: string;
  next(state: CatalogueState): CatalogueState;
}

/** What the page shows of a choice beside the boxes and the form. */
export interface Drawing {
  /** Places in the table of the rows on this page of the list. */
  places: number[];
  page: number;
  last: number;
  status: string;
  show: string;
  /** What is chosen, each to be taken back. */
  chosen: Step[];
  /** What would bring practices back, where none is left. */
  ways: Step[];
  /** Orders that cannot be asked for. */
  idleSorts: Sort[];
}

const labelOf = (table: Pick<CatalogueTable, "facets">, facet: string, id: string): string =>
  table.facets.find(({ name }) => name === facet)?.terms.find(([known]) => known === id)?.[1] ?? id;

/** What is chosen as buttons that take it back, the last one all of it. */
export function chosenSteps(
  table: Pick<CatalogueTable, "facets" | "needs">,
  { query, chosen, conditions }: CatalogueState,
): Step[] {
  const terms = Object.entries(chosen).flatMap(([facet, ids]) =>
    ids.map((id): Step => {
      const label = labelOf(table, facet, id);
      return { text: `${label} ×`, label: `Убрать: ${label}`, next: (state) => toggled(state, facet, id) };
    }),
  );
  const own = Object.entries(conditionWords(conditions, table)).map(([name, words]): Step => ({
    text: `${words} ×`,
    label: `Убрать условие: ${words}`,
    next: (state) => relieved(state, name as keyof Conditions),
  }));
  const steps = [...terms, ...own];
  return steps.length > 0 || query !== "" ? [...steps, { text: "Сбросить", next: emptyState }] : [];
}

/** Which single term, left out, would bring practices back; nothing while some are left. */
const waySteps = (table: CatalogueTable, state: CatalogueState, found: readonly number[] | undefined): Step[] =>
  wayBack(table, state, found).map(({ facet, id, count }) => ({
    text: `Без «${labelOf(table, facet, id)}»: ${counted(count, PRACTICES)}`,
    next: (now) => toggled(now, facet, id),
  }));

/** Draws a choice as plain data. `found` and `corrected` are what the search said, where it was asked. */
export function catalogueDrawing(
  table: CatalogueTable,
  state: CatalogueState,
  { rows }: Pick<Selection, "rows">,
  { found, corrected }: { found?: readonly number[] | undefined; corrected?: string | undefined } = {},
): Drawing {
  const last = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(state.page, last);
  const about = corrected ? ` по запросу «${corrected}»` : "";
  return {
    places: rows.slice((page - 1) * PAGE, page * PAGE),
    page,
    last,
    status: `Отобрано: ${counted(rows.length, PRACTICES)} из ${amount(table.ids.length)}${about}`,
    show: `Показать ${counted(rows.length, ["практику", "практики", "практик"])}`,
    chosen: chosenSteps(table, state),
    ways: rows.length > 0 ? [] : waySteps(table, state, found),
    idleSorts: (Object.keys(sorts) as Sort[]).filter((sort) => isIdleSort(sort, state)),
  };
}

/** Names what the address holds and nobody knows; empty when it holds nothing such. */
export function strangersText(strangers: readonly Stranger[]): string {
  const many = strangers.length;
  if (many === 0) return "";
  const values = plural(many, ["незнакомое значение", "незнакомые значения", "незнакомые значения"]);
  const named = strangers.map(({ name, value }) => `${name}=${value}`).join(", ");
  return `В адресе ${values}: ${named}. ${plural(many, ["Оно не учтено", "Они не учтены", "Они не учтены"])}.`;
}

function stepItem({ text, label }: Step, act: () => void): HTMLLIElement {
  const made = element("button", { type: "button" }, text);
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return element("li", {}, made);
}

/** Puts a drawing on the page, all but the list. */
export function drawChoice(
  root: HTMLElement,
  { show, chosen, ways, places, idleSorts }: Drawing,
  { sort, query }: CatalogueState,
  take: (step: Step) => void,
): void {
  const items = (steps: readonly Step[]) => steps.map((step) => stepItem(step, () => take(step)));
  partOf(root, "show").textContent = show;
  partOf(root, "chosen").replaceChildren(...items(chosen));
  partOf(root, "chosen").hidden = chosen.length === 0;
  partOf(root, "ways").replaceChildren(...items(ways));
  partOf(root, "empty").hidden = places.length > 0;
  const order = partOf<HTMLSelectElement>(root, "sort");
  order.value = sort;
  for (const option of order.options) option.disabled = idleSorts.includes(option.value as Sort);
  const field = root.querySelector<HTMLInputElement>("#catalogue-query")!;
  if (document.activeElement !== field) field.value = query;
}
