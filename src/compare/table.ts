import { element } from "#src/device/element.ts";
import type { ComparedPractice } from "#src/view/comparison.ts";
import { comparisonRows, type CellValue, type ComparisonRow } from "./rows.ts";

/** Roles said aloud: on a phone the style lays the cells below each other, and browsers then forget the table. */
function cell<Tag extends "td" | "th">(tag: Tag, role: string, ...children: (Node | string)[]) {
  const made = element(tag, {}, ...children);
  made.setAttribute("role", role);
  return made;
}

function valueParts({ label, to, source }: CellValue, link: (to: string) => string): (Node | string)[] {
  const text = to ? element("a", { href: link(to) }, label) : label;
  if (!source) return [text];
  return [text, " ", element("a", { href: source.url, title: source.title, className: "compare__source" }, "источник")];
}

/** What one practice says of an aspect. What it has alone stands out where others share the rest. */
function content(values: readonly CellValue[], link: (to: string) => string): (Node | string)[] {
  const [first] = values;
  if (!first) return [element("span", { className: "muted" }, "не\u00A0указано")];
  if (values.length === 1) return valueParts(first, link);
  const mixed = values.some(({ own }) => !own);
  const items = values.map((value) =>
    element("li", { className: mixed && value.own ? "compare__own" : "" }, ...valueParts(value, link)),
  );
  return [element("ul", {}, ...items)];
}

function line(
  { label, cells, same }: ComparisonRow,
  names: readonly string[],
  link: (to: string) => string,
): HTMLTableRowElement {
  const made = element("tr", { className: same ? "compare__same" : "" });
  made.setAttribute("role", "row");
  const name = cell("th", "rowheader", label);
  name.scope = "row";
  made.append(name);
  if (same) {
    const shared = cell("td", "cell", ...content(cells[0] ?? [], link));
    shared.colSpan = cells.length;
    shared.dataset["of"] = "Одинаково";
    made.append(shared);
  } else
    for (const [place, values] of cells.entries()) {
      const own = cell("td", "cell", ...content(values, link));
      own.dataset["of"] = names[place] ?? "";
      made.append(own);
    }
  return made;
}

/** Names short enough to stand at a cell: the holder, numbered, since one holder may have several practices. */
export const shortNames = (practices: readonly ComparedPractice[]): string[] =>
  practices.map(({ holder }, place) => `${place + 1}. ${holder}`);

/** The comparison as a table: a column a practice, a group of lines an aspect of it. */
export function comparisonTable(
  practices: readonly ComparedPractice[],
  { link, remove, differences }: { link: (to: string) => string; remove: (id: string) => void; differences: boolean },
): HTMLTableElement {
  const names = shortNames(practices);
  const head = element("tr", {}, cell("td", "cell"));
  head.setAttribute("role", "row");
  for (const [place, { id, to, title, holder }] of practices.entries()) {
    const away = element("button", { type: "button", className: "link-button" }, "Убрать");
    away.setAttribute("aria-label", `Убрать: ${title}`);
    away.addEventListener("click", () => remove(id));
    const column = cell(
      "th",
      "columnheader",
      element("span", { className: "muted" }, `${place + 1}. ${holder}`),
      element("a", { href: link(to) }, title),
      away,
    );
    column.scope = "col";
    head.append(column);
  }
  const top = element("thead", {}, head);
  top.setAttribute("role", "rowgroup");
  const shown = comparisonRows(practices).filter(({ same }) => !(same && differences));
  const groups = [...Map.groupBy(shown, ({ group }) => group)].map(([group, rows]) => {
    const name = cell("th", "columnheader", group);
    name.colSpan = practices.length + 1;
    name.scope = "colgroup";
    const heading = element("tr", { className: "compare__group" }, name);
    heading.setAttribute("role", "row");
    const body = element("tbody", {}, heading, ...rows.map((row) => line(row, names, link)));
    body.setAttribute("role", "rowgroup");
    return body;
  });
  const table = element("table", { className: "compare__table" }, top, ...groups);
  table.setAttribute("role", "table");
  table.dataset["columns"] = String(practices.length);
  return table;
}
