import type { APIRoute } from "astro";
import { readPortal } from "#src/store/portal.ts";
import { buildManifest } from "#src/feed/manifest.ts";

/** The manifest that cross-posting reads. */
export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(buildManifest(await readPortal()), null, 1)}\n`, {
    headers: { "Content-Type": "application/json; charset=utf-8" },
  });
