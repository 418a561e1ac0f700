import type { APIRoute } from "astro";
import { feedStylesheet } from "#src/feed/stylesheet.ts";

/** What a feed looks like in a browser that knows XSLT. */
export const GET: APIRoute = () =>
  new Response(feedStylesheet(), { headers: { "Content-Type": "text/xsl; charset=utf-8" } });
