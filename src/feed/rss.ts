import RSS from "rss";
import { entryAddress } from "#src/entry/address.ts";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { absolute, site } from "#src/site.ts";

/** One feed: what it is called, where it stands and what it holds. */
export interface Feed {
  title: string;
  description: string;
  /** Address of the feed itself, from the portal's root. */
  path: string;
  /** Address of the page that lists the same. */
  page: string;
  entries: readonly AnnouncedEntry[];
}

/** Entries that a reader who comes new is given; older ones stand in the archive. */
const LIMIT = 50;

/** Midnight UTC of the day of publication: a date that never moves without a change. */
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** Characters that XML 1.0 forbids even when escaped. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const clean = (text: string) => text.replace(FORBIDDEN, "");

/** Links and pictures of the portal, made absolute: a reader shows the text at another address. */
const withAbsoluteAddresses = (html: string, page: string) =>
  // Only inside tags: a text may show an address as an example.
  html.replaceAll(/<[a-z](?:[^"<>]|"[^"]*")*>/g, (tag) =>
    tag
      .replaceAll(/ (href|src)="\/(?!\/)/g, ` $1="${site.origin}/`)
      .replaceAll(/ href="#/g, ` href="${page}#`)
      .replaceAll(/ srcset="[^"]*"/g, ""),
  );

/** RSS 2.0 with the whole text of every entry. `textOf` renders it. */
export async function renderRss(
  portal: Portal,
  feed: Feed,
  textOf: (entry: AnnouncedEntry) => Promise<string>,
): Promise<string> {
  const entries = feed.entries.slice(0, LIMIT);
  const newest = entries
    .map(({ data }) => data.updated ?? data.published)
    .toSorted()
    .at(-1);
  const rss = new RSS({
    title: clean(feed.title),
    description: clean(feed.description),
    feed_url: absolute(feed.path),
    site_url: absolute(feed.page),
    language: "ru",
    copyright: site.contentLicence.name,
    generator: site.name,
    // The library would write the hour of the build, and an unchanged feed would change.
    ...(newest && { pubDate: dateOf(newest) }),
  });
  for (const entry of entries) {
    const address = absolute(entryAddress(entry));
    const html = await textOf(entry);
    rss.item({
      title: clean(entry.data.title),
      description: clean(entry.data.teaser),
      url: address,
      // The permanent id: an entry that is renamed or moved is not shown twice.
      guid: `svod:${entry.data.id}`,
      categories: [clean(portal.term("rubrics", entry.data.rubric).label)],
      date: dateOf(entry.data.published),
      custom_elements: [
        { "content:encoded": { _cdata: clean(withAbsoluteAddresses(html, address)).replaceAll("]]>", "]]&gt;") } },
      ],
    });
  }
  const lastBuild = newest === undefined ? "" : `$1<lastBuildDate>${dateOf(newest).toUTCString()}</lastBuildDate>`;
  return rss.xml({ indent: true }).replace(/(\s*)<lastBuildDate>[^<]*<\/lastBuildDate>/, lastBuild);
}
