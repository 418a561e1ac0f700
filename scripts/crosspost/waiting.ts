import type { Offer } from "./plan.ts";

/** Since when an entry has waited for a person. A reminder is a line of the ledger too, and no new beginning. */
export function waitingSince({ announcement, line }: Pick<Offer, "announcement" | "line">): Date {
  if (line?.until) return new Date(line.until);
  return new Date(line && !line.reminded ? line.at : `${announcement.published}T00:00Z`);
}

/** So many days ago: a wait that began before has been too long, when they are the days that a person may take. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);
