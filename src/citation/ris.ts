import type { Citation } from "./citation.ts";

const slashed = (day: string) => day.replaceAll("-", "/");

/**
 * A RIS record of a page on the web. Lines end in CRLF, as the format demands. In a name RIS reads a comma as the end of
 * the surname and has no way to write one, so an organisation's name goes without.
 */
export function risRecord(citation: Citation, accessed?: string): string {
  const { id, title, author, publisher, container, url, published, abstract } = citation;
  const lines = [
    ["TY", "ELEC"],
    ["ID", id],
    ["AU", author.replaceAll(",", "")],
    ["TI", title],
    ["T2", container],
    ["PB", publisher],
    ...(published
      ? [
          ["PY", published.slice(0, 4)],
          ["DA", slashed(published)],
        ]
      : []),
    ["UR", url],
    ...(accessed ? [["Y2", slashed(accessed)]] : []),
    ["LA", "ru"],
    ["AB", abstract],
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join("");
}
