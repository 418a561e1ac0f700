import { entryAddress } from "#src/entry/address.ts";
import { absolute, site } from "#src/site.ts";
import { plain } from "#src/text/typography.ts";
import type { EntryFacts } from "#src/view/entry-view.ts";

/** What a reference says of an entry, in plain words. */
export interface Citation {
  /** Key in a list of references: permanent, Latin letters, digits and hyphens. */
  id: string;
  title: string;
  /** An organisation: the portal names no private persons. */
  author: string;
  publisher: string;
  /** The portal's name. */
  container: string;
  /** The permanent address. */
  url: string;
  /** Days, `YYYY-MM-DD`; an organisation's page bears no date. */
  published?: string;
  updated?: string;
  abstract: string;
}

/**
 * What to cite; nothing for a demonstration entry, which would be passed off as a real one.
 * An article that an organisation wrote is that organisation's; all else the community's editors have written.
 */
export function citationOf({ entry, names }: Pick<EntryFacts, "entry" | "names">): Citation | undefined {
  const { data, kind } = entry;
  if (data.status === "demo" || kind === "pages") return undefined;
  const author = kind === "articles" && data.author ? names[`organizations/${data.author}`] : undefined;
  const words = (text: string) => plain(text).replaceAll(/\s+/g, " ").trim();
  return {
    id: `svod-${data.id}`,
    title: words(kind === "code" ? `${data.number}. ${data.title}` : data.title),
    author: words(author ? (author.title ?? author.label) : site.publisher),
    publisher: words(site.publisher),
    container: words(site.name),
    url: absolute(entryAddress(entry)),
    ...("published" in data && { published: data.published }),
    ...("updated" in data && data.updated && { updated: data.updated }),
    abstract: words(data.teaser),
  };
}
