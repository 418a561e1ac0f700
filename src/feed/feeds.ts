import { routes, sectionAddress, termAddress, type FacetName } from "#src/entry/address.ts";
import { framePageAddress } from "#src/entry/frame.ts";
import { announcedKinds, kinds, type AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { site } from "#src/site.ts";
import { changesOf, type Subject } from "./change.ts";

/** How a feed is named where a page points to it. */
export interface FeedHead {
  /** The page that lists the same; the feed's files stand below it. */
  page: string;
  title: string;
}

/** One feed, whatever its format: what it is called and what it tells of. */
export interface Feed extends FeedHead {
  group: FeedGroup;
  /** Its name within the group. */
  label: string;
  description: string;
  /** The newest first, no more than a newcomer is given. */
  subjects: readonly Subject[];
}

/** What feeds are made for, in the order of the page of subscriptions; the title completes «Лента …». */
export const feedGroups = {
  portal: "всего портала",
  kinds: "по виду записи",
  rubrics: "по рубрике",
  audiences: "по аудитории",
  regions: "по региону",
  instruments: "по инструменту",
} as const;
export type FeedGroup = keyof typeof feedGroups;

/** The vocabularies whose terms have feeds, and how the feed of a term is called. */
const fedFacets = {
  rubrics: (label: string) => `рубрика «${label}»`,
  audiences: (label: string) => `для аудитории «${label}»`,
  regions: (label: string) => label,
  instruments: (label: string) => label,
} satisfies Partial<Record<FacetName, (label: string) => string>>;

/**
 * Entries that somebody who comes new is given; older ones stand in the archive. Whole texts weigh: 250 files of feeds
 * over 500 entries were 50 MB with 25 entries in each part.
 */
const PORTAL_LIMIT = 50;
const PART_LIMIT = 20;

/** The page that explains what a feed is and lists them all. */
export const subscriptionsPage = framePageAddress("subscriptions");

export const everything: FeedHead = { page: routes.home, title: `${site.name}: всё новое` };
export const updates: FeedHead = { page: routes.updates, title: `${site.name}: обновления` };

/** The first public entries of a list, without walking all of it. */
function newest(entries: readonly AnnouncedEntry[], limit: number): Subject[] {
  const subjects: Subject[] = [];
  for (const entry of entries) {
    if (subjects.length === limit) break;
    if (isPublic(entry)) subjects.push({ entry });
  }
  return subjects;
}

const kindFeeds = (portal: Portal): Feed[] => {
  const byKind = Map.groupBy(portal.published, (entry) => entry.kind);
  return announcedKinds.map((kind) => ({
    group: "kinds",
    page: sectionAddress(kind),
    label: kinds[kind].many,
    title: `${site.name}: ${kinds[kind].many}`,
    description: `Новое в разделе «${kinds[kind].many}» портала «${site.name}».`,
    subjects: newest(byKind.get(kind) ?? [], PART_LIMIT),
  }));
};

const termFeeds = (portal: Portal, facet: keyof typeof fedFacets): Feed[] =>
  portal.terms[facet].map(({ id, label, description }) => ({
    group: facet,
    page: termAddress(facet, id),
    label,
    title: `${site.name}: ${fedFacets[facet](label)}`,
    description: description ?? `Новые записи портала «${site.name}»: ${label}.`,
    subjects: newest(portal.mentioning(facet, id), PART_LIMIT),
  }));

/**
 * The one list of feeds: addresses, the lists of subscriptions, what pages point to, all is made from it. A part of
 * the portal has a feed as soon as something real stands in it; the two of the whole portal are always there.
 */
export const feedsOf = (portal: Portal): Feed[] => [
  {
    ...everything,
    group: "portal",
    label: "Всё новое",
    description: site.description,
    subjects: newest(portal.published, PORTAL_LIMIT),
  },
  {
    ...updates,
    group: "portal",
    label: "Обновления",
    description: `Что изменилось в записях портала «${site.name}» и\u00A0почему.`,
    subjects: changesOf(portal).slice(0, PORTAL_LIMIT),
  },
  ...[
    ...kindFeeds(portal),
    ...Object.keys(fedFacets).flatMap((facet) => termFeeds(portal, facet as keyof typeof fedFacets)),
  ].filter(({ subjects }) => subjects.length > 0),
];

/** The day of the latest change in a feed; undefined when it is empty. */
export const latestDay = ({ subjects }: Pick<Feed, "subjects">): string | undefined =>
  subjects
    .map(({ entry: { data }, change }) => change?.date ?? data.updated ?? data.published)
    .toSorted()
    .at(-1);
