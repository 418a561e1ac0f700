import { parse, type HTMLElement, type Node } from "node-html-parser";
import { keysOf } from "./analysis.ts";
import { END } from "./pagefind.ts";

/** One heading of an entry's page with the text under it. */
export interface PageSection {
  /** Anchor of the heading; empty for what stands before the first. */
  id: string;
  heading: string;
  text: string;
  /** True for a list of sources or of other entries: it is searched, but no excerpt is taken from it. */
  aside?: true;
}

/** What is searched on a page. */
export interface SearchDocument {
  id: string;
  kind: string;
  /** Name of the kind for readers. */
  label: string;
  title: string;
  lead: string;
  /** Words of the passport and the tags. */
  terms: string[];
  sections: PageSection[];
}

const BLOCKS = new Set(
  "address article aside blockquote br dd details div dl dt figcaption figure footer h1 h2 h3 h4 header hr li main ol p pre section summary table td th tr ul".split(
    " ",
  ),
);

const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;

const tidy = (text: string): string =>
  text
    .replaceAll(/[ \t\n\r]+/g, " ")
    .replaceAll(/ (?=[.,;:!?»)])/g, "")
    .trim();

/** Walks the text, a new section at each heading that has an anchor. */
function sectionsOf(root: HTMLElement): PageSection[] {
  const sections: PageSection[] = [{ id: "", heading: "", text: "" }];
  const walk = (node: Node, aside: boolean) => {
    const section = sections.at(-1)!;
    if (!isElement(node)) {
      section.text += node.text;
      return;
    }
    const tag = node.tagName.toLowerCase();
    if (node.hasAttribute("data-search-skip") || ["script", "style", "svg", "nav"].includes(tag)) return;
    if (node.classNames.includes("source-mark")) return;
    const id = node.getAttribute("id");
    if (/^h[2-4]$/.test(tag) && id) {
      sections.push({ id, heading: tidy(node.text), text: "", ...(aside && { aside }) });
      return;
    }
    // The end of a block ends a sentence for whoever reads an excerpt.
    const block = BLOCKS.has(tag);
    if (block) section.text += "\n";
    const own = aside || node.hasAttribute("data-search-aside");
    for (const child of node.childNodes) walk(child, own);
    if (block) sections.at(-1)!.text += "\n";
  };
  walk(root, false);
  return sections
    .map(({ text, ...rest }) => ({
      ...rest,
      text: text
        .split("\n")
        .map(tidy)
        .filter(Boolean)
        .map((line, place, lines) => (place < lines.length - 1 && !/[.!?:;…»]$/.test(line) ? `${line}.` : line))
        .join(" "),
    }))
    .filter(({ heading, text }) => heading !== "" || text !== "");
}

/** Reads what is to be searched off a built page; nothing when the page has no entry that may be found. */
export function readDocument(html: string): SearchDocument | undefined {
  // Most pages are listings: they are not parsed.
  if (!html.includes(" data-search=")) return undefined;
  const start = html.indexOf("<main");
  const end = html.indexOf("</main>");
  if (start === -1 || end === -1) return undefined;
  const root = parse(html.slice(start, end + 7)).querySelector("[data-search]");
  if (!root) return undefined;
  const terms = root.querySelectorAll(".passport dd, .tag, [data-search-terms]").map((node) => tidy(node.text));
  const title = root.querySelector("h1");
  const lead = root.querySelector(".lead");
  const document = {
    id: root.getAttribute("data-search") ?? "",
    kind: root.getAttribute("data-search-kind") ?? "",
    label: root.getAttribute("data-search-label") ?? "",
    title: tidy(title?.text ?? ""),
    lead: tidy(lead?.text ?? ""),
    terms: [...new Set(terms.filter(Boolean))],
  };
  for (const part of root.querySelectorAll("h1, .lead, .passport, .tag, [data-search-terms]")) part.remove();
  return { ...document, sections: sectionsOf(root) };
}

/** An entry as Pagefind gets it: keys in five zones, one after the other, and where each zone ends. */
export interface IndexRecord {
  content: string;
  /** Number of words up to the end of title, terms, lead and headings. */
  zones: [number, number, number, number];
}

/** The words of a document as keys. The order of the zones tells later what a place weighs. */
export function indexRecord({ title, terms, lead, sections }: SearchDocument): IndexRecord {
  const zones = [
    keysOf(title),
    terms.flatMap(keysOf),
    keysOf(lead),
    sections.flatMap(({ heading }) => keysOf(heading)),
    sections.flatMap(({ text }) => keysOf(text)),
  ];
  const ends: number[] = [];
  for (const zone of zones.slice(0, 4)) ends.push((ends.at(-1) ?? 0) + zone.length);
  return {
    content: zones
      .flat()
      .map((key) => key + END)
      .join(" "),
    zones: ends as IndexRecord["zones"],
  };
}
