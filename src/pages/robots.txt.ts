import type { APIRoute } from "astro";
import { absolute } from "#src/site.ts";

export const GET: APIRoute = () => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute("/sitemap.xml")}\n`);
