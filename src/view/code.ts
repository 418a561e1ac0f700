import type { EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { byText } from "#src/text/sort.ts";
import { counted } from "#src/text/plural.ts";

/** The Code as a book: articles in order, clauses in each, and how many entries illustrate a clause. */
export function codeArticles(portal: Portal): {
  number: number;
  label: string;
  description: string | undefined;
  clauses: { entry: EntryOf<"code">; illustrated: string }[];
}[] {
  const clauses = portal.ofKind("code").toSorted(byText((entry) => entry.data.number));
  return portal.terms["code-articles"]
    .toSorted((a, b) => a.number - b.number)
    .map(({ id, number, label, description }) => ({
      number,
      label,
      description,
      clauses: clauses
        .filter((entry) => entry.data.article === id)
        .map((entry) => {
          const count = portal.mentioning("code", entry.data.id).filter((other) => other.data.status === "real").length;
          return {
            entry,
            illustrated:
              count > 0
                ? `Поясняют ${counted(count, ["запись", "записи", "записей"])}`
                : "Пока ни одна запись не поясняет этот пункт",
          };
        }),
    }));
}
