import { excerptOf, marked, type Piece, type Wanted } from "./excerpt.ts";
import type { Found } from "./pagefind.ts";

/** A piece of text as nodes; what answers the query stands in `<mark>`. */
function nodes(pieces: readonly Piece[]): Node[] {
  return pieces.map(({ text, marked: isMarked }) => {
    if (!isMarked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** One entry that was found, as an item of the list. */
export function resultItem(found: Found, wanted: Wanted, missing: readonly string[]): HTMLLIElement {
  const link = element("a", "", ...nodes(marked(found.title, wanted)));
  link.href = found.url;
  const { pieces, section } = excerptOf(found.lead, found.sections, wanted);
  const item = element(
    "li",
    "",
    element("p", "muted", found.kind),
    element("h2", "", link),
    element("p", "", ...nodes(pieces)),
  );
  if (section) {
    const anchor = element("a", "", section.heading);
    anchor.href = `${found.url}#${section.id}`;
    item.append(element("p", "search-page__section", "Раздел: ", anchor));
  }
  if (missing.length > 0)
    item.append(
      element("p", "muted search-page__missing", `Нет слов: ${missing.map((word) => `«${word}»`).join(", ")}`),
    );
  return item;
}
