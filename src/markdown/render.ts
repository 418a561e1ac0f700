import { defineHastPlugin, markdownToHtml, type HastNode } from "satteri";
import { href } from "#src/site.ts";
import { slug } from "#src/text/slug.ts";
import { typograph } from "#src/text/typography.ts";

export interface Heading {
  depth: number;
  id: string;
  text: string;
}

/** A picture that is ready to be shown: addresses and size are known. */
export interface ReadyImage {
  src: string;
  srcset: string;
  width: number;
  height: number;
  caption: string;
}

export interface RenderContext {
  /** Labels of the entry's sources in their order: `[^s2]` becomes a link to the second. */
  sourceIds: readonly string[];
  images: ReadonlyMap<string, ReadyImage>;
}

type Element = Extract<HastNode, { type: "element" }>;

const element = (tagName: string, properties: Element["properties"], children: Element["children"]): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});
const textNode = (value: string) => ({ type: "text" as const, value });

/** What a source's mark looks like in the text: a small number that leads to the list of sources. */
const sourceMark = (number: number): Element =>
  element("a", { href: `#source-${number}`, className: ["source-mark"], ariaLabel: `Источник ${number}` }, [
    textNode(String(number)),
  ]);

const VERBATIM = new Set(["code", "pre", "kbd", "samp"]);

/** Cuts a text at its source marks and sets it by the rules of Russian typography. */
function setText(value: string, context: RenderContext): Element["children"] {
  return value.split(/\s?(\[\^s\d+\])/).flatMap((part): Element["children"] => {
    const mark = /^\[\^(s\d+)\]$/.exec(part)?.[1];
    if (mark !== undefined) {
      const number = context.sourceIds.indexOf(mark) + 1;
      return number > 0 ? [sourceMark(number)] : [];
    }
    return part === "" ? [] : [textNode(typograph(part))];
  });
}

function figure(image: ReadyImage, alt: string): Element {
  return element("figure", {}, [
    element(
      "img",
      {
        src: image.src,
        srcSet: image.srcset,
        sizes: "(min-width: 48rem) 42rem, 100vw",
        width: image.width,
        height: image.height,
        alt,
        loading: "lazy",
        decoding: "async",
      },
      [],
    ),
    element("figcaption", {}, [textNode(typograph(image.caption))]),
  ]);
}

/**
 * Markdown of an entry to HTML: headings get ids, texts are typeset, source marks and internal
 * links are resolved, tables can be scrolled. Raw HTML never comes through.
 */
export function renderMarkdown(markdown: string, context: RenderContext): { html: string; headings: Heading[] } {
  const headings: Heading[] = [];
  const taken = new Set<string>();
  const uniqueId = (text: string) => {
    const base = slug(text);
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    return id;
  };
  const { html } = markdownToHtml(markdown, {
    features: { frontmatter: false, gfm: { footnotes: false } },
    hastPlugins: [
      defineHastPlugin({
        name: "svod",
        element: [
          {
            filter: ["h2", "h3", "h4"],
            visit(node, visitor) {
              const text = visitor.textContent(node).replace(/\s?\[\^s\d+\]/g, "");
              const id = uniqueId(text);
              headings.push({ depth: Number(node.tagName.slice(1)), id, text: typograph(text) });
              visitor.setProperty(node, "id", id);
            },
          },
          {
            filter: ["a"],
            visit(node, visitor) {
              const address = String(node.properties["href"] ?? "");
              if (address.startsWith("/")) visitor.setProperty(node, "href", href(address));
              else if (/^https?:/.test(address)) visitor.setProperty(node, "rel", "noopener");
            },
          },
          {
            filter: ["img"],
            visit(node, visitor) {
              const image = context.images.get(String(node.properties["src"]));
              if (!image) return visitor.removeNode(node);
              const shown = figure(image, String(node.properties["alt"] ?? ""));
              const parent = visitor.parent(node);
              // A picture alone in a paragraph: a figure may not stand inside <p>.
              if (parent?.type === "element" && parent.tagName === "p" && parent.children.length === 1)
                visitor.replaceNode(parent, shown);
              else visitor.replaceNode(node, shown);
            },
          },
          {
            filter: ["table"],
            visit(node, visitor) {
              visitor.wrapNode(
                node,
                element("div", { className: ["scroll-x"], tabIndex: 0, role: "region", ariaLabel: "Таблица" }, []),
              );
            },
          },
        ],
        text(node, visitor) {
          const parent = visitor.parent(node);
          if (parent.type === "element" && VERBATIM.has(parent.tagName)) return;
          const set = setText(node.value, context);
          if (set.length !== 1 || set[0]?.type !== "text" || set[0].value !== node.value)
            visitor.replaceNode(node, set);
        },
        raw(node, visitor) {
          visitor.removeNode(node);
        },
      }),
    ],
  });
  return { html, headings };
}
