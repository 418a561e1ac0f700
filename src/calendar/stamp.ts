import { Temporal } from "temporal-polyfill";
import type { Event } from "#src/entry/event.ts";
import { inZone } from "#src/text/zone.ts";

/** A day, or a minute of local time in a zone. */
export type Stamp = { day: string } | { local: string; zone: string };

/** When something begins and, where it is known, ends; the end is the first moment after it (RFC 5545, 3.6.1). */
export interface Span {
  start: Stamp;
  end?: Stamp;
}

const dayOf = (moment: string) => moment.slice(0, 10);
const hasTime = (moment: string) => moment.includes("T");
const dayAfter = (moment: string) => Temporal.PlainDate.from(dayOf(moment)).add({ days: 1 }).toString();

/** Whole days, the last included. */
const days = (first: string, last: string): Span => ({
  start: { day: dayOf(first) },
  end: { day: dayAfter(last) },
});

/**
 * The time of an event. An hour is never invented: where only one end of the event has one, an event that begins
 * at an unknown hour takes whole days, and one that ends at an unknown hour lasts to the end of that day.
 */
export function eventSpan({ start, end, zone }: Pick<Event, "start" | "end" | "zone">): Span {
  if (!hasTime(start)) return days(start, end ?? start);
  const span: Span = { start: { local: start, zone } };
  if (end === undefined || end === dayOf(start)) return span;
  const last = hasTime(end) ? end : `${dayAfter(end)}T00:00`;
  // An end must lie after its start; in the hour that a change of clocks skips it may not.
  const lasts = inZone(last, zone).epochMilliseconds > inZone(start, zone).epochMilliseconds;
  return lasts ? { ...span, end: { local: last, zone } } : span;
}

/** The last moment for applications: that day, or that minute. */
export const deadlineSpan = (deadline: string, zone: string): Span =>
  hasTime(deadline) ? { start: { local: deadline, zone } } : days(deadline, deadline);

/** `2026-12-10T11:00` → `20261210T110000` */
export const basic = (local: string): string =>
  Temporal.PlainDateTime.from(local).toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");

/** DTSTART or DTEND. */
export const stampLine = (name: "DTSTART" | "DTEND", stamp: Stamp): string =>
  "day" in stamp
    ? `${name};VALUE=DATE:${stamp.day.replaceAll("-", "")}`
    : `${name};TZID=${stamp.zone}:${basic(stamp.local)}`;
