import type { APIRoute, GetStaticPaths } from "astro";
import { feedFormats, type FeedFormat } from "#src/entry/address.ts";
import type { Feed } from "#src/feed/feeds.ts";
import { feedKey, feedText, readFeeds } from "#src/store/feed.ts";
import { renderFeedText } from "../_parts/feed-text.ts";

const types: Record<FeedFormat, string> = { xml: "application/rss+xml", json: "application/feed+json" };

interface Props {
  feed: Feed;
  format: FeedFormat;
}

export const getStaticPaths = (async () => {
  const feeds = await readFeeds();
  const paths = feeds.map(async (feed) => {
    const cacheKey = await feedKey(feed);
    const folder = feed.page.slice(1, -1) || undefined;
    return feedFormats.map((format) => ({
      params: { folder, format },
      props: { feed, format } satisfies Props,
      cacheKey,
    }));
  });
  return (await Promise.all(paths)).flat();
}) satisfies GetStaticPaths;

/** Every feed in every format. */
export const GET: APIRoute<Props> = async ({ props: { feed, format } }) =>
  new Response(await feedText(feed, format, renderFeedText), {
    headers: { "Content-Type": `${types[format]}; charset=utf-8` },
  });
