/** White space of any kind, line breaks too: a phrase of the record is one line of Markdown. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** Signs that Markdown could take for markup, wherever they stand. */
const INLINE = /[\\`*[\]<>~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** What makes a heading, a list or a rule of a line when it begins one; a closing run of # too. */
const LINE_START = /^(?:[#+=-]|\d+(?=[.)](?:\s|$)))/;

/**
 * Words for a reader as Markdown that shows exactly these words, on one line. An address in them stays in one piece:
 * in angle brackets nothing needs to be escaped.
 */
export const escaped = (text: string): string =>
  oneLine(text)
    .split(/(https?:\/\/[^\s<>«»"]+)/)
    .map((part, index) =>
      index % 2 === 1
        ? `<${part}>`
        : part.replaceAll(INLINE, (sign) => `\\${sign}`).replaceAll(/(?<=\s)#(?=#*(?:\s|$))/g, "\\#"),
    )
    .join("")
    .replace(LINE_START, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));

/** An address as the target of a link; in angle brackets where a bracket or a space would end it. */
export function target(url: string): string {
  const sound = url
    .replaceAll(/[\s<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)
    .replaceAll("\\", "\\\\")
    .replaceAll(/&(?=#?\w+;)/g, "&amp;");
  return /[()\\]/.test(sound) ? `<${sound}>` : sound;
}

/** A link whose words are plain text. A link may not stand in a link, so an address in the words is only words. */
export const link = (label: string, url: string): string =>
  `[${escaped(label).replaceAll(/<(https?:\/\/[^>]*)>/g, (_, address: string) => address.replaceAll(/[\\`*_[\]~]/g, "\\$&"))}](${target(url)})`;

export const picture = (alt: string, url: string): string => `!${link(alt, url)}`;
