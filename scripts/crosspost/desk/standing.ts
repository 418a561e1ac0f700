import { todayIn } from "#src/text/date.ts";
import { counted } from "#src/text/plural.ts";
import { waitingSince } from "../plan/waiting.ts";
import { markup, type Markup } from "./markup.ts";
import { holder, isLate, type Waiting } from "./order.ts";

/** What a standing is told with. */
export interface StandingContext {
  now: Date;
  zone: string;
  /** Days after which a wait is too long. */
  remindAfter: number;
}

/** A moment for a reader, in the portal's zone. */
export const longMoment = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("ru-RU", { dateStyle: "long", timeStyle: "short", timeZone: zone })
    .format(at)
    .replace(/\s/gu, "\u00A0");

const dayText = (at: Date, zone: string) =>
  new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", timeZone: zone }).format(at).replace(" ", "\u00A0");

/** How many days have begun since, by the calendar of the portal's zone. */
const daysSince = (since: Date, now: Date, zone: string) =>
  Math.round((Date.parse(todayIn(zone, now)) - Date.parse(todayIn(zone, since))) / 86_400_000);

/** Where an entry stands, in one line of a summary. */
export function standingLine(entry: Waiting, { now, zone, remindAfter }: StandingContext): Markup {
  const held = holder(entry, now);
  const { line, archive } = entry;
  if (held)
    return markup`<span class="standing standing--taken">В&nbsp;работе: <b>${held.by}</b>, до&nbsp;${longMoment(new Date(held.until ?? ""), zone)}</span>`;
  if (archive) return markup`<span class="standing">Архив</span>`;
  const days = daysSince(waitingSince(entry), now, zone);
  const waits =
    line?.state === "claimed" && line.until
      ? `Снова свободна: срок вышел ${longMoment(new Date(line.until), zone)} (${line.by})`
      : days < 1
        ? "Ждёт с\u00A0сегодняшнего дня"
        : `Ждёт ${counted(days, ["день", "дня", "дней"])}`;
  const late = isLate(entry, now, remindAfter) ? markup` — <b>слишком долго</b>` : undefined;
  const reminded = line?.reminded ? `, напоминание ушло ${dayText(new Date(line.reminded), zone)}` : "";
  return markup`<span class="standing${late ? " standing--late" : ""}">${waits}${late}${reminded}</span>`;
}
