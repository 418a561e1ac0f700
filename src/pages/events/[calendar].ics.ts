import type { APIRoute, GetStaticPaths } from "astro";
import { subscriptions } from "#src/calendar/calendars.ts";
import { calendarName, routes } from "#src/entry/address.ts";
import { calendarResponse } from "#src/store/calendar.ts";

export const getStaticPaths = (() =>
  subscriptions
    .filter(({ path }) => path !== routes.calendar)
    .map(({ path }) => ({ params: { calendar: calendarName(path) }, props: { path } }))) satisfies GetStaticPaths;

/** Some of the events: deadlines only, or one kind. */
export const GET: APIRoute = ({ props }) => calendarResponse(String(props["path"]));
