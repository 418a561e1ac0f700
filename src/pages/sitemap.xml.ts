import type { APIRoute } from "astro";
import {
  archiveAddress,
  entryAddress,
  facetAddress,
  facetNames,
  routes,
  sectionAddress,
  termAddress,
} from "#src/entry/address.ts";
import { announcedKinds } from "#src/entry/kinds.ts";
import { countedTerms } from "#src/entry/portal.ts";
import { changedOn, isIndexable } from "#src/entry/publication.ts";
import { absolute } from "#src/site.ts";
import { readPortal } from "#src/store/portal.ts";

/** Sitemap 0.9: what search engines may show, with the day of the last change where it is known. */
export const GET: APIRoute = async () => {
  const portal = await readPortal();
  const plain = [
    routes.home,
    routes.glossary,
    routes.archive,
    routes.updates,
    routes.codeCoverage,
    routes.data,
    sectionAddress("organizations"),
    ...announcedKinds.map(sectionAddress),
    ...facetNames.flatMap((facet) => [
      facetAddress(facet),
      ...countedTerms(portal, facet).map(({ id }) => termAddress(facet, id)),
    ]),
    ...[...new Set(portal.published.map((entry) => entry.data.published.slice(0, 4)))].map(archiveAddress),
  ].map((path) => ({ path, changed: undefined }));
  const entries = portal.entries.filter(isIndexable).map((entry) => ({
    path: entryAddress(entry),
    changed: changedOn(entry),
  }));
  const lines = [...plain, ...entries].map(
    ({ path, changed }) => `<url><loc>${absolute(path)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ""}</url>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</urlset>\n`;
  return new Response(xml, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
};
