/** A piece of HTML that may stand in a page as it is. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Value = string | number | Markup | undefined | readonly Markup[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

function render(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.source;
  return typeof value === "object" ? value.map((item) => item.source).join("\n") : escape(String(value));
}

/**
 * A template whose values are escaped, for text and for quoted attributes, unless they are markup
 * themselves. Not called `html`: Prettier would move white space inside scripts and text areas.
 */
export const markup = (strings: TemplateStringsArray, ...values: Value[]): Markup =>
  new Markup(strings.reduce((page, part, index) => page + render(values[index - 1]) + part));

/** What a link to elsewhere carries: the desk stays open and tells nobody where the person came from. */
export const external: Markup = new Markup('target="_blank" rel="noopener noreferrer"');
