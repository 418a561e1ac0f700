import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isListed, isPublic } from "#src/entry/publication.ts";
import { byText } from "#src/text/sort.ts";
import { linkToEntry, type Link } from "./link.ts";

/** How the Code and the practices meet. */
export interface Coverage {
  clauses: { number: string; clause: Link; practices: Link[] }[];
  /** Clauses that no practice illustrates. */
  bareClauses: { number: string; clause: Link }[];
  /** Practices that name no clause. */
  barePractices: Link[];
  /** Real practices in all, and those that illustrate some clause. */
  practices: number;
  illustrating: number;
}

/** Which clauses real practices illustrate, which none does, and which practices illustrate nothing. */
export function codeCoverage(portal: Portal): Coverage {
  const practices = portal.published.filter((entry) => isKind(entry, "practices"));
  const byClause = new Map<string, EntryOf<"practices">[]>();
  for (const practice of practices)
    for (const clause of new Set(practice.data.code_clauses))
      byClause.set(clause, [...(byClause.get(clause) ?? []), practice]);
  const clauses = portal
    .ofKind("code")
    .filter(isListed)
    .toSorted(byText((entry) => entry.data.number))
    .map((entry) => ({
      number: entry.data.number,
      clause: linkToEntry(entry),
      practices: (byClause.get(entry.data.id) ?? []).filter(isPublic).map(linkToEntry),
    }));
  const bare = practices.filter(({ data }) => data.code_clauses.length === 0);
  return {
    clauses,
    bareClauses: clauses.filter((row) => row.practices.length === 0).map(({ number, clause }) => ({ number, clause })),
    barePractices: bare.map(linkToEntry),
    practices: practices.length,
    illustrating: practices.length - bare.length,
  };
}
