import { entryAddress, facetSections, routes, termAddress, type FacetName } from "#src/entry/address.ts";
import { isKind, kinds, type Entry, type KindName } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { mentionsIn } from "#src/entry/schema-walk.ts";
import type { VocabularyName } from "#src/entry/vocabulary.ts";
import { site } from "#src/site.ts";

/** Something a reader can go to, or only read, when it has no page. */
export interface Link {
  label: string;
  /** Address from the portal's root; absent when there is no page. */
  to?: string;
  /** A longer name or an explanation. */
  title?: string;
}

/** The portal's home page: every trail begins there. */
export const home: Link = { label: site.name, to: routes.home };

/** An organisation by its short name, anything else by its title. */
export const entryLabel = (entry: Entry): string =>
  isKind(entry, "organizations") ? entry.data.short : entry.data.title;

export const linkToEntry = (entry: Entry): Link => ({
  label: entryLabel(entry),
  to: entryAddress(entry),
  title: entry.data.title,
});

const isFacet = (name: string): name is FacetName => name in facetSections;

/** A link to what an id names: an entry, or a term of a vocabulary. Nothing when it is not published. */
export function linkTo(portal: Portal, target: string, id: string): Link | undefined {
  if (target in kinds) {
    const entry = portal.find(id);
    return entry ? linkToEntry(entry) : undefined;
  }
  const term = portal.term(target as VocabularyName, id);
  const link: Link = { label: term.label };
  if (term.description) link.title = term.description;
  if (isFacet(target) && portal.mentioning(target, id).length > 0) link.to = termAddress(target, id);
  return link;
}

/** Everything an entry refers to, by `target/id`: what its page needs to name it. */
export function referenceNames(portal: Portal, entry: Entry): Record<string, Link> {
  const names: Record<string, Link> = {};
  for (const { target, id } of mentionsIn(kinds[entry.kind].schema, entry.data)) {
    const link = linkTo(portal, target, id);
    if (link) names[`${target}/${id}`] = link;
  }
  return names;
}

/** The links for a list of ids, without those that are not published. */
export const pick = (names: Record<string, Link>, target: KindName | VocabularyName, ids: readonly string[]): Link[] =>
  ids.flatMap((id) => names[`${target}/${id}`] ?? []);
