import { amount } from "#src/text/number.ts";
import { counted, plural } from "#src/text/plural.ts";
import { bindFacets, type FacetPanel } from "./facets.ts";
import { bindConditions, conditionWords } from "./conditions.ts";
import { drawPages, drawRows } from "./rows.ts";
import { select, wayBack, type Selection } from "./select.ts";
import {
  emptyState,
  hasConditions,
  isEmpty,
  readState,
  stateAddress,
  toggled,
  type Conditions,
  type Sort,
  type State,
} from "./state.ts";
import type { Table } from "./table.ts";

/** Rows on a page of the list, as on the pages built without scripts. */
const PAGE = 40;

const PRACTICES: [string, string, string] = ["практика", "практики", "практик"];

/** A part of the page by its name. */
export type Part = <Element extends HTMLElement = HTMLElement>(name: string) => Element;

const partsOf =
  (root: HTMLElement): Part =>
  <Element extends HTMLElement>(name: string) => {
    const found = root.querySelector<Element>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the catalogue has no ${name}`);
    return found;
  };

const button = (text: string, label: string, act: () => void): HTMLLIElement => {
  const item = document.createElement("li");
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  item.append(made);
  return item;
};

/**
 * Makes the catalogue choose, count and sort in its place; without the table it stays the list it was built as. `find`
 * is the portal's search: ids of what answers a query, the best first, and what was sought where a slip was corrected.
 */
export async function bindCatalogue(
  find: (query: string) => Promise<{ ids: string[]; corrected: string | undefined }>,
): Promise<void> {
  const root = document.querySelector<HTMLElement>(".catalogue[data-table]");
  if (!root) return;
  const part = partsOf(root);
  let table: Table;
  try {
    const response = await fetch(root.dataset["table"] ?? "", { cache: "no-cache" });
    if (!response.ok) throw new Error(String(response.status));
    table = (await response.json()) as Table;
  } catch {
    // The links to the pages of the terms still lead where they led.
    root.classList.add("catalogue--plain");
    return;
  }
  const list = part("list");
  const builtPath = location.pathname;
  const built = [...list.childNodes].map((node) => node.cloneNode(true));
  const builtStatus = part("status").textContent ?? "";
  const base = root.dataset["base"] ?? "/practices/";
  const places = new Map(table.ids.map((id, place) => [id, place]));
  const placesOf = (ids: readonly string[]) => ids.flatMap((id) => places.get(id) ?? []);
  let state: State = emptyState();
  let turn = 0;

  const go = (next: State, { replace = false } = {}) => {
    const address = base + stateAddress(next);
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    void show();
  };

  const labelOf = (facet: string, id: string): string =>
    table.facets.find(({ name }) => name === facet)?.terms.find(([known]) => known === id)?.[1] ?? id;

  const drawChosen = () => {
    const box = part("chosen");
    const chips = Object.entries(state.chosen).flatMap(([facet, ids]) =>
      ids.map((id) => {
        const label = labelOf(facet, id);
        return button(`${label} ×`, `Убрать: ${label}`, () => go(toggled(state, facet, id)));
      }),
    );
    const own = Object.entries(conditionWords(state.conditions, table)).map(([name, words]) =>
      button(`${words} ×`, `Убрать условие: ${words}`, () => {
        const { [name as keyof Conditions]: _, ...rest } = state.conditions;
        go({ ...state, conditions: rest, sort: hasConditions(rest) ? state.sort : "date", page: 1 });
      }),
    );
    const anything = chips.length > 0 || own.length > 0 || state.query !== "";
    box.replaceChildren(
      ...chips,
      ...own,
      ...(anything ? [button("Сбросить", "", () => go({ ...emptyState(), sort: "date" }))] : []),
    );
    box.hidden = !anything;
  };

  const drawEmpty = (found: readonly number[] | undefined, { rows }: Selection) => {
    part("empty").hidden = rows.length > 0;
    if (rows.length > 0) return;
    part("ways").replaceChildren(
      ...wayBack(table, state, found).map(({ facet, id, count }) =>
        button(`Без «${labelOf(facet, id)}»: ${counted(count, PRACTICES)}`, "", () => go(toggled(state, facet, id))),
      ),
    );
  };

  const show = async () => {
    const mine = ++turn;
    const read = readState(location.search, table);
    state = read.state;
    const strangers = part("strangers");
    strangers.hidden = read.strangers.length === 0;
    strangers.textContent = `${plural(read.strangers.length, ["В адресе незнакомое значение", "В адресе незнакомые значения", "В адресе незнакомые значения"])}: ${read.strangers.map(({ name, value }) => `${name}=${value}`).join(", ")}. ${plural(read.strangers.length, ["Оно не учтено", "Они не учтены", "Они не учтены"])}.`;
    list.setAttribute("aria-busy", "true");
    try {
      const answer = state.query ? await find(state.query) : undefined;
      const found = answer && placesOf(answer.ids);
      const selection = select(table, state, found);
      const last = Math.max(1, Math.ceil(selection.rows.length / PAGE));
      const page = Math.min(state.page, last);
      const shown = selection.rows.slice((page - 1) * PAGE, page * PAGE);
      // Nothing is chosen: the page as it was built says it all, demonstration entries included.
      const untouched = isEmpty(state) && location.pathname === builtPath;
      const rows = untouched ? undefined : await drawRows(part, table, shown, selection.fits);
      if (mine !== turn) return;
      if (rows) list.replaceChildren(rows, drawPages(state, page, last, base));
      else list.replaceChildren(...built.map((node) => node.cloneNode(true)));
      part("status").textContent = untouched
        ? builtStatus
        : `Отобрано: ${counted(selection.rows.length, PRACTICES)} из ${amount(table.ids.length)}${answer?.corrected ? ` по запросу «${answer.corrected}»` : ""}`;
      part("show").textContent = `Показать ${counted(selection.rows.length, ["практику", "практики", "практик"])}`;
      drawChosen();
      drawEmpty(found, selection);
      panel.draw(state, selection.counts);
      conditions.draw(state.conditions);
      const sort = part<HTMLSelectElement>("sort");
      sort.value = state.sort;
      for (const option of sort.options)
        option.disabled =
          (option.value === "fit" && !hasConditions(state.conditions)) ||
          (option.value === "match" && state.query === "");
      const query = root.querySelector<HTMLInputElement>("#catalogue-query")!;
      if (document.activeElement !== query) query.value = state.query;
      document.dispatchEvent(new CustomEvent("svod:rows"));
    } catch (error) {
      if (mine !== turn) return;
      part("status").textContent = "Список не загрузился. Проверьте связь и обновите страницу.";
      console.warn(error);
    } finally {
      if (mine === turn) list.removeAttribute("aria-busy");
    }
  };

  const panel: FacetPanel = bindFacets(
    root,
    part,
    (facet, id) => go(toggled(state, facet, id)),
    () => go(emptyState()),
  );
  const conditions = bindConditions(part, (next) =>
    go({ ...state, conditions: next, sort: hasConditions(next) ? "fit" : state.query ? "match" : "date", page: 1 }),
  );
  part<HTMLSelectElement>("sort").addEventListener("change", (event) =>
    go({ ...state, sort: (event.target as HTMLSelectElement).value as Sort, page: 1 }),
  );
  bindQuery(root, part, (query, replace) =>
    go({ ...state, query, sort: query ? "match" : "date", page: 1 }, { replace }),
  );
  list.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(".pagination a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || isEmpty(state)) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    void show().then(() => part("status").scrollIntoView({ block: "nearest" }));
  });
  addEventListener("popstate", () => void show());
  await show();
}

/** Searches while one types; only a pause of the fingers makes a step in the history. */
function bindQuery(root: HTMLElement, part: Part, ask: (query: string, replace: boolean) => void): void {
  const field = root.querySelector<HTMLInputElement>("#catalogue-query")!;
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(field.value.trim(), true), 200);
  });
  part<HTMLFormElement>("search").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask(field.value.trim(), false);
  });
}
