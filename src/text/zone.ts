import { Temporal } from "temporal-polyfill";

/**
 * Local times of the front matter (`2026-12-10T11:00`) in their zones. The rules of a zone are those of its own
 * day: Moscow was at +04:00 in 2012 and is at +03:00 now.
 */

/** The instant of a local time. An hour that a change of clocks skips or repeats is read as RFC 5545 reads it. */
export const inZone = (local: string, zone: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone);

/** ISO 8601 with the offset that the zone has then: `2026-12-10T11:00:00+05:00`; a day alone stays a day. */
export const withOffset = (moment: string, zone: string): string =>
  moment.includes("T") ? inZone(moment, zone).toString({ timeZoneName: "never" }) : moment;

/** The beginning of a day in a zone, with its offset. */
export const startOfDay = (day: string, zone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).toString({ timeZoneName: "never" });

/** How far a local time is from Moscow's, as Russian timetables say it: «МСК+2», «МСК−1»; nothing when it is the same. */
export function moscowDifference(local: string, zone: string): string | undefined {
  const time = inZone(local, zone);
  const apart = (time.offsetNanoseconds - time.withTimeZone("Europe/Moscow").offsetNanoseconds) / 60e9;
  if (apart === 0) return undefined;
  const [hours, minutes] = [Math.floor(Math.abs(apart) / 60), Math.abs(apart) % 60];
  return `МСК${apart > 0 ? "+" : "−"}${hours}${minutes > 0 ? `:${String(minutes).padStart(2, "0")}` : ""}`;
}
