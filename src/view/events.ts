import type { Event } from "#src/entry/event.ts";
import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { moment } from "#src/text/date.ts";
import { moscowDifference } from "#src/text/zone.ts";

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

/** The kinds of events as lists of them are called. */
export const genreTitles: Record<Event["genre"], string> = {
  contest: "Конкурсы",
  visit: "Визиты",
  meeting: "Встречи",
  conference: "Конференции и форумы",
  exam: "Экзамены",
};

/** «10 декабря 2026 г., 11:00–13:00 (МСК+2)»: when, and how far the place's clocks are from Moscow's. */
export function zonedMoment(zone: string, start: string, end?: string): string {
  const timed = [start, end].find((part) => part?.includes("T"));
  const apart = timed && moscowDifference(timed, zone);
  return apart ? `${moment(start, end)} (${apart})` : moment(start, end);
}

/** «Технопарк, Казань»; a town that the place's name tells already is not said again. */
export const placeText = ({ name, city }: Event["place"]): string =>
  city === undefined || name.includes(city) ? name : `${name}, ${city}`;
