import type { APIRoute } from "astro";
import { renderOpml } from "#src/feed/opml.ts";
import { readFeeds } from "#src/store/feed.ts";

/** All feeds in one file, for a reader to take in. */
export const GET: APIRoute = async () =>
  new Response(renderOpml(await readFeeds()), { headers: { "Content-Type": "text/x-opml; charset=utf-8" } });
