import type { APIRoute } from "astro";
import { tabIcon } from "#src/icon/tab.ts";

/** The mark in the browser's tab, in the portal's colours. */
export const GET: APIRoute = () =>
  new Response(tabIcon, { headers: { "Content-Type": "image/svg+xml; charset=utf-8" } });
