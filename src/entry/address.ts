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

/** A file that stands beside the page of an entry: `/practices/slug/` → `/practices/slug.md`. */
const besideAddress = (entry: Parameters<typeof entryAddress>[0], ending: string): string =>
  `${entryAddress(entry).slice(0, -1)}.${ending}`;

/** The Markdown twin of an entry's page. */
export const twinAddress = (entry: Parameters<typeof entryAddress>[0]): string => besideAddress(entry, "md");

/** A practice as a zip, with all that belongs to it. */
export const packageAddress = (entry: Parameters<typeof entryAddress>[0]): string => besideAddress(entry, "zip");

/** The files that reference managers read, by the name of their format. */
export const citationEndings = { bibtex: "bib", ris: "ris", csl: "csl.json" } as const;
export type CitationFormat = keyof typeof citationEndings;

export const citationAddress = (entry: Parameters<typeof entryAddress>[0], format: CitationFormat): string =>
  besideAddress(entry, citationEndings[format]);

/** `/practices/slug.md` taken apart, as routes need it. */
export const fileParts = (address: string): { section: string; slug: string; ending: string } => {
  const [, section = "", file = ""] = address.split("/");
  const dot = file.indexOf(".");
  return { section, slug: file.slice(0, dot), ending: file.slice(dot + 1) };
};

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
  updates: "/updates/",
  announced: "/announced/",
  feedList: "/feeds.opml",
  feedStylesheet: "/feed.xsl",
  feedStyle: "/feed.css",
  manifest: "/entries.json",
  calendar: "/events.ics",
  codeCoverage: "/code/coverage/",
  catalogueTable: "/catalogue/table.json",
  compare: "/compare/",
  favourites: "/favourites/",
  favouritesSet: "/favourites/set/",
  offline: "/offline/",
  data: "/data/",
  api: "/api/v1/index.json",
  openApi: "/api/v1/openapi.json",
  llms: "/llms.txt",
  cards: "/og/cards.json",
} as const;

/** Where the share desk is put beside the built portal: it is no page of it, and no link leads there. */
export const deskAddress = "/desk/";

/** What other addresses begin with, files of the build among them: no page of the portal itself may be called so. */
export const takenSlugs: ReadonlySet<string> = new Set([
  ...Object.values(folders),
  ...Object.values(facetSections),
  ...Object.values(routes).map((route) => route.split("/")[1] ?? ""),
  "catalogue",
  "pagefind",
  deskAddress.slice(1, -1),
]);

/** A share picture. The hash in it changes with the picture, so no cache shows an old one. */
export const cardAddress = (hash: string): string => `/og/${hash}.png`;

export const archiveAddress = (year: string): string => `/archive/${year}/`;

/** The formats of a feed, by the ending of its file: RSS 2.0 and JSON Feed 1.1. */
export const feedFormats = ["xml", "json"] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** The feed of what a page lists: it stands beside the page. */
export const feedAddress = (page: string, format: FeedFormat): string => `${page}feed.${format}`;
/** A file of the open data. */
export const dataFileAddress = (file: string): string => `${routes.data}${file}`;

/** Where the read API stands; its addresses stay as long as the number in them. */
export const apiBase = "/api/v1";
export const apiListAddress = (kind: string, page: number | string): string => `${apiBase}/lists/${kind}/${page}.json`;
export const apiEntryAddress = (id: string): string => `${apiBase}/entries/${id}.json`;
export const apiVocabularyAddress = (name: string): string => `${apiBase}/vocabularies/${name}.json`;

/** The list of a kind for language models, where it would be too long in the portal's own. */
export const sectionLlmsAddress = (kind: Exclude<KindName, "pages">): string => `${sectionAddress(kind)}llms.txt`;

/** A calendar of some of the events: `/events/contest.ics`. */
export const calendarAddress = (name: string): string => `/${folders.events}/${name}.ics`;

/** `/events/contest.ics` → `contest`, as its route needs it. */
export const calendarName = (address: string): string => address.slice(`/${folders.events}/`.length, -".ics".length);

/** One event as a file for a calendar program. */
export const eventFileAddress = (slug: string): string => `${slugAddress("events", slug)}event.ics`;
