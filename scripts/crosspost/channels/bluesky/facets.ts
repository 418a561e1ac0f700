/** How many characters of a path are shown. */
const PATH = 24;

/** The address as a reader sees it: no protocol, no marks, and not all of a long path. */
export function shortAddress(link: string): string {
  const { host, pathname } = new URL(link);
  const path = Array.from(readable(pathname).replace(/\/$/, ""));
  return host + (path.length > PATH ? `${path.slice(0, PATH - 1).join("")}…` : path.join(""));
}

function readable(path: string): string {
  try {
    // White space would end the address in a reader's eyes.
    const decoded = decodeURI(path).normalize("NFC");
    return /\s|\p{C}|\p{M}/u.test(decoded) ? path : decoded;
  } catch {
    return path;
  }
}

export interface Facet {
  index: { byteStart: number; byteEnd: number };
  features: ({ $type: string } & Record<string, string>)[];
}

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;

/**
 * What is to be clicked in a text: the address with its marks behind what is shown of it, other addresses, hashtags,
 * and names whose owners are known. The network finds none of these by itself; places are counted in bytes of UTF-8.
 */
export function facetsOf(text: string, link: string, owners: ReadonlyMap<string, string>): Facet[] {
  const facets: Facet[] = [];
  const mark = (at: number, part: string, feature: Facet["features"][number]) => {
    const byteStart = bytesOf(text.slice(0, at));
    facets.push({ index: { byteStart, byteEnd: byteStart + bytesOf(part) }, features: [feature] });
  };
  const shown = shortAddress(link);
  const main = text.lastIndexOf(shown);
  if (main >= 0) mark(main, shown, { $type: "app.bsky.richtext.facet#link", uri: link });
  for (const { 0: part, index } of text.matchAll(/https?:\/\/\S*[^\s.,;:!?»”)…]/gu))
    if (URL.canParse(part)) mark(index, part, { $type: "app.bsky.richtext.facet#link", uri: part });
  for (const { 1: before = "", 2: tag = "", index } of text.matchAll(/(^|\s)#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu))
    mark(index + before.length, `#${tag}`, { $type: "app.bsky.richtext.facet#tag", tag });
  for (const { index, name } of namesIn(text)) {
    const did = owners.get(name);
    if (did !== undefined) mark(index, `@${name}`, { $type: "app.bsky.richtext.facet#mention", did });
  }
  return facets.toSorted((one, other) => one.index.byteStart - other.index.byteStart);
}

/** The names that a text mentions, and where. */
export const namesIn = (text: string): { index: number; name: string }[] =>
  [...text.matchAll(/(^|[\s(])@([a-z\d-]+(?:\.[a-z\d-]+)+)/gi)].map(({ 1: before = "", 2: name = "", index }) => ({
    index: index + before.length,
    name,
  }));
