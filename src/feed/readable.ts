import { HTMLElement, NodeType, parse, TextNode, type Node } from "node-html-parser";
import { clean, escapeXml } from "./xml.ts";

/**
 * The text of a page for a reader that has none of the page's styles and scripts and shows it at another address.
 * What a feed reader knows comes through, the rest gives only its words; a table becomes a list.
 */

/** Elements that every reader shows. */
const BLOCKS = new Set("h2 h3 h4 p ul ol li pre blockquote figure figcaption hr".split(" "));
const INLINE = new Set("a strong em b i del s code sup sub br".split(" "));
const EMPTY = new Set(["br", "hr"]);
/** What is of use only on the page itself. */
const DROPPED = new Set("script style template input button select textarea meter svg nav iframe object".split(" "));
/** What stands out on the page by its style alone. */
const STRONG = ["results__value", "steps__title"];

const isElement = (node: Node): node is HTMLElement => node.nodeType === NodeType.ELEMENT_NODE;
const tagOf = (node: Node) => (isElement(node) ? (node.rawTagName ?? "").toLowerCase() : "");
const has = (node: HTMLElement, name: string) => node.classList.contains(name);

/** The address at full length; undefined when a reader could do nothing with it. */
function absoluteAddress(address: string | undefined, page: string): string | undefined {
  if (address === undefined) return undefined;
  const url = URL.parse(clean(address).trim(), page);
  return url && ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
}

class Writer {
  readonly #page: string;
  constructor(page: string) {
    this.#page = page;
  }

  inner = (node: Node): string => node.childNodes.map(this.write).join("");

  #link(node: HTMLElement): string {
    const address = absoluteAddress(node.getAttribute("href"), this.#page);
    const words = this.inner(node);
    if (address === undefined) return words;
    const link = (text: string) => `<a href="${escapeXml(address)}">${text}</a>`;
    if (has(node, "source-mark")) return `<sup>${link(`[${words.trim()}]`)}</sup>`;
    // A space inside would be underlined with the link.
    const [, before = "", text = "", after = ""] = /^([ \n]*)([\s\S]*?)([ \n]*)$/.exec(words) ?? [];
    return before + link(text) + after;
  }

  #picture(node: HTMLElement): string {
    const address = absoluteAddress(node.getAttribute("src"), this.#page);
    if (address === undefined) return "";
    const given = ["alt", "width", "height"].flatMap((name) => {
      const value = node.getAttribute(name);
      return value === undefined ? [] : ` ${name}="${escapeXml(value)}"`;
    });
    return `<img src="${escapeXml(address)}"${given.join("")}>`;
  }

  /** Names with their values: one line each. */
  #pairs(node: HTMLElement): string {
    const lines: { name: string; values: string[] }[] = [];
    for (const part of node.querySelectorAll("dt, dd"))
      if (tagOf(part) === "dt") lines.push({ name: this.inner(part).trim(), values: [] });
      else lines.at(-1)?.values.push(this.inner(part).trim());
    return this.#list(lines.map(({ name, values }) => `<strong>${name}:</strong> ${values.join("; ")}`));
  }

  /** A row is one line: its first cell, then each other after the name of its column. */
  #table(node: HTMLElement): string {
    const cells = (row: HTMLElement) => row.querySelectorAll("th, td").map((cell) => this.inner(cell).trim());
    const [head, ...rows] = node.querySelectorAll("tr");
    const names = head?.querySelector("th") ? cells(head) : [];
    const lines = names.length > 0 || !head ? rows : [head, ...rows];
    return this.#list(
      lines.map((row) => {
        const [first = "", ...others] = cells(row);
        const told = others.flatMap((value, index) => {
          const name = names[index + 1];
          return value === "" ? [] : name ? `${name}: ${value}` : value;
        });
        return [first && `<strong>${first}</strong>`, told.join("; ")].filter(Boolean).join(". ");
      }),
    );
  }

  #list = (lines: readonly string[]): string => `<ul>\n${lines.map((line) => `<li>${line}</li>\n`).join("")}</ul>\n`;

  write = (node: Node): string => {
    if (node instanceof TextNode) return node.rawText;
    if (!isElement(node)) return "";
    const tag = tagOf(node);
    if (DROPPED.has(tag) || node.hasAttribute("hidden") || node.getAttribute("aria-hidden") === "true") return "";
    if (tag === "a") return this.#link(node);
    if (tag === "img") return this.#picture(node);
    if (tag === "dl") return this.#pairs(node);
    if (tag === "table") return this.#table(node);
    if (EMPTY.has(tag)) return `<${tag}>`;
    const words = this.inner(node);
    const strong = STRONG.some((name) => has(node, name)) || node.hasAttribute("aria-current");
    const text = strong ? `<strong>${words.trim()}</strong>` : words;
    if (INLINE.has(tag)) return `<${tag}>${text}</${tag}>`;
    // A box with words of its own is a paragraph; any other only holds paragraphs.
    const own = tag === "div" && node.childNodes.some((child) => child instanceof TextNode && !child.isWhitespace);
    const block = own ? "p" : BLOCKS.has(tag) ? tag : "";
    if (block === "") return text;
    const start = tag === "ol" && node.getAttribute("start");
    const body = block === "pre" ? text : text.trim();
    return body === "" ? "" : `<${block}${start ? ` start="${escapeXml(start)}"` : ""}>${body}</${block}>\n`;
  };
}

/** Spaces that only lay out the source, everywhere but in what is shown as it was typed. */
const tighten = (html: string): string =>
  html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replaceAll(/(?<!>)[ \t\r\n]+|(?<=>)[ \t\r]+/g, " ")
            .replaceAll(/ *\n */g, "\n")
            .replaceAll(/ +(?=<(?:p|h[2-4]|[uo]l|li|pre|blockquote|figure|hr)[ >])/g, ""),
    )
    .join("");

/** @param page whole address of the page that shows the text: what links in it start from. */
export const readableHtml = (html: string, page: string): string => {
  const tree = parse(clean(html), { comment: false, blockTextElements: { script: true, style: true } });
  return tighten(clean(new Writer(page).inner(tree))).trim();
};
