import type { APIRoute } from "astro";
import { experimental_AstroContainer as AstroContainer } from "astro/container";
import FeedText from "#src/components/FeedText.astro";
import type { FeedFormat } from "#src/entry/address.ts";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Feed } from "#src/feed/feeds.ts";
import { feedKey, feedText, readFeeds } from "#src/store/feed.ts";
import { readPortal } from "#src/store/portal.ts";
import { entryText } from "#src/store/text.ts";
import { entryFacts } from "#src/view/entry-view.ts";

const container = AstroContainer.create();

/** The text of an entry for a feed, made by the components that make its page. */
async function renderFeedText(entry: AnnouncedEntry): Promise<string> {
  const portal = await readPortal();
  const { html } = await entryText(entry);
  const props = { facts: entryFacts(portal, entry), html };
  return (await container).renderToString(FeedText, { props });
}

const types: Record<FeedFormat, string> = { xml: "application/rss+xml", json: "application/feed+json" };

interface Props {
  feed: Feed;
}

/** Every feed, each beside the page of what it holds. */
export const feedPaths = async () =>
  Promise.all(
    (await readFeeds()).map(async (feed) => ({
      params: { folder: feed.page.slice(1, -1) || undefined },
      props: { feed } satisfies Props,
      cacheKey: await feedKey(feed),
    })),
  );

/** Answers with a feed in one format. The ending stands in the name of the route: by it Astro knows a file. */
export const feedRoute =
  (format: FeedFormat): APIRoute<Props> =>
  async ({ props: { feed } }) =>
    new Response(await feedText(feed, format, renderFeedText), {
      headers: { "Content-Type": `${types[format]}; charset=utf-8` },
    });
