import type { APIRoute, GetStaticPaths } from "astro";
import { calendarEvents } from "#src/calendar/calendars.ts";
import { eventResponse } from "#src/store/calendar.ts";
import { readPortal } from "#src/store/portal.ts";

// A demonstration event has no file: nobody's calendar should hold a meeting that will not be.
export const getStaticPaths = (async () =>
  calendarEvents(await readPortal()).map((entry) => ({
    params: { slug: entry.data.slug },
    props: { id: entry.data.id },
  }))) satisfies GetStaticPaths;

/** One event as a file for a calendar program. */
export const GET: APIRoute = ({ props }) => eventResponse(String(props["id"]));
