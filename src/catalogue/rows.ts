import { partOf } from "#src/device/element.ts";
import { stateAddress } from "./address.ts";
import type { PracticeFit } from "./fit.ts";
import type { CatalogueState } from "./state.ts";
import type { CatalogueTable, TableRow } from "./table.ts";

const chunks = new Map<string, Promise<TableRow[]>>();

/** A chunk of rows, asked for once; a chunk that failed is asked for again. */
function chunk(address: string): Promise<TableRow[]> {
  const known = chunks.get(address);
  if (known) return known;
  const asked = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json() as Promise<TableRow[]>;
  });
  asked.catch(() => chunks.delete(address));
  chunks.set(address, asked);
  return asked;
}

const line = (className: string, text: string): HTMLLIElement => {
  const item = document.createElement("li");
  item.className = className;
  item.textContent = text;
  return item;
};

function fitLines({ met, lacks, unknown }: PracticeFit): HTMLUListElement {
  const list = document.createElement("ul");
  list.className = "entry-row__fit";
  list.append(
    ...met.map((text) => line("fit-met", text)),
    ...lacks.map((text) => line("fit-lacks", text)),
    ...unknown.map((text) => line("fit-unknown", text)),
  );
  return list;
}

/** One row, from the same part of the page as the rows that were built. */
function row(
  template: HTMLTemplateElement,
  { id, to, title, teaser, date, facts }: TableRow,
  fit?: PracticeFit,
): HTMLElement {
  const item = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  item.dataset["practice"] = id;
  item.dataset["entry"] = id;
  item.removeAttribute("data-rubric");
  const link = item.querySelector("a")!;
  link.href = to;
  link.textContent = title;
  item.querySelector(".entry-row__teaser")!.textContent = teaser;
  const box = item.querySelector(".entry-row__facts")!;
  const time = box.querySelector("time")!;
  time.dateTime = date.iso;
  time.textContent = date.text;
  const blank = box.querySelector("span")!;
  for (const fact of facts) {
    const made = blank.cloneNode() as HTMLElement;
    made.textContent = fact;
    box.insertBefore(made, time);
  }
  blank.remove();
  if (fit) box.after(fitLines(fit));
  return item;
}

/** The list of the given places of the table. */
export async function drawRows(
  root: HTMLElement,
  table: CatalogueTable,
  places: readonly number[],
  fits: ReadonlyMap<number, PracticeFit>,
): Promise<HTMLElement> {
  const template = partOf<HTMLTemplateElement>(root, "row");
  const rows = await Promise.all(
    places.map(async (place) => {
      const address = table.chunks[Math.floor(place / table.chunkSize)]!;
      return row(template, (await chunk(address))[place % table.chunkSize]!, fits.get(place));
    }),
  );
  const list = document.createElement("ul");
  list.className = "entry-list";
  list.append(...rows);
  return list;
}

/** The pages of the list as links; one page needs none. */
export function drawPages(state: CatalogueState, current: number, last: number, base: string): HTMLElement {
  const nav = document.createElement("nav");
  nav.className = "pagination";
  nav.setAttribute("aria-label", "Страницы списка");
  if (last === 1) {
    nav.hidden = true;
    return nav;
  }
  const list = document.createElement("ol");
  const shown = Array.from({ length: last }, (_, index) => index + 1).filter(
    (page) => page === 1 || page === last || Math.abs(page - current) <= 2,
  );
  for (const [index, page] of shown.entries()) {
    if (index > 0 && page - shown[index - 1]! > 1) {
      const gap = line("", "…");
      gap.setAttribute("aria-hidden", "true");
      list.append(gap);
    }
    const item = document.createElement("li");
    const mark = document.createElement(page === current ? "span" : "a");
    mark.textContent = String(page);
    if (page === current) mark.setAttribute("aria-current", "page");
    else {
      (mark as HTMLAnchorElement).href = base + stateAddress({ ...state, page });
      mark.setAttribute("aria-label", `Страница ${page}`);
    }
    item.append(mark);
    list.append(item);
  }
  nav.append(list);
  return nav;
}
