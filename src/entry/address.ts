import type { Entry, KindName } from "./kinds.ts";

/** Every address of the portal. All begin and end with a slash and stand below the site's base. */

const folders: Record<Exclude<KindName, "pages">, string> = {
  practices: "practices",
  mechanisms: "mechanisms",
  code: "code",
  digests: "digests",
  articles: "articles",
  events: "events",
  projects: "projects",
  organizations: "organizations",
};

/** The listing of a kind. */
export const sectionAddress = (kind: Exclude<KindName, "pages">): string => `/${folders[kind]}/`;

/** The page of an entry with this slug; pages of the portal itself stand at the root. */
export const slugAddress = (kind: KindName, slug: string): string =>
  kind === "pages" ? `/${slug}/` : `/${folders[kind]}/${slug}/`;

/** The page of an entry. */
export const entryAddress = (entry: Pick<Entry, "kind"> & { data: { slug: string } }): string =>
  slugAddress(entry.kind, entry.data.slug);

/** `/practices/slug/` taken apart, as routes need it. */
export const addressParts = (address: string): { section: string; slug: string } => {
  const [, section = "", slug = ""] = address.split("/");
  return { section, slug };
};

/** The vocabularies whose terms have pages that list entries, and where those pages stand. */
export const facetSections = {
  rubrics: "rubrics",
  audiences: "audiences",
  instruments: "instruments",
  areas: "areas",
  levels: "levels",
  regions: "regions",
  districts: "districts",
  stages: "stages",
  evidence: "evidence",
  replicability: "replicability",
  "organization-types": "holders",
  "money-bands": "money",
  "start-times": "start",
  "team-sizes": "team",
  tags: "tags",
} as const;
export type FacetName = keyof typeof facetSections;
export const facetNames = Object.keys(facetSections) as FacetName[];

/** The page of all terms of a vocabulary. */
export const facetAddress = (facet: FacetName): string => `/${facetSections[facet]}/`;

/** The page of one term. */
export const termAddress = (facet: FacetName, id: string): string => `/${facetSections[facet]}/${id}/`;

/** Routes that are neither entries nor terms. */
export const routes = {
  home: "/",
  catalogue: "/practices/",
  glossary: "/glossary/",
  archive: "/archive/",
  search: "/search/",
  feed: "/feed.xml",
  manifest: "/entries.json",
  calendar: "/events.ics",
  codeCoverage: "/code/coverage/",
  catalogueTable: "/catalogue/table.json",
} as const;

/** What other addresses begin with, files of the build among them: no page of the portal itself may be called so. */
export const takenSlugs: ReadonlySet<string> = new Set([
  ...Object.values(folders),
  ...Object.values(facetSections),
  ...Object.values(routes).map((route) => route.split("/")[1] ?? ""),
  "og",
  "catalogue",
  "pagefind",
]);

export const archiveAddress = (year: string): string => `/archive/${year}/`;
export const rubricFeedAddress = (rubric: string): string => `/rubrics/${rubric}/feed.xml`;

/** A calendar of some of the events: `/events/contest.ics`. */
export const calendarAddress = (name: string): string => `/${folders.events}/${name}.ics`;

/** `/events/contest.ics` → `contest`, as its route needs it. */
export const calendarName = (address: string): string => address.slice(`/${folders.events}/`.length, -".ics".length);

/** One event as a file for a calendar program. */
export const eventFileAddress = (slug: string): string => `${slugAddress("events", slug)}event.ics`;
