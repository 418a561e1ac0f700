import { partOf } from "#src/device/element.ts";
import { readState, stateAddress } from "./address.ts";
import { bindConditions } from "./conditions.ts";
import { catalogueDrawing, drawChoice, strangersText } from "./drawing.ts";
import { bindFacets } from "./facets.ts";
import { drawPages, drawRows } from "./rows.ts";
import { select } from "./select.ts";
import { asked, emptyState, fitted, isEmpty, sortedBy, toggled, type Sort, type CatalogueState } from "./state.ts";
import type { CatalogueTable } from "./table.ts";

/** The portal's search: ids of what answers a query, the best first, and what was sought where a slip was corrected. */
export type Find = (query: string) => Promise<{ ids: string[]; corrected: string | undefined }>;

async function loadTable(address: string): Promise<CatalogueTable> {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as CatalogueTable;
}

/** Makes the catalogue choose, count and sort in its place; without the table it stays the list it was built as. */
export async function bindCatalogue(find: Find): Promise<void> {
  const root = document.querySelector<HTMLElement>(".catalogue[data-table]");
  if (!root) return;
  const table = await loadTable(root.dataset["table"] ?? "").catch(() => undefined);
  // The links to the pages of the terms still lead where they led.
  if (table) await bindTable(root, table, find);
  else root.classList.add("catalogue--plain");
}

async function bindTable(root: HTMLElement, table: CatalogueTable, find: Find): Promise<void> {
  const base = root.dataset["base"] ?? "/practices/";
  const list = partOf(root, "list");
  const status = partOf(root, "status");
  const built = {
    path: location.pathname,
    list: [...list.childNodes].map((node) => node.cloneNode(true)),
    status: status.textContent ?? "",
  };
  const places = new Map(table.ids.map((id, place) => [id, place]));
  let state: CatalogueState = emptyState();
  let turn = 0;

  /** Chooses, and shows it unless something newer was asked for meanwhile. */
  const choose = async (isLatest: () => boolean) => {
    const answer = state.query ? await find(state.query) : undefined;
    const found = answer?.ids.flatMap((id) => places.get(id) ?? []);
    const selection = select(table, state, found);
    const drawing = catalogueDrawing(table, state, selection, { found, corrected: answer?.corrected });
    // Nothing is chosen: the page as it was built says it all, demonstration entries included.
    const untouched = isEmpty(state) && location.pathname === built.path;
    const rows = untouched ? undefined : await drawRows(root, table, drawing.places, selection.fits);
    if (!isLatest()) return;
    if (rows) list.replaceChildren(rows, drawPages(state, drawing.page, drawing.last, base));
    else list.replaceChildren(...built.list.map((node) => node.cloneNode(true)));
    status.textContent = untouched ? built.status : drawing.status;
    drawChoice(root, drawing, state, ({ next }) => go(next(state)));
    facets.draw(state, selection.counts);
    conditions.draw(state.conditions);
    document.dispatchEvent(new CustomEvent("svod:rows"));
  };

  const show = async () => {
    const mine = ++turn;
    const isLatest = () => mine === turn;
    const read = readState(location.search, table);
    state = read.state;
    const strangers = partOf(root, "strangers");
    strangers.textContent = strangersText(read.strangers);
    strangers.hidden = read.strangers.length === 0;
    list.setAttribute("aria-busy", "true");
    try {
      await choose(isLatest);
    } catch (error) {
      if (!isLatest()) return;
      status.textContent = "Список не загрузился. Проверьте связь и обновите страницу.";
      console.warn(error);
    } finally {
      if (isLatest()) list.removeAttribute("aria-busy");
    }
  };

  const go = (next: CatalogueState, { replace = false } = {}) => {
    const address = base + stateAddress(next);
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    void show();
  };

  const facets = bindFacets(root, {
    toggle: (facet, id) => go(toggled(state, facet, id)),
    reset: () => go(emptyState()),
  });
  const conditions = bindConditions(root, (next) => go(fitted(state, next)));
  const order = partOf<HTMLSelectElement>(root, "sort");
  order.addEventListener("change", () => go(sortedBy(state, order.value as Sort)));
  bindQuery(root, (query, replace) => go(asked(state, query), { replace }));
  list.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(".pagination a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || isEmpty(state)) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    void show().then(() => status.scrollIntoView({ block: "nearest" }));
  });
  addEventListener("popstate", () => void show());
  await show();
}

/** Searches while one types; only a pause of the fingers makes a step in the history. */
function bindQuery(root: HTMLElement, ask: (query: string, replace: boolean) => void): void {
  const field = root.querySelector<HTMLInputElement>("#catalogue-query")!;
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(field.value.trim(), true), 200);
  });
  partOf<HTMLFormElement>(root, "search").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask(field.value.trim(), false);
  });
}
