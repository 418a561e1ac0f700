import type { HastFilteredVisitor, HastHookFn } from "satteri";
import { href } from "#src/site.ts";
import { element, textNode, type Content, type Element } from "./element.ts";
import { HELD, runsOf, typesetPieces, type RunPart } from "./run.ts";

type Root = Parameters<HastHookFn>[0];
type Visitor = Parameters<HastHookFn>[1];

/** What a source's mark looks like in the text: a small number that leads to the list of sources. */
const sourceMark = (number: number): Element =>
  element("a", { href: `#source-${number}`, className: ["source-mark"], ariaLabel: `Источник ${number}` }, [
    textNode(String(number)),
  ]);

/** One text of a paragraph made ready: what stands in its place, and the marks that stood in it. */
interface SetPiece {
  piece: RunPart;
  content: Content[];
}

/** Cuts the texts of a paragraph at their source marks and sets the whole by the rules of Russian typography. */
function setRun(run: readonly RunPart[], sourceIds: readonly string[]): SetPiece[] {
  // Every second part is a mark.
  const parts = run.map(({ node }) => (node ? node.value.split(/\s?(\[\^s\d+\])/) : [HELD]));
  const set = typesetPieces(parts.flatMap((cut) => cut.map((part, index) => (index % 2 === 1 ? "" : part))));
  let next = 0;
  return run.map((piece, place) => ({
    piece,
    content: (parts[place] ?? []).flatMap((part, index): Content[] => {
      const words = set[next++] ?? "";
      const number = index % 2 === 1 ? sourceIds.indexOf(part.slice(2, -1)) + 1 : 0;
      if (number > 0) return [sourceMark(number)];
      return words === "" ? [] : [textNode(words)];
    }),
  }));
}

const isMark = (node: Content) => node.type === "element";

/**
 * Sets every text of a document by the rules of Russian typography, and makes its source marks links
 * to the list of sources. `sourceIds` are the labels of the sources in their order.
 */
export function typesetTree(root: Root, visitor: Visitor, sourceIds: readonly string[]): void {
  for (const run of runsOf(root)) {
    const marks = new Map<Element, Content[]>();
    for (const { piece, content } of setRun(run, sourceIds)) {
      if (!piece.node) continue;
      // A link may not stand inside a link: the mark follows it.
      const inside = piece.link ? content.filter((node) => !isMark(node)) : content;
      if (piece.link) marks.set(piece.link, [...(marks.get(piece.link) ?? []), ...content.filter(isMark)]);
      const [only] = inside;
      if (inside.length !== 1 || only?.type !== "text" || only.value !== piece.node.value)
        visitor.replaceNode(piece.node, inside);
    }
    for (const [link, found] of marks) if (found.length > 0) visitor.insertAfter(link, found);
  }
}

/** Puts the portal's base before internal links. */
export const linkVisitor = {
  filter: ["a"],
  visit(node, visitor) {
    const address = String(node.properties["href"] ?? "");
    if (address.startsWith("/")) visitor.setProperty(node, "href", href(address));
    else if (/^https?:/i.test(address)) visitor.setProperty(node, "rel", "noopener");
  },
} satisfies HastFilteredVisitor<Element>;
