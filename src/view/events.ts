import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";

/** True until the event's last day is over. `today` is `YYYY-MM-DD`. */
export const isAhead = ({ data }: EntryOf<"events">, today: string): boolean =>
  (data.end ?? data.start).slice(0, 10) >= today;

/** Events ahead, the nearest first, then those that are over, the latest first. */
export function eventsInOrder(portal: Portal, today: string): EntryOf<"events">[] {
  const byStart = portal.listed
    .filter((entry) => isKind(entry, "events"))
    .toSorted((a, b) => a.data.start.localeCompare(b.data.start) || a.data.id.localeCompare(b.data.id));
  const over = byStart.filter((entry) => !isAhead(entry, today)).toReversed();
  return [...byStart.filter((entry) => isAhead(entry, today)), ...over];
}
