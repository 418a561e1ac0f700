import type { APIRoute } from "astro";
import { printLedger } from "#src/card/ledger.ts";
import { readServed } from "#src/store/cards.ts";

/** Which share pictures are out, and when each was last in use: the next build keeps them by it. */
export const GET: APIRoute = async () =>
  new Response(printLedger((await readServed()).ledger), { headers: { "Content-Type": "application/json" } });
