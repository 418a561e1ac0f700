import type { Temporal } from "temporal-polyfill";
import { basic } from "./stamp.ts";

/**
 * VTIMEZONE (RFC 5545, 3.6.5) with the changes of clocks that really were and will be around these times. The
 * packages that ship time zones for calendars know today's rules only and would move what was before 2014 in Russia.
 */

/** `+05:00` → `+0500` */
const offset = (time: Temporal.ZonedDateTime) => time.offset.replaceAll(":", "");
const change = (time: Temporal.ZonedDateTime, direction: "previous" | "next") =>
  // Outside the known changes the library answers now null, now undefined.
  time.getTimeZoneTransition(direction) ?? undefined;

/** Summer time is what ends within the year; what stays is a new standard time. */
function isSummer(begins: Temporal.ZonedDateTime, before: Temporal.ZonedDateTime): boolean {
  const ends = change(begins, "next");
  return (
    begins.offsetNanoseconds > before.offsetNanoseconds &&
    ends !== undefined &&
    begins.until(ends, { largestUnit: "day" }).days < 366
  );
}

/** From when which offset holds. DTSTART is the local time by the clocks that are then put forward or back. */
function observance(begins: Temporal.ZonedDateTime): string[] {
  const before = begins.subtract({ nanoseconds: 1 });
  const name = isSummer(begins, before) ? "DAYLIGHT" : "STANDARD";
  const local = begins.toPlainDateTime().subtract({ nanoseconds: begins.offsetNanoseconds - before.offsetNanoseconds });
  return [
    `BEGIN:${name}`,
    `DTSTART:${basic(local.toString())}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(begins)}`,
    `END:${name}`,
  ];
}

/** The zone of these times, which are all in one. */
export function timeZoneLines(times: readonly [Temporal.ZonedDateTime, ...Temporal.ZonedDateTime[]]): string[] {
  const ordered = times.toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds);
  const [first = times[0], last = first] = [ordered[0], ordered.at(-1)];
  const observances: string[] = [];
  // The last change before the first time holds for it; a zone that never changed has one without a beginning.
  let begins = change(first.add({ nanoseconds: 1 }), "previous");
  if (!begins)
    observances.push(
      "BEGIN:STANDARD",
      "DTSTART:19700101T000000",
      `TZOFFSETFROM:${offset(first)}`,
      `TZOFFSETTO:${offset(first)}`,
      "END:STANDARD",
    );
  begins ??= change(first, "next");
  while (begins && begins.epochMilliseconds <= last.epochMilliseconds) {
    observances.push(...observance(begins));
    begins = change(begins, "next");
  }
  return ["BEGIN:VTIMEZONE", `TZID:${first.timeZoneId}`, ...observances, "END:VTIMEZONE"];
}
