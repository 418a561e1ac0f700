import { isKind, type AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { entryRow, type EntryRow } from "./row.ts";

const endOf = (entry: Extract<AnnouncedEntry, { kind: "events" }>) => (entry.data.end ?? entry.data.start).slice(0, 10);

/** Events ahead, the nearest first, then those that are over, the latest first. `today` is `YYYY-MM-DD`. */
export function eventGroups(portal: Portal, today: string): { title: string; rows: EntryRow[] }[] {
  const events = portal.listed.filter((entry) => isKind(entry, "events"));
  const byStart = events.toSorted((a, b) => a.data.start.localeCompare(b.data.start) || a.data.id.localeCompare(b.data.id));
  const ahead = byStart.filter((entry) => endOf(entry) >= today);
  const over = byStart.filter((entry) => endOf(entry) < today).toReversed();
  return [
    { title: "Впереди", rows: ahead.map((entry) => entryRow(portal, entry)) },
    { title: "Прошли", rows: over.map((entry) => entryRow(portal, entry)) },
  ].filter(({ rows }) => rows.length > 0);
}
