import { calendarAddress, routes, sectionAddress } from "#src/entry/address.ts";
import type { Event } from "#src/entry/event.ts";
import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { site } from "#src/site.ts";
import { genreTitles } from "#src/view/events.ts";
import type { Calendar } from "./calendar.ts";

type EventEntry = EntryOf<"events">;

/** What one can subscribe to: a name, an address, and which events it holds. */
interface Subscription {
  label: string;
  path: string;
  description: string;
  holds: (entry: EventEntry) => boolean;
  deadlinesOnly?: true;
}

/** Everything, deadlines only, and each kind of event: also those that have none yet, so that one can wait for them. */
export const subscriptions: Subscription[] = [
  {
    label: "События и сроки заявок",
    path: routes.calendar,
    description: "Все события портала и сроки подачи заявок.",
    holds: () => true,
  },
  {
    label: "Сроки заявок",
    path: calendarAddress("deadlines"),
    description: "Только сроки подачи заявок.",
    holds: ({ data }) => data.deadline !== undefined,
    deadlinesOnly: true,
  },
  ...(Object.entries(genreTitles) as [Event["genre"], string][]).map(([genre, label]) => ({
    label,
    path: calendarAddress(genre),
    description: `${label} и сроки подачи заявок.`,
    holds: ({ data }: EventEntry) => data.genre === genre,
  })),
];

/** Real, listed events in the order of time. */
export const calendarEvents = (portal: Portal): EventEntry[] =>
  portal.published
    .filter((entry) => isKind(entry, "events"))
    .toSorted((a, b) => a.data.start.localeCompare(b.data.start) || a.data.id.localeCompare(b.data.id));

/** The calendars of the portal with their events. */
export function calendars(portal: Portal): Calendar[] {
  const events = calendarEvents(portal);
  return subscriptions.map(({ label, path, description, holds, deadlinesOnly = false }) => ({
    title: `${site.name}: ${label.toLowerCase()}`,
    description,
    path,
    page: sectionAddress("events"),
    events: events.filter(holds),
    deadlinesOnly,
  }));
}
