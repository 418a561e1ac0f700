import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { parseJson } from "#scripts/json.ts";

export const DAY_MINUTES = 24 * 60;

/** Percentage of the allowance at which the portal stops calling by itself. */
const FULL = 90;
/** Minutes to stay away when the network does not say. */
const PAUSE = 15;

const usage = z.record(z.string(), z.unknown());
const business = z.record(z.string(), z.array(usage));

/** Until when to leave Facebook alone, when its usage headers say that the allowance is nearly used up. Their hint is in minutes. */
export function usagePause(headers: IncomingHttpHeaders, now: Date): Date | undefined {
  const ofApp = usage.safeParse(parseJson(String(headers["x-app-usage"]))).data;
  const ofPages = business.safeParse(parseJson(String(headers["x-business-use-case-usage"]))).data;
  const rows = [...(ofApp ? [ofApp] : []), ...Object.values(ofPages ?? {}).flat()];
  const numberOf = (row: Record<string, unknown>, name: string) => Number(row[name] ?? 0) || 0;
  const minutes = Math.max(0, ...rows.map((row) => numberOf(row, "estimated_time_to_regain_access")));
  const used = Math.max(
    0,
    ...rows.flatMap((row) => ["call_count", "total_time", "total_cputime"].map((name) => numberOf(row, name))),
  );
  if (minutes === 0 && used < FULL) return undefined;
  return new Date(now.getTime() + (minutes || PAUSE) * 60_000);
}
