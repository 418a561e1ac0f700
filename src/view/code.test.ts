import { expect, test } from "vitest";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { codeArticles } from "./code.ts";

const clause = (id: string, number: string, change: Fields = {}) => makeEntry("code", id, { number, ...change });
const illustrating = (id: string, change: Fields = {}) =>
  makeEntry("practices", id, { code_clauses: ["first"], published: "2026-01-01", ...change });
const first = clause("first", "1.1");

/** Words and links in the margin of the clause `first`. */
function margin(...entries: ReturnType<typeof illustrating>[]) {
  const [row] = codeArticles(makePortal([first, ...entries]))[0]?.clauses ?? [];
  return [row?.summary, row?.links.map(({ to }) => to)];
}

test("articles stand by number, clauses in them by number", () => {
  const book = codeArticles(
    makePortal([
      clause("tenth", "1.10"),
      first,
      clause("second", "1.2", { status: "demo" }),
      clause("other", "2.1", { article: "openness" }),
      clause("hidden", "1.3", { unlisted: true }),
    ]),
  );
  expect(
    book.map(({ number, label, clauses }) => [number, label, ...clauses.map(({ entry }) => entry.data.id)]),
  ).toEqual([
    [1, "Назначение", "first", "second", "tenth"],
    [2, "Открытость", "other"],
  ]);
});

test("an article without clauses stays in the book", () => {
  expect(codeArticles(makePortal([])).map(({ clauses }) => clauses)).toEqual([[], []]);
});

test("the margin names what illustrates a clause", () => {
  expect(margin()).toEqual(["Пока ни одна запись не поясняет этот пункт", []]);
  expect(margin(illustrating("one"))).toEqual(["Поясняет:", ["/practices/one/"]]);
  expect(margin(illustrating("one"), illustrating("two"))[0]).toBe("Поясняют:");
  const five = Array.from({ length: 5 }, (_, index) => illustrating(`practice-${index}`));
  expect(margin(...five)).toEqual([
    "Поясняют эти записи и ещё 2:",
    ["/practices/practice-0/", "/practices/practice-1/", "/practices/practice-2/"],
  ]);
});

test("neither demonstration nor unlisted entries illustrate anything", () => {
  expect(margin(illustrating("demo", { status: "demo" }), illustrating("hidden", { unlisted: true }))[1]).toEqual([]);
});
