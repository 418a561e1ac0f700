import type { APIRoute } from "astro";
import { drawFavicon } from "#src/icon/icon.ts";

/** The icon that programs ask for without having read a page. */
export const GET: APIRoute = async () =>
  new Response(new Uint8Array(await drawFavicon()), { headers: { "Content-Type": "image/vnd.microsoft.icon" } });
