import type { APIRoute } from "astro";
import { routes } from "#src/entry/address.ts";
import { site } from "#src/site.ts";
import { feedResponse } from "#src/store/feed.ts";
import { readPortal } from "#src/store/portal.ts";

export const GET: APIRoute = async () =>
  feedResponse({
    title: `${site.name}: всё новое`,
    description: site.description,
    path: routes.feed,
    page: routes.home,
    entries: (await readPortal()).published,
  });
