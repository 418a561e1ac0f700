import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import type { Relation } from "#src/entry/relation.ts";
import { linkTo, linkToEntry, type Link } from "./link.ts";

/** A holder whose practices are like another's. */
export interface SimilarHolder {
  holder: Link;
  /** Its practices that are alike. */
  practices: Link[];
  /** What they share, the rarest first. */
  because: string[];
}

/** What makes two holders do the same; a region or a tag in common does not. */
const DOING: ReadonlySet<string> = new Set(["mechanisms", "instruments", "areas"]);

/** Many of one kind tell no more than a few. */
const HOLDERS = 5;
const PRACTICES = 3;
const SHARED = 3;

/** The real practices that an organisation holds. */
const held = (portal: Portal, id: string): EntryOf<"practices">[] =>
  portal
    .mentioning("organizations", id)
    .filter((entry) => isKind(entry, "practices"))
    .filter((entry) => isPublic(entry) && entry.data.holder === id);

/**
 * «Кто делает похожее»: other holders with practices like this one's, the most alike first. Partners of a practice do
 * it together, so they are not told as alike. `relations` gives what a practice is like, the nearest first.
 */
export function similarHolders(
  portal: Portal,
  organization: EntryOf<"organizations">,
  relations: (practice: EntryOf<"practices">) => readonly Relation[],
): SimilarHolder[] {
  const { id } = organization.data;
  const own = held(portal, id);
  const together = new Set([id, ...own.flatMap(({ data }) => data.partners)]);
  const found = new Map<string, { practices: EntryOf<"practices">[]; shared: Relation["shared"] }>();
  for (const practice of own)
    for (const { entry, shared } of relations(practice)) {
      if (!isKind(entry, "practices") || together.has(entry.data.holder)) continue;
      if (!shared.some(({ target }) => DOING.has(target))) continue;
      const known = found.get(entry.data.holder) ?? { practices: [], shared: [] };
      if (!known.practices.includes(entry)) known.practices.push(entry);
      known.shared.push(...shared);
      found.set(entry.data.holder, known);
    }
  return [...found].slice(0, HOLDERS).flatMap(([holder, { practices, shared }]) => {
    const link = linkTo(portal, "organizations", holder);
    if (!link) return [];
    const names = shared.flatMap(({ target, id: term }) => linkTo(portal, target, term)?.label ?? []);
    return [
      {
        holder: link,
        practices: practices.slice(0, PRACTICES).map(linkToEntry),
        because: [...new Set(names)].slice(0, SHARED),
      },
    ];
  });
}
