import { entryAddress } from "#src/entry/address.ts";
import type { EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { changedOn } from "#src/entry/publication.ts";
import { absolute, site } from "#src/site.ts";
import { plain } from "#src/text/typography.ts";
import { genreTitles, placeText, zonedMoment } from "#src/view/events.ts";
import { linkTo } from "#src/view/link.ts";
import { addressLine, textLine } from "./content-line.ts";
import { deadlineSpan, eventSpan, stampLine, type Span } from "./stamp.ts";

type EventEntry = EntryOf<"events">;

/** One VEVENT: its time, from which the calendar takes the zones it must explain, and its lines. */
export interface Component {
  span: Span;
  lines: string[];
}

/** No date of a record has an hour: midnight UTC moves only with the record. */
export const utcMidnight = (day: string): string => `${day.replaceAll("-", "")}T000000Z`;

/** The host keeps the ids of two portals apart in one reader's calendar. */
const uid = (name: string) => `UID:${name}@${new URL(site.address).host}`;

/** The day of the last change, and a number of the revision that grows with it: the days since the publication. */
function revision(entry: EventEntry): string[] {
  const changed = changedOn(entry) ?? entry.data.published;
  const days = (Date.parse(changed) - Date.parse(entry.data.published)) / 86_400_000;
  return [
    `DTSTAMP:${utcMidnight(changed)}`,
    `CREATED:${utcMidnight(entry.data.published)}`,
    `LAST-MODIFIED:${utcMidnight(changed)}`,
    `SEQUENCE:${days}`,
  ];
}

/** What the event and its deadline have in common. */
const shared = (portal: Portal, entry: EventEntry, span: Span, summary: string, text: string[]): Component => ({
  span,
  lines: [
    "BEGIN:VEVENT",
    ...revision(entry),
    stampLine("DTSTART", span.start),
    ...(span.end ? [stampLine("DTEND", span.end)] : []),
    textLine("SUMMARY", plain(entry.data.cancelled ? `Отменено: ${summary}` : summary)),
    textLine("DESCRIPTION", plain(text.join("\n"))),
    addressLine("URL", absolute(entryAddress(entry))),
    `CATEGORIES:${[genreTitles[entry.data.genre], portal.term("rubrics", entry.data.rubric).label]
      .map((name) => textLine("", plain(name)).slice(1))
      .join(",")}`,
    `STATUS:${entry.data.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    // Who subscribes has not yet decided to go.
    "TRANSP:TRANSPARENT",
  ],
});

/** Applications, as far as the record tells of them. */
const applications = ({ deadline, registration, zone }: EventEntry["data"]): string[] => [
  ...(deadline ? [`Заявки принимают до: ${zonedMoment(zone, deadline)}`] : []),
  ...(registration ? [`Записаться или подать заявку: ${registration}`] : []),
];

/** The event itself. */
export function eventComponent(portal: Portal, entry: EventEntry): Component {
  const { data } = entry;
  const organizer = data.organizer && linkTo(portal, "organizations", data.organizer);
  const text = [
    data.teaser,
    "",
    // Whole days and an end at midnight do not tell all that is known.
    `Когда: ${zonedMoment(data.zone, data.start, data.end)}`,
    ...(organizer ? [`Проводит: ${organizer.title ?? organizer.label}`] : []),
    ...applications(data),
    ...(data.place.online ? [`Участвовать издалека: ${data.place.online}`] : []),
    `Подробнее: ${absolute(entryAddress(entry))}`,
  ];
  const { span, lines } = shared(portal, entry, eventSpan(data), data.title, text);
  return {
    span,
    lines: [
      ...lines,
      uid(data.id),
      textLine("LOCATION", plain(placeText(data.place))),
      ...(data.place.online ? [addressLine('CONFERENCE;VALUE=URI;LABEL="Онлайн"', data.place.online)] : []),
      "END:VEVENT",
    ],
  };
}

/** The last moment for applications, as an event of its own. */
export function deadlineComponent(portal: Portal, entry: EventEntry): Component | undefined {
  const { data } = entry;
  if (data.deadline === undefined) return undefined;
  const text = [
    ...applications(data),
    `Событие: ${zonedMoment(data.zone, data.start, data.end)}, ${placeText(data.place)}`,
    `Подробнее: ${absolute(entryAddress(entry))}`,
  ];
  const title = `Срок подачи заявок: ${data.title}`;
  const { span, lines } = shared(portal, entry, deadlineSpan(data.deadline, data.zone), title, text);
  // An id holds no point, so no event's own name is taken.
  return { span, lines: [...lines, uid(`${data.id}.deadline`), "END:VEVENT"] };
}
