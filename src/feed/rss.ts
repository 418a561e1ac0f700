import RSS from "rss";
import { feedAddress, routes } from "#src/entry/address.ts";
import { absolute, href, site } from "#src/site.ts";
import { latestDay, subscriptionsPage, type Feed } from "./feeds.ts";
import type { FeedItem } from "./item.ts";
import { clean } from "./xml.ts";

/** Midnight UTC: in all of Russia the same day, and a date that never moves without a change. */
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** A browser that knows XSLT shows the first, one that does not (Chrome since 158) the second. */
const stylesheets = [
  `<?xml-stylesheet type="text/xsl" href="${href(routes.feedStylesheet)}"?>`,
  `<?xml-stylesheet type="text/css" href="${href(routes.feedStyle)}"?>`,
].join("\n");

const itemOptions = (item: FeedItem): RSS.ItemOptions => ({
  title: item.title,
  description: item.summary,
  url: item.url,
  guid: item.id,
  categories: item.categories,
  date: dateOf(item.published),
  enclosure: { url: item.picture.url, size: item.picture.bytes, type: item.picture.type },
  custom_elements: [
    ...item.authors.map(({ name }) => ({ "dc:creator": { _cdata: name } })),
    {
      "media:content": [
        {
          _attr: {
            url: item.picture.url,
            type: item.picture.type,
            medium: "image",
            fileSize: item.picture.bytes,
            width: item.picture.width,
            height: item.picture.height,
          },
        },
        { "media:description": { _attr: { type: "plain" }, _cdata: item.picture.alt } },
      ],
    },
    { "content:encoded": { _cdata: item.html.replaceAll("]]>", "]]&gt;") } },
  ],
});

/** A feed as RSS 2.0 with the whole text of every item. */
export function renderRss(feed: Feed, items: readonly FeedItem[]): string {
  const latest = latestDay(feed);
  const rss = new RSS({
    title: clean(feed.title),
    description: clean(feed.description),
    feed_url: absolute(feedAddress(feed.page, "xml")),
    site_url: absolute(feed.page),
    image_url: absolute("/icon-192.png"),
    docs: absolute(subscriptionsPage),
    language: "ru",
    copyright: `${site.publisher}, ${site.contentLicence.name}`,
    generator: site.name,
    custom_namespaces: { media: "http://search.yahoo.com/mrss/" },
    ...(site.webSubHub && { hub: site.webSubHub }),
    // The library would write the hour of the build, and an unchanged feed would change.
    ...(latest && { pubDate: dateOf(latest) }),
  });
  for (const item of items) rss.item(itemOptions(item));
  const lastBuild = latest === undefined ? "" : `$1<lastBuildDate>${dateOf(latest).toUTCString()}</lastBuildDate>`;
  return `${rss
    .xml({ indent: true })
    .replace(/(\s*)<lastBuildDate>[^<]*<\/lastBuildDate>/, lastBuild)
    .replace(/^<\?xml[^>]*\?>/, (declaration) => `${declaration}\n${stylesheets}\n`)}\n`;
}
