import type { EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isListed, isPublic } from "#src/entry/publication.ts";
import { byText } from "#src/text/sort.ts";
import { linkToEntry, type Link } from "./link.ts";

/** As many as fit beside a clause; the clause's own page lists them all. */
const IN_MARGIN = 3;

/** A clause with what stands in its margin. */
interface ClauseRow {
  entry: EntryOf<"code">;
  /** The first entries that illustrate the clause. */
  links: Link[];
  /** Words above or instead of the links. */
  summary: string;
}

function clauseRow(portal: Portal, entry: EntryOf<"code">): ClauseRow {
  const illustrating = portal.mentioning("code", entry.data.id).filter(isPublic);
  const more = illustrating.length - IN_MARGIN;
  return {
    entry,
    links: illustrating.slice(0, IN_MARGIN).map(linkToEntry),
    summary:
      illustrating.length === 0
        ? "Пока ни одна запись не поясняет этот пункт"
        : more > 0
          ? `Поясняют эти записи и ещё ${more}:`
          : illustrating.length === 1
            ? "Поясняет:"
            : "Поясняют:",
  };
}

/** The Code as a book: articles in order, clauses in each, and in the margin what illustrates a clause. */
export function codeArticles(
  portal: Portal,
): { number: number; label: string; description: string | undefined; clauses: ClauseRow[] }[] {
  const clauses = portal
    .ofKind("code")
    .filter(isListed)
    .toSorted(byText((entry) => entry.data.number));
  return portal.terms["code-articles"]
    .toSorted((a, b) => a.number - b.number)
    .map(({ id, number, label, description }) => ({
      number,
      label,
      description,
      clauses: clauses.filter((entry) => entry.data.article === id).map((entry) => clauseRow(portal, entry)),
    }));
}
