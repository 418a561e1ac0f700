import type { APIRoute } from "astro";
import { appleIcon, drawIcon } from "#src/icon/icon.ts";

/** The icon that iOS puts on the home screen. */
export const GET: APIRoute = async () =>
  new Response(new Uint8Array(await drawIcon(appleIcon)), { headers: { "Content-Type": "image/png" } });
