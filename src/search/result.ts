import { element } from "#src/device/element.ts";
import type { SearchAnswer } from "./engine.ts";
import { excerptOf, marked, type ExcerptPart, type Wanted } from "./excerpt.ts";
import type { Found } from "./pagefind.ts";
import type { Ranked } from "./ranking.ts";

/** A piece of text as nodes; what answers the query stands in `<mark>`. */
const nodes = (pieces: readonly ExcerptPart[]): (Node | string)[] =>
  pieces.map(({ text, marked: isMarked }) => (isMarked ? element("mark", {}, text) : text));

/** The parts of the query that an entry lacks. */
export const missingOf = ({ phrases }: Pick<SearchAnswer, "phrases">, { has }: Pick<Ranked, "has">): string[] =>
  phrases.filter((_, place) => has[place] === false);

/** One entry that was found, as an item of the list. */
export function resultItem(found: Found, wanted: Wanted, missing: readonly string[]): HTMLLIElement {
  const { pieces, section } = excerptOf(found.lead, found.sections, wanted);
  const item = element(
    "li",
    {},
    element("p", { className: "muted" }, found.kind),
    element("h2", {}, element("a", { href: found.url }, ...nodes(marked(found.title, wanted)))),
    element("p", {}, ...nodes(pieces)),
  );
  if (section) {
    const anchor = element("a", { href: `${found.url}#${section.id}` }, section.heading);
    item.append(element("p", { className: "search-page__section" }, "Раздел: ", anchor));
  }
  if (missing.length > 0) {
    const named = missing.map((word) => `«${word}»`).join(", ");
    item.append(element("p", { className: "muted search-page__missing" }, `Нет слов: ${named}`));
  }
  return item;
}
