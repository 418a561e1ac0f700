import { renderCalendar, renderEvent } from "#src/calendar/calendar.ts";
import { calendars } from "#src/calendar/calendars.ts";
import { isKind } from "#src/entry/kinds.ts";
import { readPortal } from "./portal.ts";

const response = (text: string) => new Response(text, { headers: { "Content-Type": "text/calendar; charset=utf-8" } });

/** The calendar at this address as a response of a route. */
export async function calendarResponse(path: string): Promise<Response> {
  const portal = await readPortal();
  const calendar = calendars(portal).find((one) => one.path === path);
  if (!calendar) throw new Error(`no calendar at ${path}`);
  return response(renderCalendar(portal, calendar));
}

/** One event's file as a response of a route. */
export async function eventResponse(id: string): Promise<Response> {
  const portal = await readPortal();
  const entry = portal.find(id);
  if (!entry || !isKind(entry, "events")) throw new Error(`no event ${id}`);
  return response(renderEvent(portal, entry));
}
