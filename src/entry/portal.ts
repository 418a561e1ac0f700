import type { FacetName } from "./address.ts";
import { isAnnounced, type AnnouncedEntry, type Entry, type EntryOf, type KindName } from "./kinds.ts";
import { kinds } from "./kinds.ts";
import { isBuilt, isListed, isPublic } from "./publication.ts";
import { mentionsIn } from "./schema-walk.ts";
import type { Vocabularies, VocabularyName, VocabularyTerm } from "./vocabulary.ts";

/** Everything that is built, indexed once: no page searches the whole list for itself. */
export interface Portal {
  terms: Vocabularies;
  /** Entries that have a page, newest first; equal days by id. */
  entries: Entry[];
  /** Announced entries that may stand in lists, demonstration entries among them. */
  listed: AnnouncedEntry[];
  /** Real, listed entries: what is counted, fed and announced. */
  published: AnnouncedEntry[];
  find(id: string): Entry | undefined;
  ofKind<Name extends KindName>(kind: Name): EntryOf<Name>[];
  term<Name extends VocabularyName>(vocabulary: Name, id: string): VocabularyTerm<Name>;
  /** Listed entries that carry a term or refer to an entry, newest first. */
  mentioning(target: string, id: string): AnnouncedEntry[];
}

const dateOf = (entry: Entry) => ("published" in entry.data ? entry.data.published : "");

/** Newest first; entries of one day by id, so that the order never moves without a change. */
export const newestFirst = (a: Entry, b: Entry): number =>
  dateOf(b).localeCompare(dateOf(a)) || a.data.id.localeCompare(b.data.id);

/** Indexes all entries. `today` decides which have come out. */
export function buildPortal(all: readonly Entry[], terms: Vocabularies, today: string): Portal {
  const entries = all.filter((entry) => isBuilt(entry, today)).toSorted(newestFirst);
  const byId = new Map(entries.map((entry) => [entry.data.id, entry]));
  const byKind = Map.groupBy(entries, (entry) => entry.kind);
  const termById = new Map<string, unknown>();
  for (const [name, list] of Object.entries(terms)) for (const term of list) termById.set(`${name}/${term.id}`, term);
  const listed = entries.filter((entry): entry is AnnouncedEntry => isAnnounced(entry) && isListed(entry));
  const mentions = new Map<string, AnnouncedEntry[]>();
  for (const entry of listed) {
    const keys = new Set([...mentionsIn(kinds[entry.kind].schema, entry.data)].map(({ target, id }) => `${target}/${id}`));
    for (const key of keys) {
      const list = mentions.get(key);
      if (list) list.push(entry);
      else mentions.set(key, [entry]);
    }
  }
  return {
    terms,
    entries,
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
export function countedTerms(portal: Portal, facet: FacetName, among?: KindName): { id: string; label: string; short?: string | undefined; count: number }[] {
  return portal.terms[facet]
    .map(({ id, label, short }) => ({
      id,
      label,
      short,
      count: portal.mentioning(facet, id).filter((entry) => isPublic(entry) && (among === undefined || entry.kind === among)).length,
    }))
    .filter(({ count }) => count > 0);
}
