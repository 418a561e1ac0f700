import { renderRss, type Feed } from "#src/feed/rss.ts";
import { readPortal } from "./portal.ts";
import { entryText } from "./text.ts";

/** A feed as a response of a route. */
export async function feedResponse(feed: Feed): Promise<Response> {
  const portal = await readPortal();
  const xml = await renderRss(portal, feed, async (entry) => (await entryText(entry)).html);
  return new Response(xml, { headers: { "Content-Type": "application/rss+xml; charset=utf-8" } });
}
