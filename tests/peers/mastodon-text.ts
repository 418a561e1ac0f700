const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)»]/g;

/** Length as Mastodon counts: graphemes; every address as so many; of a mention only the local part. */
export function countable(text: string, perUrl: number): number {
  const plain = text.replace(address, "x".repeat(perUrl)).replace(/(@[\w.-]+)@[\w.-]+\w/g, "$1");
  return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(plain)].length;
}

/** An address as Mastodon shows it: the scheme and all behind 30 characters are there, but hidden. */
function link(href: string): string {
  const [scheme = ""] = /^https?:\/\/(?:www\.)?/.exec(href) ?? [];
  const rest = href.slice(scheme.length);
  const [shown, hidden] = [rest.slice(0, 30), rest.slice(30)];
  const spans = `<span class="invisible">${scheme}</span><span class="${hidden ? "ellipsis" : ""}">${shown}</span><span class="invisible">${hidden}</span>`;
  return `<a href="${href}" target="_blank" rel="nofollow noopener" translate="no">${spans}</a>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** The HTML that a status is read back as. */
export const render = (text: string): string =>
  escapeHtml(text)
    .replace(address, link)
    .split(/\n\n+/)
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br />")}</p>`)
    .join("");
