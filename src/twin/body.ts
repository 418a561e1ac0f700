import { markdownToMdast, mdxToMdast, type MdastNode } from "satteri";
import { picture, target } from "./escape.ts";

/** Where what a text refers to is found from outside the portal. */
export interface Surroundings {
  /** Absolute address of a link of the portal: `/practices/` or `#anchor`. */
  absolute(address: string): string;
  /** Address of a picture of the entry; undefined when nobody has described it. */
  picture(src: string): string | undefined;
  /** Labels of the entry's sources in their order. */
  sourceIds: readonly string[];
  /** What stands for a part that only the page can show. */
  part: string;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

const rangeOf = ({ position }: MdastNode) => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});

/** Where the target of a link ends that begins at `start`: in angle brackets, or before a space or the closing bracket. */
function targetEnd(source: string, start: number): number {
  if (source[start] === "<") return source.indexOf(">", start) + 1;
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const sign = source.charAt(at);
    if (sign === "\\") at++;
    else if (/\s/.test(sign)) return at;
    else if (sign === "(") depth++;
    else if (sign === ")" && depth-- === 0) return at;
  }
  return source.length;
}

/** Puts another target into a link or a definition; nothing when it has none of its own. */
function targetEdit(source: string, node: MdastNode, text: string): Edit[] {
  const { start, end } = rangeOf(node);
  const inner = "children" in node ? node.children.at(-1) : undefined;
  const from = inner ? rangeOf(inner as MdastNode).end : start;
  const before = (node.type === "definition" ? /^\[(?:\\.|[^\]\\])*\]:\s*/ : /^[\s\S]*?\]\(\s*/).exec(
    source.slice(from, end),
  );
  if (!before) return [];
  const at = from + before[0].length;
  return [{ start: at, end: targetEnd(source, at), text: target(text) }];
}

/** A mark of a source becomes a footnote with the number that the source has in the list. */
const markEdits = (source: string, node: MdastNode, sourceIds: readonly string[]): Edit[] => {
  const { start, end } = rangeOf(node);
  return [...source.slice(start, end).matchAll(/ ?\\?\[\^(s\d+)\]/g)].map((match) => {
    const number = sourceIds.indexOf(match[1] ?? "") + 1;
    const place = start + match.index;
    return { start: place, end: place + match[0].length, text: number > 0 ? `[^${number}]` : "" };
  });
};

function editsOf(source: string, node: MdastNode, around: Surroundings): Edit[] {
  const isOwn = (url: string) => url.startsWith("/") || url.startsWith("#");
  switch (node.type) {
    case "link":
      return isOwn(node.url) ? targetEdit(source, node, around.absolute(node.url)) : [];
    case "definition": {
      const to = isOwn(node.url) ? around.absolute(node.url) : around.picture(node.url);
      return to === undefined ? [] : targetEdit(source, node, to);
    }
    case "image": {
      const to = around.picture(node.url);
      return [{ ...rangeOf(node), text: to === undefined ? "" : picture(node.alt ?? "", to) }];
    }
    case "text":
      return markEdits(source, node, around.sourceIds);
    case "html":
    case "mdxjsEsm":
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return [{ ...rangeOf(node), text: "" }];
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return [{ ...rangeOf(node), text: around.part }];
    default:
      return [];
  }
}

/** What must follow the text so that a block of code which nobody has closed does not swallow the rest. */
function closing(source: string, root: MdastNode): string {
  const last = "children" in root ? root.children.at(-1) : undefined;
  if (last?.type !== "code") return "";
  const { start, end } = rangeOf(last as MdastNode);
  const block = source.slice(start, end);
  const fence = /^(`{3,}|~{3,})/.exec(block)?.[1];
  const lines = block.trimEnd().split("\n");
  const closed = lines.length > 1 && new RegExp(`^\\s*${fence}[\`~]*\\s*$`).test(lines.at(-1) ?? "");
  return fence === undefined || closed ? "" : `\n${fence}`;
}

/**
 * The text of an entry as its editor wrote it, so that it can be read elsewhere: links and pictures have whole
 * addresses, marks of sources are footnotes, HTML and comments are gone as they are on the page.
 */
export function portableBody(source: string, around: Surroundings, mdx = false): string {
  const root = (mdx ? mdxToMdast : markdownToMdast)(source, {
    features: { frontmatter: false, gfm: { footnotes: false } },
  });
  const edits: Edit[] = [];
  const waiting: MdastNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    edits.push(...editsOf(source, node, around));
    // One by one: a text of a hundred thousand links has more children than a call may have arguments.
    if ("children" in node) for (const child of node.children as MdastNode[]) waiting.push(child);
  }
  edits.sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    if (start < at) continue;
    parts.push(source.slice(at, start), text);
    at = end;
  }
  return (parts.join("") + source.slice(at)).trimEnd() + closing(source, root);
}
