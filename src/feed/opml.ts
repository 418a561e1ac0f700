import { feedAddress } from "#src/entry/address.ts";
import { absolute, site } from "#src/site.ts";
import { feedGroups, latestDay, type Feed, type FeedGroup } from "./feeds.ts";
import { escapeXml } from "./xml.ts";

const attributes = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");

const outline = ({ label, title, description, page }: Feed) =>
  `      <outline${attributes({
    type: "rss",
    version: "RSS2",
    text: label,
    title,
    description,
    language: "ru",
    xmlUrl: absolute(feedAddress(page, "xml")),
    htmlUrl: absolute(page),
  })}/>`;

const group = (name: FeedGroup, feeds: readonly Feed[]) =>
  [`    <outline${attributes({ text: `Лента ${feedGroups[name]}` })}>`, ...feeds.map(outline), "    </outline>"].join(
    "\n",
  );

/** All feeds as OPML 2.0 (https://opml.org/spec2.opml): a reader takes them in at once. */
export function renderOpml(feeds: readonly Feed[]): string {
  const latest = feeds
    .flatMap((feed) => latestDay(feed) ?? [])
    .toSorted()
    .at(-1);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    "  <head>",
    `    <title>${escapeXml(`Ленты портала «${site.name}»`)}</title>`,
    ...(latest ? [`    <dateModified>${new Date(`${latest}T00:00:00Z`).toUTCString()}</dateModified>`] : []),
    `    <ownerName>${escapeXml(site.publisher)}</ownerName>`,
    `    <ownerId>${escapeXml(absolute("/"))}</ownerId>`,
    "  </head>",
    "  <body>",
    ...[...Map.groupBy(feeds, (feed) => feed.group)].map(([name, members]) => group(name, members)),
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}
