import { markdownToMdast, mdxToMdast, type MdastNode } from "satteri";
import { pageParts } from "#src/entry/page.ts";
import { nearest } from "#src/text/nearest.ts";
import type { Fault } from "./fault.ts";
import type { Manuscript } from "./front-matter.ts";

/** What the text of an entry may refer to. */
export interface BodyContext {
  /** Labels of the entry's sources; absent when they are faulty themselves and marks cannot be judged. */
  sourceIds?: ReadonlySet<string>;
  /** Names of the entry's pictures; absent likewise. */
  imageNames?: ReadonlySet<string>;
  /** Every address of the portal, with both slashes. */
  addresses: ReadonlySet<string>;
}

const SAFE_PROTOCOL = /^(https?:|mailto:|tel:)/i;
const HAS_PROTOCOL = /^[a-z][a-z0-9+.-]*:/i;

/** Text nested deeper than this is no text: it would only exhaust what renders it. */
const MAX_DEPTH = 60;
/** A comment that every browser ends where we do: nothing in it may look like a tag or an early end. */
const COMMENT = /^<!--[^<>]*-->\s*$/;
const NO_HTML = "запишите то же средствами Markdown; знак < в тексте пишите как \\<";

interface Finding {
  /** Lines between the beginning of the node and what is meant. */
  below?: number;
  message: string;
  allowed?: string | undefined;
  mend?: string | undefined;
}

function linkFinding(address: string, context: BodyContext): Finding | undefined {
  // Browsers drop white space and control characters inside a scheme.
  const bare = address.replace(/[\u0000-\u0020]/g, "");
  if (HAS_PROTOCOL.test(bare)) {
    return SAFE_PROTOCOL.test(bare)
      ? undefined
      : {
          message: `ссылка «${address}» ведёт не на страницу`,
          allowed: "https://, http://, mailto:, tel:, адреса портала",
        };
  }
  if (bare.startsWith("#")) return undefined;
  if (!bare.startsWith("/"))
    return {
      message: `ссылка «${address}» неполная`,
      mend: "для страниц портала пишите адрес от корня: /practices/…/",
    };
  const [path = ""] = bare.split(/[#?]/);
  if (context.addresses.has(path)) return undefined;
  // Only an address of the same depth is a likely slip: a section would else stand for any of its pages.
  const whole = path.endsWith("/") ? path : `${path}/`;
  const depth = whole.split("/").length;
  const like = nearest(
    whole,
    [...context.addresses].filter((known) => known.split("/").length === depth),
  );
  return {
    message: `страницы «${path}» на портале нет`,
    mend: like ? `возможно, вы имели в виду «${like}»` : "проверьте адрес: он начинается и кончается косой чертой",
  };
}

function nodeFindings(node: MdastNode, context: BodyContext): Finding[] {
  switch (node.type) {
    case "html":
      return COMMENT.test(node.value)
        ? []
        : [{ message: `в тексте стоит HTML: ${node.value.slice(0, 40)}`, allowed: "только Markdown", mend: NO_HTML }];
    case "link":
    case "definition": {
      const finding = linkFinding(node.url, context);
      return finding ? [finding] : [];
    }
    case "image":
      if (context.imageNames && !context.imageNames.has(node.url))
        return [
          {
            message: `картинки «${node.url}» нет в поле images этой записи`,
            allowed: [...context.imageNames].join(", ") || "картинки из поля images",
            mend: "положите файл в content/images и опишите его в поле images: автор и права обязательны",
          },
        ];
      return node.alt
        ? []
        : [
            {
              message: `у картинки «${node.url}» нет подписи`,
              mend: "напишите в квадратных скобках, что на ней видно",
            },
          ];
    case "heading":
      return node.depth === 1
        ? [
            {
              message: "заголовок первого уровня (#) уже есть: это title записи",
              mend: "начинайте разделы с двух решёток: ##",
            },
          ]
        : [];
    case "text": {
      const { sourceIds } = context;
      if (!sourceIds) return [];
      return [...node.value.matchAll(/\[\^([^\]]*)\]/g)]
        .filter((match) => !sourceIds.has(match[1] ?? ""))
        .map((match) => ({
          below: node.value.slice(0, match.index).split("\n").length - 1,
          message: `ссылка на источник ${match[0]}, а такого источника у записи нет`,
          allowed: [...sourceIds].map((id) => `[^${id}]`).join(", ") || "сначала опишите источник в поле sources",
        }));
    }
    case "footnoteDefinition":
      return [
        {
          message: `сноска [^${node.label ?? node.identifier}] описана в тексте`,
          allowed: "источники из поля sources",
          mend: "перенесите источник в поле sources, а в тексте оставьте метку вида [^s1]",
        },
      ];
    case "mdxjsEsm":
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return [
        {
          message: "в тексте страницы стоит программа",
          allowed: `текст и готовые части: ${pageParts.join(", ")}`,
          mend: "уберите import, export и фигурные скобки",
        },
      ];
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement": {
      const known = (pageParts as readonly string[]).includes(node.name ?? "");
      const plain = node.attributes.every(
        (attribute) =>
          attribute.type === "mdxJsxAttribute" && (attribute.value === null || typeof attribute.value === "string"),
      );
      return known && plain
        ? []
        : [
            {
              message: `часть «<${node.name ?? ""}>» здесь недопустима`,
              allowed: pageParts.map((part) => `<${part} />`).join(", "),
            },
          ];
    }
    default:
      return [];
  }
}

/** Every node with its depth, in the order of the text; without recursion, because a text may be nested at will. */
function* visit(root: MdastNode): Generator<{ node: MdastNode; depth: number }> {
  const waiting = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const { node, depth } = next;
    if ("children" in node)
      for (const child of node.children.toReversed()) waiting.push({ node: child as MdastNode, depth: depth + 1 });
  }
}

/** Everything that is wrong with an entry's text, with lines. */
export function checkBody(manuscript: Manuscript, context: BodyContext): Fault[] {
  const mdx = manuscript.file.endsWith(".mdx");
  let tree: MdastNode;
  try {
    tree = (mdx ? mdxToMdast : markdownToMdast)(manuscript.body, { features: { frontmatter: false } });
  } catch (error) {
    const line = /\b(\d+):\d+/.exec(String(error))?.[1];
    return [
      {
        file: manuscript.file,
        line: manuscript.bodyOffset + Number(line ?? 1),
        message: "текст страницы не разбирается",
        mend: "закройте угловые и фигурные скобки или поставьте перед ними обратную косую черту",
      },
    ];
  }
  const faults: Fault[] = [];
  const htmlLines = new Set<number>();
  for (const { node, depth } of visit(tree)) {
    const start = manuscript.bodyOffset + (node.position?.start.line ?? 1);
    if (depth > MAX_DEPTH)
      return [
        ...faults,
        {
          file: manuscript.file,
          line: start,
          message: "цитаты и списки вложены друг в друга слишком глубоко",
          allowed: `не глубже ${MAX_DEPTH}`,
          mend: "уберите лишние знаки > и отступы",
        },
      ];
    for (const { below = 0, ...finding } of nodeFindings(node, context)) {
      const line = start + below;
      // A tag and its end are two nodes and one mistake.
      if (node.type === "html" && htmlLines.has(line)) continue;
      if (node.type === "html") htmlLines.add(line);
      faults.push({ file: manuscript.file, line, ...finding });
    }
  }
  return faults;
}
