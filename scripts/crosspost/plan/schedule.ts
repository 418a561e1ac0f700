import { Temporal } from "temporal-polyfill";
import { weekdays, type Pace } from "../settings/pace.ts";

/** What the times of a channel's queue depend on. */
export interface ScheduleRequest {
  now: Date;
  /** Time zone of days and hours, `Europe/Moscow`. */
  zone: string;
  /** When this channel posted, in any order; a post that is scheduled already counts with its own time. */
  posted: readonly Date[];
  /** The pace of each waiting entry, the first in the queue first. */
  queue: readonly Pace[];
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** The entries of a queue that share a pace: each may go out only after the one before it. */
interface Line {
  pace: Pace;
  /** Places in the queue, the first first. */
  places: number[];
  /** How many of them have their time. */
  done: number;
  /** No earlier time is possible for the next one. */
  from: number;
  /** How many of the posts that are scheduled already lie too far back to matter. */
  passed: number;
}

/** What a channel has posted and will have posted at a time. */
interface Times {
  zone: string;
  /** How many posts a local day has. */
  perDay: Map<string, number>;
  last: number;
  /** Posts that are scheduled already, the earliest first. */
  coming: readonly number[];
}

/**
 * Says when each entry of a channel's queue may go out, in the order of the queue. The channel is filled from now on,
 * each time with the entry that may go first, so that an entry whose rubric waits for its weekday holds nobody up;
 * among entries that may go at once the queue decides. The time grows with the queue and the history, not their product.
 */
export function nextSlots({ now, zone, posted, queue }: ScheduleRequest): Date[] {
  const start = now.getTime();
  const history = posted.map((date) => date.getTime()).toSorted((a, b) => a - b);
  const past = history.filter((time) => time <= start);
  const times: Times = {
    zone,
    perDay: new Map(),
    last: past.at(-1) ?? -Infinity,
    coming: history.slice(past.length),
  };
  // A local day lasts less than two of ours: older posts cannot fill it.
  for (const time of history) if (time > start - 2 * DAY) count(times, time);
  const lines = linesOf(queue, start);
  const slots: Date[] = [];
  for (let left = queue.length; left > 0; left--) {
    let best: Line | undefined;
    for (const line of lines) {
      if (line.done === line.places.length) continue;
      line.from = earliest(line, times);
      const place = line.places[line.done] ?? 0;
      const first = best && line.from === best.from ? place < (best.places[best.done] ?? 0) : true;
      if (!best || (line.from <= best.from && first)) best = line;
    }
    if (!best) break;
    slots[best.places[best.done] ?? 0] = new Date(best.from);
    best.done += 1;
    times.last = Math.max(times.last, best.from);
    count(times, best.from);
  }
  return slots;
}

/** The queue by pace: there are as many lines as paces, a handful. */
function linesOf(queue: readonly Pace[], from: number): Line[] {
  const lines = new Map<string, Line>();
  for (const [place, pace] of queue.entries()) {
    assertPossible(pace);
    const { quiet = {}, perDay, spacing = 0, weekdays: days = [] } = pace;
    const key = JSON.stringify([quiet.from, quiet.to, perDay, spacing, days]);
    const line = lines.get(key) ?? { pace, places: [], done: 0, from, passed: 0 };
    line.places.push(place);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** The schema refuses such a pace; here it would be looked for without end. */
function assertPossible({ quiet, perDay = 1, weekdays: days }: Pace): void {
  const never = perDay < 1 || days?.length === 0 || (quiet?.from !== undefined && quiet.from === quiet.to);
  if (never) throw new RangeError("a pace that lets nothing out has no next slot");
}

const local = (time: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);

function count({ zone, perDay }: Times, time: number): void {
  const day = local(time, zone).toPlainDate().toString();
  perDay.set(day, (perDay.get(day) ?? 0) + 1);
}

/** The first time from which nothing keeps the line's next entry. Every turn of the loop goes forward. */
function earliest(line: Line, { zone, perDay, last, coming }: Times): number {
  const { quiet, perDay: most = Infinity, spacing = 0, weekdays: days } = line.pace;
  const apart = spacing * MINUTE;
  let time = Math.max(line.from, last + apart);
  for (;;) {
    while ((coming[line.passed] ?? Infinity) + apart <= time) line.passed += 1;
    const next = coming[line.passed] ?? Infinity;
    if (next - apart < time) {
      time = next + apart;
      continue;
    }
    const here = local(time, zone);
    const today = here.toPlainDate();
    const isDay = !days || days.includes(weekdays[here.dayOfWeek - 1] ?? "пн");
    if (!isDay || (perDay.get(today.toString()) ?? 0) >= most) {
      time = today.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
      continue;
    }
    const loud = quiet?.from === undefined || quiet.to === undefined ? time : afterQuiet(here, quiet.from, quiet.to);
    if (loud === time) return time;
    time = loud;
  }
}

/** The end of the quiet hours if it is quiet now, else now. The clock on the wall decides, also when it is changed. */
function afterQuiet(now: Temporal.ZonedDateTime, from: string, to: string): number {
  const begin = Temporal.PlainTime.from(from);
  const end = Temporal.PlainTime.from(to);
  const clock = now.toPlainTime();
  const begun = Temporal.PlainTime.compare(clock, begin) >= 0;
  const over = Temporal.PlainTime.compare(clock, end) >= 0;
  const overMidnight = Temporal.PlainTime.compare(begin, end) > 0;
  const isQuiet = overMidnight ? begun || !over : begun && !over;
  if (!isQuiet) return now.epochMilliseconds;
  const today = now.toPlainDate();
  const wanted = (overMidnight && begun ? today.add({ days: 1 }) : today).toPlainDateTime(end);
  const found = wanted.toZonedDateTime(now.timeZoneId);
  // An hour that comes twice: its first end is over, the second is meant.
  if (found.epochMilliseconds <= now.epochMilliseconds)
    return wanted.toZonedDateTime(now.timeZoneId, { disambiguation: "later" }).epochMilliseconds;
  // An end that the clock skips: the quiet is over as soon as the clock is put forward.
  if (!found.toPlainDateTime().equals(wanted)) {
    const before = wanted.toZonedDateTime(now.timeZoneId, { disambiguation: "earlier" });
    return before.getTimeZoneTransition("next")?.epochMilliseconds ?? found.epochMilliseconds;
  }
  return found.epochMilliseconds;
}
