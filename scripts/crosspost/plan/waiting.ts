import { isBegun, type LedgerLine } from "../ledger/line.ts";
import { wrongUsage } from "../order/problem.ts";
import type { World } from "../world/world.ts";
import type { Offer } from "./plan.ts";

/**
 * Since when an entry has waited for a person: not before the ledger was opened. A reminder is a line of the ledger too,
 * and no new beginning.
 */
export function waitingSince({ announcement, line, opened }: Pick<Offer, "announcement" | "line" | "opened">): Date {
  if (line?.until) return new Date(line.until);
  if (line && !line.reminded) return new Date(line.at);
  const published = new Date(`${announcement.published}T00:00Z`);
  return opened && opened > published ? opened : published;
}

/** So many days ago: a wait that began before has been too long, when they are the days that a person may take. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** A begun try that does not end by itself: the network's lists stay shut, or the post does not come out. */
export const lingers = (line: LedgerLine, { now, config }: Pick<World, "now" | "config">): boolean =>
  isBegun(line) && new Date(line.due ?? line.at) < daysBefore(now, config.remindAfter);

/** Nobody's word counts while the network may still bring the post out; when that lasts for days, a person's does. */
export function refuseWhileUnclear(before: LedgerLine | undefined, world: World): void {
  if (before?.state === "intent" || (before?.state === "unknown" && !lingers(before, world)))
    throw wrongUsage(
      "Запись отправляет программа, и вышел ли пост, пока неясно. Подождите несколько минут и выполните: npm run crosspost -- reconcile",
    );
}
