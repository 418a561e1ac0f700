import { feedAddress } from "#src/entry/address.ts";
import { absolute, site } from "#src/site.ts";
import { subscriptionsPage, type Feed } from "./feeds.ts";
import type { FeedItem } from "./item.ts";
import { clean } from "./xml.ts";

const momentOf = (day: string) => `${day}T00:00:00Z`;

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function renderJsonFeed(feed: Feed, items: readonly FeedItem[]): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: clean(feed.title),
    home_page_url: absolute(feed.page),
    feed_url: absolute(feedAddress(feed.page, "json")),
    description: clean(feed.description),
    user_comment: `Это лента: её читает программа. Как подписаться: ${absolute(subscriptionsPage)}`,
    icon: absolute("/icon-512.png"),
    favicon: absolute("/icon-192.png"),
    language: "ru",
    authors: [{ name: site.publisher, url: absolute("/") }],
    ...(site.webSubHub && { hubs: [{ type: "WebSub", url: site.webSubHub }] }),
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: item.html,
      image: item.picture.url,
      date_published: momentOf(item.published),
      ...(item.updated && { date_modified: momentOf(item.updated) }),
      authors: item.authors,
      tags: item.categories,
      attachments: [
        {
          url: item.picture.url,
          mime_type: item.picture.type,
          title: item.picture.alt,
          size_in_bytes: item.picture.bytes,
        },
      ],
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
