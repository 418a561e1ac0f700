/**
 * Dates for readers. Everything works on the strings of the front matter (`2026`, `2026-03`,
 * `2026-03-05`, `2026-03-05T10:00`), never on a local `Date`: a day must not move with the zone of
 * the machine that builds the portal.
 */

const genitive = [
  "января",
  "февраля",
  "марта",
  "апреля",
  "мая",
  "июня",
  "июля",
  "августа",
  "сентября",
  "октября",
  "ноября",
  "декабря",
];
const nominative = [
  "январь",
  "февраль",
  "март",
  "апрель",
  "май",
  "июнь",
  "июль",
  "август",
  "сентябрь",
  "октябрь",
  "ноябрь",
  "декабрь",
];

interface Parts {
  year: string;
  month?: number;
  day?: number;
  time?: string;
}

function partsOf(value: string): Parts {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?$/.exec(value);
  const [, year, month, day, time] = match ?? [];
  if (year === undefined || Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || day === "00")
    throw new RangeError(`«${value}» не дата: нужно 2026, 2026-03, 2026-03-05 или 2026-03-05T10:00`);
  return {
    year,
    ...(month !== undefined && { month: Number(month) }),
    ...(day !== undefined && { day: Number(day) }),
    ...(time !== undefined && { time }),
  };
}

const yearText = (parts: Parts) => `${parts.year}\u00A0г.`;

/** «5 марта» or, without a day, the name of the month in the asked case. */
function monthText({ month, day }: Parts, names: readonly string[]): string {
  if (month === undefined) return "";
  return day === undefined ? (names[month - 1] ?? "") : `${day}\u00A0${genitive[month - 1]}`;
}

const dateText = (parts: Parts, names: readonly string[]) =>
  parts.month === undefined ? yearText(parts) : `${monthText(parts, names)} ${yearText(parts)}`;

/** `2026-03-05` → «5 марта 2026 г.» */
export const longDate = (day: string): string => dateText(partsOf(day), genitive);

/** `2026-03-05T10:00` → «5 марта»: for what stands apart from its year. */
export const dayAndMonth = (start: string): string => monthText(partsOf(start), genitive);

/** `2018` → «2018 г.», `2018-03` → «март 2018 г.», `2018-03-05` → «5 марта 2018 г.» */
export const roughDate = (date: string): string => dateText(partsOf(date), nominative);

/**
 * From when until when: «с 2010 г.», «2010–2012 гг.», «март — май 2018 г.», «5–7 марта 2026 г.».
 * Without an end the thing goes on.
 */
export function period(start: string, end?: string): string {
  const from = partsOf(start);
  if (end === undefined) return `с\u00A0${dateText(from, genitive)}`;
  const to = partsOf(end);
  const sameYear = from.year === to.year;
  if (dateText(from, nominative) === dateText(to, nominative)) return dateText(from, nominative);
  if (from.month === undefined && to.month === undefined) return `${from.year}–${to.year}\u00A0гг.`;
  if (!sameYear || from.month === undefined || to.month === undefined)
    return `${dateText(from, nominative)}\u00A0— ${dateText(to, nominative)}`;
  if (from.month === to.month && from.day !== undefined && to.day !== undefined)
    return `${from.day}–${dateText(to, genitive)}`;
  return `${monthText(from, nominative)}\u00A0— ${dateText(to, nominative)}`;
}

/** `2026-12-10T11:00` → «10 декабря 2026 г., 11:00»; with an end «10 декабря 2026 г., 11:00–13:00» or «10–12 декабря 2026 г.». */
export function moment(start: string, end?: string): string {
  const from = partsOf(start);
  const withTime = (value: string, { time }: Parts) => longDate(value.slice(0, 10)) + (time ? `, ${time}` : "");
  if (end === undefined || end === start) return withTime(start, from);
  const to = partsOf(end);
  if (start.slice(0, 10) === end.slice(0, 10))
    return from.time && to.time
      ? `${withTime(start, from)}–${to.time}`
      : withTime(from.time ? start : end, from.time ? from : to);
  if (!from.time && !to.time) return period(start, end);
  return `${withTime(start, from)}\u00A0— ${withTime(end, to)}`;
}

/** The day, `YYYY-MM-DD`, that it is in a time zone at an instant. */
export function todayIn(zone: string, now: Date): string {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]}`;
}
