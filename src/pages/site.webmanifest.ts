import type { APIRoute } from "astro";
import { href, site } from "#src/site.ts";

/** W3C Web Application Manifest. */
export const GET: APIRoute = () =>
  Response.json({
    name: `${site.name}: ${site.slogan.toLowerCase()}`,
    short_name: site.name,
    lang: "ru",
    start_url: href("/"),
    scope: href("/"),
    display: "minimal-ui",
    background_color: site.colour.paper,
    theme_color: site.colour.paper,
    icons: [192, 512].map((size) => ({ src: href(`/icon-${size}.png`), sizes: `${size}x${size}`, type: "image/png" })),
  });
