/** A piece of formatting, counted in UTF-16 units as the Bot API counts. */
interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
}

const types: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  a: "text_link",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  "tg-emoji": "custom_emoji",
};

const characters: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Thrown with the network's own words. */
export class EntityFault extends Error {}

const fault = (what: string): never => {
  throw new EntityFault(`Bad Request: can't parse entities: ${what}`);
};

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean);

/** The four names and the numbers that Telegram knows; anything else stays as it is written. */
const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
    return characters[name?.toLowerCase() ?? ""] ?? all;
  });

/** Parses `parse_mode: HTML` as Telegram does: a text with entities, or a refusal. */
export function parseHtml(html: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = [];
  const open: { tag: string; entity: Entity }[] = [];
  const byteAt = (index: number) => Buffer.byteLength(html.slice(0, index));
  let text = "";
  let index = 0;
  while (index < html.length) {
    const next = html.indexOf("<", index);
    text += decode(html.slice(index, next < 0 ? undefined : next));
    if (next < 0) break;
    const end = html.indexOf(">", next);
    const tag = html.slice(next + 1, end < 0 ? undefined : end);
    const name = /^\/?\s*([\w-]*)/.exec(tag)?.[1]?.toLowerCase() ?? "";
    if (tag.startsWith("/")) {
      const last = open.pop();
      if (!last) return fault(`Unexpected end tag at byte offset ${byteAt(next)}`);
      if (name !== "" && name !== last.tag)
        return fault(`Unmatched end tag at byte offset ${byteAt(next)}, expected "</${last.tag}>", found "</${name}>"`);
      const entity = { ...last.entity, length: text.length - last.entity.offset };
      if (entity.length > 0) entities.push(entity);
    } else {
      if (end < 0) return fault(`Unclosed start tag at byte offset ${byteAt(next)}`);
      const type = types[name];
      if (!type) return fault(`Unsupported start tag "${name}" at byte offset ${byteAt(next)}`);
      if (name === "span" && attribute(tag, "class") !== "tg-spoiler")
        return fault(`Tag "span" must have class "tg-spoiler" at byte offset ${byteAt(next)}`);
      const url = attribute(tag, "href");
      open.push({ tag: name, entity: { type, offset: text.length, length: 0, ...(url && { url: decode(url) }) } });
    }
    index = end < 0 ? html.length : end + 1;
  }
  const last = open.at(-1);
  if (last) return fault(`Can't find end tag corresponding to start tag "${last.tag}"`);
  // The network trims the text; entities keep within it.
  const trimmed = text.trimEnd();
  return {
    text: trimmed,
    entities: entities
      .map((entity) => ({ ...entity, length: Math.min(entity.length, trimmed.length - entity.offset) }))
      .filter((entity) => entity.length > 0 && (entity.type !== "text_link" || entity.url !== undefined))
      .toSorted((a, b) => a.offset - b.offset || b.length - a.length),
  };
}
