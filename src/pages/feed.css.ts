import type { APIRoute } from "astro";
import feed from "#src/styles/feed.css?raw";
import tokens from "#src/styles/tokens.css?raw";

/** The look of a feed opened in a browser: the portal's colours without its fonts, which only the pages load. */
export const GET: APIRoute = () =>
  new Response(tokens.replaceAll(/@font-face\s*\{[^}]*\}\s*/g, "") + feed, {
    headers: { "Content-Type": "text/css; charset=utf-8" },
  });
