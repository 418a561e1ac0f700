import { defineHastPlugin, markdownToHtml } from "satteri";
import { slug } from "#src/text/slug.ts";
import { typograph } from "#src/text/typography.ts";
import { element, isElement, textNode, type Content, type Element } from "./element.ts";
import { linkVisitor, typesetTree } from "./typeset.ts";

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
  /** Ids that the page gives to what stands around the text: no heading gets one of these. */
  taken: readonly string[];
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
    element("figcaption", {}, [textNode(image.caption)]),
  ]);
}

const isPicture = (node: Content): node is Element => isElement(node, "img");
const isSpace = (node: Content) => isElement(node, "br") || (node.type === "text" && node.value.trim() === "");

/** A picture with its rights; nothing when nobody has described it. */
function shown(picture: Element, context: RenderContext): Element[] {
  const image = context.images.get(String(picture.properties["src"]));
  return image ? [figure(image, String(picture.properties["alt"] ?? ""))] : [];
}

/**
 * Markdown of an entry to HTML: headings get ids, texts are typeset, source marks and internal
 * links are resolved, tables can be scrolled. Raw HTML never comes through.
 */
export function renderMarkdown(markdown: string, context: RenderContext): { html: string; headings: Heading[] } {
  const headings: Heading[] = [];
  const taken = new Set(context.taken);
  const uniqueId = (text: string) => {
    // A heading of signs alone has no word to be called by.
    const base = slug(text) || "razdel";
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
          linkVisitor,
          {
            filter: ["p"],
            visit(node, visitor) {
              const pictures = node.children.filter(isPicture);
              if (pictures.length === 0) return;
              const figures = pictures.flatMap((picture) => shown(picture, context));
              // A figure may not stand inside <p>: pictures alone take its place, others follow it.
              if (node.children.every((child) => isPicture(child) || isSpace(child)))
                return visitor.replaceNode(node, figures);
              for (const picture of pictures) visitor.removeNode(picture);
              visitor.insertAfter(node, figures);
            },
          },
          {
            filter: ["img"],
            visit(node, visitor) {
              if (isElement(visitor.parent(node), "p")) return;
              visitor.replaceNode(node, shown(node, context));
            },
          },
          {
            filter: ["th", "td"],
            visit(node, visitor) {
              const side = /text-align:\s*(left|right|center)/.exec(String(node.properties["style"] ?? ""))?.[1];
              if (side === undefined) return;
              // The pages' security policy forbids style attributes.
              visitor.setProperty(node, "style", undefined);
              visitor.setProperty(node, "className", [`align-${side}`]);
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
        after: (root, visitor) => typesetTree(root, visitor, context.sourceIds),
        raw(node, visitor) {
          visitor.removeNode(node);
        },
      }),
    ],
  });
  return { html, headings };
}
