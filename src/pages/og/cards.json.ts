import type { APIRoute } from "astro";
import { printLastUse } from "#src/card/last-use.ts";
import { readServed } from "#src/store/cards.ts";

/** Which share pictures are out, and when each was last in use: the next build keeps them by it. */
export const GET: APIRoute = async () =>
  new Response(printLastUse((await readServed()).lastUse), { headers: { "Content-Type": "application/json" } });
