import type { APIRoute } from "astro";
import { llms } from "#src/dataset/llms.ts";
import { readPortal } from "#src/store/portal.ts";

export const GET: APIRoute = async () =>
  new Response(llms(await readPortal()), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
