import type { Announcement } from "#src/entry/manifest.ts";

// Moments come without offset, in the event's own zone: read and written as UTC they stay as they are.
const inUtc = (moment: string) => new Date(moment.length === 10 ? `${moment}T00:00Z` : `${moment}Z`);
const long = new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const hour = (moment: string) => moment.slice(11);
const day = (moment: string) => moment.slice(0, 10);

/** Two days as a range, or one. Intl's spaces differ between versions and its dash is short: both are set the Russian way. */
const days = (from: string, to: string) =>
  long
    .formatRange(inUtc(from), inUtc(to))
    .replace(/\s/gu, " ")
    .replace(" – ", "\u00A0— ")
    .replaceAll(" г.", "\u00A0г.");

/**
 * When and where an event takes place, and the deadline as long as it has not passed: one line each. Of one that is
 * over only its days are told, in a sentence whose verb agrees with «событие» whatever the title is: nobody has to
 * find the way any more.
 */
export function eventLines(event: NonNullable<Announcement["event"]>, today: string): string {
  const { start, end = start, deadline, zone, place, cancelled } = event;
  const dates = days(day(start), day(end));
  if (cancelled) return `Событие отменили. Его ждали ${dates}`;
  if (day(end) < today) return `Событие прошло ${dates}`;
  const zoneName = zone === "Europe/Moscow" ? "по московскому времени" : "по местному времени";
  const when = [dates];
  if (hour(start)) {
    const sameDay = day(end) === day(start);
    const until = sameDay && hour(end) && end !== start ? `–${hour(end)}` : "";
    when.push(`${sameDay ? "" : "начало в "}${hour(start)}${until} ${zoneName}`);
  }
  const lines = [`Когда: ${when.join(", ")}`, `Где: ${place}`];
  if (deadline && day(deadline) >= today) {
    const until = hour(deadline) ? `, ${hour(deadline)} ${zoneName}` : "";
    lines.push(`Заявки: до ${days(day(deadline), day(deadline))}${until}`);
  }
  return lines.join("\n");
}
