import { site } from "#src/site.ts";
import { excerpt } from "#src/text/excerpt.ts";

/** Characters of a title that results of a search show. */
export const TITLE = 60;
/** Characters of a description that results of a search show. */
export const DESCRIPTION = 160;

const graphemes = new Intl.Segmenter("ru", { granularity: "grapheme" });
/** Characters as a reader counts them. */
const length = (text: string) => [...graphemes.segment(text)].length;

/** Short words before an ellipsis promise a word that does not come. */
const cut = (text: string, limit: number) => excerpt(text, limit).replace(/(?:\s\p{Ll}{1,3})+…$/u, "…");

/**
 * What stands in `<title>`: the page's title with the portal's name when both fit, the title alone when it fits, its
 * beginning otherwise. The heading and the share title are never cut.
 */
export function headTitle(title: string): string {
  const named = `${title}\u00A0— ${site.name}`;
  return length(named) <= TITLE ? named : cut(title, TITLE);
}

/** What stands in the description: the text, cut after a word. What is shared has the whole of it. */
export const headDescription = (text: string): string => cut(text, DESCRIPTION);
