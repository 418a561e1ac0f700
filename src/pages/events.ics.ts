import type { APIRoute } from "astro";
import { routes } from "#src/entry/address.ts";
import { calendarResponse } from "#src/store/calendar.ts";

/** Every event and deadline. */
export const GET: APIRoute = () => calendarResponse(routes.calendar);
