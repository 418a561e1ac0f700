import type { FacetName } from "./address.ts";
import { isAnnounced, type AnnouncedEntry, type Entry, type EntryOf, type KindName } from "./kinds.ts";
import { facetKeys, surroundings } from "./facet.ts";
import { indexByKey } from "./mention.ts";
import { isBuilt, isIndexable, isListed, isPublic } from "./publication.ts";
import type { Vocabularies, VocabularyName, VocabularyTerm } from "./vocabulary.ts";

/** Everything that is built, indexed once: no page searches the whole list for itself. */
export interface Portal {
  terms: Vocabularies;
  /** The day, `YYYY-MM-DD`, that decides what has come out and what is over. */
  today: string;
  /** Entries that have a page, newest first; equal days by id. */
  entries: Entry[];
  /** Announced entries that may stand in lists, demonstration entries among them. */
  listed: AnnouncedEntry[];
  /** Real, listed entries: what is counted, fed and announced. */
  published: AnnouncedEntry[];
  find(id: string): Entry | undefined;
  ofKind<Name extends KindName>(kind: Name): EntryOf<Name>[];
  term<Name extends VocabularyName>(vocabulary: Name, id: string): VocabularyTerm<Name>;
  /** The entries before and after this one in its kind: by day, clauses by number. Demonstration entries stand outside. */
  neighbours(entry: Entry): { previous: Entry | undefined; next: Entry | undefined };
  /** Listed entries that carry a term or refer to an entry, newest first. */
  mentioning(target: string, id: string): AnnouncedEntry[];
}

const dateOf = (entry: Entry) => ("published" in entry.data ? entry.data.published : "");

/** Newest first; entries of one day by id, so that the order never moves without a change. */
export const newestFirst = (a: Entry, b: Entry): number =>
  dateOf(b).localeCompare(dateOf(a)) || a.data.id.localeCompare(b.data.id);

/** The order in which entries of a kind are read one after another. */
function readingOrder(kind: KindName, newestFirstEntries: readonly Entry[]): Entry[] {
  // All there is of the Code so far are samples, so they follow each other.
  const shown = newestFirstEntries.filter((entry) => (kind === "code" ? isListed(entry) : isIndexable(entry)));
  const collator = new Intl.Collator("ru", { numeric: true });
  const numberOf = (entry: Entry) => ("number" in entry.data ? entry.data.number : "");
  return kind === "code" ? shown.toSorted((a, b) => collator.compare(numberOf(a), numberOf(b))) : shown.toReversed();
}

/** Indexes all entries. `today` decides which have come out. */
export function buildPortal(all: readonly Entry[], terms: Vocabularies, today: string): Portal {
  const entries = all.filter((entry) => isBuilt(entry, today)).toSorted(newestFirst);
  const byId = new Map(entries.map((entry) => [entry.data.id, entry]));
  const byKind = Map.groupBy(entries, (entry) => entry.kind);
  const termById = new Map<string, unknown>();
  for (const [name, list] of Object.entries(terms)) for (const term of list) termById.set(`${name}/${term.id}`, term);
  const listed = entries.filter((entry): entry is AnnouncedEntry => isAnnounced(entry) && isListed(entry));
  const around = surroundings(entries, terms);
  const mentions = indexByKey(listed, (entry) => facetKeys(entry, around));
  const orders = new Map([...byKind].map(([kind, list]) => [kind, readingOrder(kind, list)]));
  const places = new Map([...orders.values()].flatMap((order) => order.map((entry, index) => [entry, index] as const)));
  return {
    terms,
    today,
    entries,
    neighbours: (entry) => {
      const place = places.get(entry);
      const order = orders.get(entry.kind) ?? [];
      return place === undefined
        ? { previous: undefined, next: undefined }
        : { previous: order[place - 1], next: order[place + 1] };
    },
    listed,
    published: listed.filter(isPublic),
    find: (id) => byId.get(id),
    ofKind: (kind) => (byKind.get(kind) ?? []) as EntryOf<typeof kind>[],
    term: (vocabulary, id) => {
      const term = termById.get(`${vocabulary}/${id}`);
      if (term === undefined) throw new Error(`no term ${vocabulary}/${id}`);
      return term as VocabularyTerm<typeof vocabulary>;
    },
    mentioning: (target, id) => mentions.get(`${target}/${id}`) ?? [],
  };
}

/** The terms of a facet that entries carry, with how many real ones do, in the vocabulary's order. */
export function countedTerms(
  portal: Portal,
  facet: FacetName,
  among?: KindName,
): { id: string; label: string; short?: string | undefined; count: number }[] {
  return portal.terms[facet]
    .map(({ id, label, short }) => ({
      id,
      label,
      short,
      count: portal
        .mentioning(facet, id)
        .filter((entry) => isPublic(entry) && (among === undefined || entry.kind === among)).length,
    }))
    .filter(({ count }) => count > 0);
}
