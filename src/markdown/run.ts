import type { HastNode } from "satteri";
import { quotes } from "#src/text/quotes.ts";
import { typograph } from "#src/text/typography.ts";
import { isElement, type Element } from "./element.ts";

type Text = Extract<HastNode, { type: "text" }>;

/** A text of a paragraph and the link that it stands in; code stands in the paragraph without its text. */
export interface RunPart {
  node: Text | undefined;
  link: Element | undefined;
}

const VERBATIM = new Set(["code", "pre", "kbd", "samp"]);
const INLINE = new Set(["a", "br", "del", "em", "img", "strong"]);

/** The texts of each paragraph, heading and cell, in order. Without recursion, because a text may be nested at will. */
export function runsOf(root: HastNode): RunPart[][] {
  const runs: RunPart[][] = [];
  let run: RunPart[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const waiting: (Pick<RunPart, "link"> & { node: HastNode | "end" })[] = [{ node: root, link: undefined }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, link } = next;
    if (node === "end") close();
    else if (node.type === "text") run.push({ node, link });
    else if (node.type === "element" && VERBATIM.has(node.tagName)) run.push({ node: undefined, link });
    else if ("children" in node) {
      const inline = node.type === "element" && INLINE.has(node.tagName);
      if (!inline) {
        close();
        waiting.push({ node: "end", link: undefined });
      }
      const within = isElement(node, "a") ? node : link;
      for (const child of node.children.toReversed()) waiting.push({ node: child as HastNode, link: within });
    }
  }
  close();
  return runs;
}

/** What `typograph` keeps as it is; here it also stands for what the reader sees beside a piece. */
export const HELD = "\uE000";
const QUOTES = /["«»„“”‟\uE000]/g;

/**
 * Sets a paragraph that markup has cut into pieces as the one text that a reader sees: a quotation
 * may begin before a link and end behind it, and a dash may follow a word in bold.
 */
export function typesetPieces(pieces: readonly string[]): string[] {
  // Quotation marks are exchanged one for one, so that each piece finds its own again.
  const whole = quotes(pieces.join(""));
  let end = 0;
  return pieces.map((piece, index) => {
    const start = end;
    end += piece.length;
    const text = whole.slice(start, end);
    const before = index > 0 ? HELD : "";
    const after = index < pieces.length - 1 ? HELD : "";
    const set = typograph(before + text.replaceAll(QUOTES, HELD) + after);
    const marks = text.match(QUOTES) ?? [];
    let next = 0;
    return set.slice(before.length, set.length - after.length).replaceAll(HELD, () => marks[next++] ?? "");
  });
}
