import type { EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { changedOn } from "#src/entry/publication.ts";
import { absolute, site } from "#src/site.ts";
import { inZone } from "#src/text/zone.ts";
import { addressLine, joinLines, textLine } from "./content-line.ts";
import { deadlineComponent, eventComponent, utcMidnight, type Component } from "./component.ts";
import { timeZoneLines } from "./time-zone.ts";

/** A calendar to subscribe to. */
export interface Calendar {
  title: string;
  description: string;
  /** Address of the calendar itself, from the portal's root. */
  path: string;
  /** Address of the page that lists the same. */
  page: string;
  events: readonly EntryOf<"events">[];
  /** True to leave the events themselves out. */
  deadlinesOnly: boolean;
}

type Times = Parameters<typeof timeZoneLines>[0];

/** The zones of all times in the components, each explained once. */
function zones(components: readonly Component[]): string[] {
  const stamps = components
    .flatMap(({ span: { start, end } }) => (end ? [start, end] : [start]))
    .filter((stamp) => "local" in stamp);
  const byZone = Map.groupBy(stamps, ({ zone }) => zone);
  return [...byZone].flatMap(([zone, times]) =>
    timeZoneLines(times.map(({ local }) => inZone(local, zone)) as unknown as Times),
  );
}

/** A file must hold something (RFC 5545, 3.6): a calendar without events yet explains the portal's own zone. */
const emptyZone = () => timeZoneLines([inZone("2026-01-01T00:00", site.zone)]);

const file = (about: string[], components: readonly Component[]): string => {
  const zoneLines = zones(components);
  return joinLines([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${new URL(site.address).host}//Svod//RU`,
    "CALSCALE:GREGORIAN",
    ...about,
    ...(components.length === 0 ? emptyZone() : zoneLines),
    ...components.flatMap(({ lines }) => lines),
    "END:VCALENDAR",
  ]);
};

const componentsOf = (portal: Portal, entry: EntryOf<"events">): Component[] =>
  [eventComponent(portal, entry), deadlineComponent(portal, entry)].filter((component) => component !== undefined);

/** The calendar as a file. Names are given twice: as RFC 7986 has them and as programs read them before it. */
export function renderCalendar(portal: Portal, calendar: Calendar): string {
  const { title, description, path, page, events, deadlinesOnly } = calendar;
  const components = events.flatMap((entry) =>
    deadlinesOnly ? (deadlineComponent(portal, entry) ?? []) : componentsOf(portal, entry),
  );
  const changed = events
    .map((entry) => changedOn(entry) ?? "")
    .toSorted()
    .at(-1);
  const about = [
    textLine("NAME", title),
    textLine("X-WR-CALNAME", title),
    textLine("DESCRIPTION", description),
    textLine("X-WR-CALDESC", description),
    addressLine("URL", absolute(page)),
    addressLine("SOURCE;VALUE=URI", absolute(path)),
    ...(changed ? [`LAST-MODIFIED:${utcMidnight(changed)}`] : []),
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    "X-PUBLISHED-TTL:PT12H",
  ];
  return file(about, components);
}

/** One event with its deadline, to be put into a calendar of one's own: it brings no calendar's name along. */
export const renderEvent = (portal: Portal, entry: EntryOf<"events">): string => file([], componentsOf(portal, entry));
