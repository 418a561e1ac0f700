import { element, partOf } from "#src/device/element.ts";
import type { ComparedPractice } from "#src/view/comparison.ts";
import type { readComparison } from "./address.ts";
import { MOST } from "./choice.ts";
import { comparisonTable, shortNames } from "./table.ts";

const quoted = (words: readonly string[]) => words.map((word) => `«${word}»`).join(", ");

/** What the page shows of a comparison beside the table. */
export interface Drawing {
  /** What the address asked for and did not get; empty when it got all. */
  notice: string;
  status: string;
  /** What the tab is called. */
  title: string;
  /** True when there is something to compare. */
  enough: boolean;
  /** Practices that might stand here too. */
  similar: { id: string; title: string }[];
}

/** Practices like those shown; nothing where there is no room or nothing to be like. */
function similarTo(practices: readonly ComparedPractice[]): Drawing["similar"] {
  if (practices.length === 0 || practices.length >= MOST) return [];
  const own = new Set(practices.map(({ id }) => id));
  const others = new Map(practices.flatMap(({ similar }) => similar.map(({ id, title }) => [id, { id, title }])));
  return [...others.values()].filter(({ id }) => !own.has(id)).slice(0, MOST);
}

/** Draws as plain data what the address asked for and the portal gave. `heading` is what the page is called. */
export function comparisonDrawing(
  { ids, left, strange }: ReturnType<typeof readComparison>,
  practices: readonly ComparedPractice[],
  heading: string,
): Drawing {
  const known = new Set(practices.map(({ id }) => id));
  const unknown = [...ids.filter((id) => !known.has(id)), ...strange];
  const enough = practices.length >= 2;
  return {
    notice: [
      unknown.length > 0 && `На портале нет практик с такими идентификаторами: ${quoted(unknown)}.`,
      left.length > 0 && `Рядом помещаются четыре практики. Не показаны: ${quoted(left)}.`,
    ]
      .filter(Boolean)
      .join(" "),
    status: practices.length === 1 ? "Чтобы сравнить, добавьте хотя бы ещё одну практику." : "",
    title: enough ? `${shortNames(practices).join(", ")} — ${heading}` : heading,
    enough,
    similar: similarTo(practices),
  };
}

/** Puts a comparison on the page. */
export function drawComparison(
  root: HTMLElement,
  { notice, status, title, enough, similar }: Drawing,
  practices: readonly ComparedPractice[],
  differences: boolean,
  act: { link(to: string): string; remove(id: string): void; add(id: string): void },
): void {
  partOf(root, "notice").textContent = notice;
  partOf(root, "notice").hidden = notice === "";
  partOf<HTMLInputElement>(root, "only").checked = differences;
  partOf(root, "tools").hidden = !enough;
  partOf(root, "empty").hidden = practices.length > 0;
  const table =
    practices.length > 0 ? [comparisonTable(practices, { ...act, differences: differences && enough })] : [];
  partOf(root, "table").replaceChildren(...table);
  partOf(root, "status").textContent = status;
  document.title = title;
  partOf(root, "similar").replaceChildren(
    ...similar.map(({ id, title: name }) => {
      const button = element("button", { type: "button", className: "link-button" }, name);
      button.addEventListener("click", () => act.add(id));
      return element("li", {}, button);
    }),
  );
  partOf(root, "suggestions").hidden = similar.length === 0;
}
