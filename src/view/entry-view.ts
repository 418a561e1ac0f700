import { createHash } from "node:crypto";
import { cardInput } from "#src/view/card-input.ts";
import { entryAddress, eventFileAddress, sectionAddress } from "#src/entry/address.ts";
import { isAnnounced, isKind, kinds, type Entry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isIndexable, isPublic } from "#src/entry/publication.ts";
import type { Relation } from "#src/entry/relation.ts";
import { cardImage, type CardImage } from "./card-image.ts";
import { isAhead } from "./events.ts";
import { entryLabel, home, linkTo, linkToEntry, referenceNames, pick, type Link } from "./link.ts";
import { passport, type Fact } from "./passport.ts";
import type { PostLink } from "./posts.ts";
import { recordOf, type EntryRecord } from "./record.ts";
import { entryRow, type EntryRow } from "./row.ts";
import type { SimilarHolder } from "./similar.ts";

/** What an entry says wherever it goes: on its page, in its Markdown twin, in its package. */
export interface EntryFacts {
  entry: Entry;
  kindLabel: string;
  rubric: { id: string; label: string; sign: string } | undefined;
  names: Record<string, Link>;
  passport: Fact[];
  record: EntryRecord;
}

/** Everything the page of an entry shows. It is plain data, so its hash is the page's cache key. */
export interface EntryView extends EntryFacts {
  indexable: boolean;
  crumbs: Link[];
  /** Words that one may look this entry up by though its page does not show them. */
  searchTerms: string[];
  tags: Link[];
  related: { row: Link; kind: string; because: string[] }[];
  /** This practice and those most like it, by id, to be put side by side; empty where there is nothing to compare. */
  comparable: string[];
  /** Holders of like practices, on the page of a holder. */
  similar: SimilarHolder[];
  /** Entries that refer to this one, by kind. */
  backlinks: { title: string; rows: EntryRow[]; more: number }[];
  previous: Link | undefined;
  next: Link | undefined;
  /** Address of the event's file for calendars, as long as the event is ahead. */
  calendar: string | undefined;
  image: CardImage;
  /** Where the entry was announced. */
  posts: PostLink[];
}

/** More rows than this are a listing of their own. */
const BACKLINKS = 30;

function backlinksOf(portal: Portal, entry: Entry): EntryView["backlinks"] {
  const referring = portal.mentioning(entry.kind, entry.data.id);
  return [...Map.groupBy(referring, (other) => other.kind)].map(([kind, others]) => ({
    title: kinds[kind].many,
    rows: others.slice(0, BACKLINKS).map((other) => entryRow(portal, other)),
    more: Math.max(0, others.length - BACKLINKS),
  }));
}

/** The federal districts of an entry's regions. */
function districtsOf(portal: Portal, entry: Entry): string[] {
  const regions = "regions" in entry.data ? entry.data.regions : [];
  const districts = regions.map((region) => portal.term("regions", region).district);
  return [...new Set(districts)].map((district) => portal.term("districts", district).label);
}

function comparableTo(entry: Entry, relations: readonly Relation[]): string[] {
  if (!isKind(entry, "practices") || !isIndexable(entry)) return [];
  const like = relations.flatMap(({ entry: other }) => (isKind(other, "practices") ? other.data.id : []));
  return like.length === 0 ? [] : [entry.data.id, ...like];
}

/** What an entry says of itself, without what stands around it on the portal. */
export function entryFacts(portal: Portal, entry: Entry): EntryFacts {
  const names = referenceNames(portal, entry);
  const rubric = isAnnounced(entry) ? portal.term("rubrics", entry.data.rubric) : undefined;
  return {
    entry,
    kindLabel: kinds[entry.kind].one,
    rubric: rubric && { id: rubric.id, label: rubric.label, sign: rubric.sign },
    names,
    passport: passport(entry, names),
    record: recordOf(portal, entry, names),
  };
}

/** Nobody puts into a calendar what is over or will not be. */
const calendarFile = (portal: Portal, entry: Entry): string | undefined =>
  isKind(entry, "events") && isPublic(entry) && !entry.data.cancelled && isAhead(entry, portal.today)
    ? eventFileAddress(entry.data.slug)
    : undefined;

/** Gathers what the page of an entry shows. */
export function entryView(
  portal: Portal,
  entry: Entry,
  relations: readonly Relation[],
  similar: SimilarHolder[] = [],
  posts: PostLink[] = [],
): EntryView {
  const facts = entryFacts(portal, entry);
  const kind = kinds[entry.kind];
  const { previous, next } = portal.neighbours(entry);
  const section = entry.kind === "pages" ? [] : [{ label: kind.many, to: sectionAddress(entry.kind) }];
  return {
    ...facts,
    indexable: isIndexable(entry),
    crumbs: [home, ...section, { label: entryLabel(entry), to: entryAddress(entry) }],
    searchTerms: districtsOf(portal, entry),
    tags: "tags" in entry.data ? pick(facts.names, "tags", entry.data.tags) : [],
    related: relations.map(({ entry: other, shared }) => ({
      row: linkToEntry(other),
      kind: kinds[other.kind].one,
      because: shared.slice(0, 2).flatMap(({ target, id }) => linkTo(portal, target, id)?.label ?? []),
    })),
    comparable: comparableTo(entry, relations),
    similar,
    backlinks: backlinksOf(portal, entry),
    previous: previous && linkToEntry(previous),
    next: next && linkToEntry(next),
    calendar: calendarFile(portal, entry),
    image: cardImage(cardInput(portal, entry)),
    posts,
  };
}

/** A key that changes when anything changes that a page shows. */
export const cacheKey = (view: unknown): string =>
  createHash("sha256").update(JSON.stringify(view)).digest("hex").slice(0, 24);
