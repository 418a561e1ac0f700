import type { APIRoute } from "astro";
import feed from "#src/styles/feed.css?inline";
import tokens from "#src/styles/tokens.css?inline";

/** The look of a feed opened in a browser: the portal's colours without its fonts, which only the pages load. */
export const GET: APIRoute = () =>
  new Response(tokens + feed, { headers: { "Content-Type": "text/css; charset=utf-8" } });
