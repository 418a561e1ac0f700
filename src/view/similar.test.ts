import { expect, test } from "vitest";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { relationIndex } from "#src/entry/relation.ts";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { codeCoverage } from "./coverage.ts";
import { similarHolders } from "./similar.ts";

const organization = (id: string) => makeEntry("organizations", id);
const practice = (id: string, holder: string, change = {}) =>
  makeEntry("practices", id, { holder, instruments: ["dual"], code_clauses: [], ...change });

const own = organization("own");
const portal = makePortal([
  own,
  organization("alike"),
  organization("partner"),
  organization("other"),
  makeEntry("code", "clause", { number: "1.1" }),
  makeEntry("code", "bare", { number: "1.2" }),
  practice("first", "own", { partners: ["partner"], code_clauses: ["clause"] }),
  practice("second", "alike"),
  practice("third", "partner"),
  practice("fourth", "other", { instruments: ["nok"], levels: ["vo"] }),
  practice("demo", "alike", { status: "demo", code_clauses: ["bare"] }),
]);
const relate = relationIndex(portal.published);
const relations = (entry: AnnouncedEntry) => relate(entry, 12);

test("holders of like practices are named with what they share; partners and strangers are not", () => {
  const found = similarHolders(portal, own, relations);
  expect(found).toEqual([
    {
      holder: expect.objectContaining({ to: "/organizations/alike/" }) as unknown,
      practices: [expect.objectContaining({ to: "/practices/second/" })] as unknown[],
      because: ["Дуальное обучение"],
    },
  ]);
});

test("who holds nothing is like nobody", () => {
  expect(similarHolders(portal, organization("empty"), relations)).toEqual([]);
});

test("clauses without practices and practices without clauses are found; demonstration entries do not count", () => {
  const coverage = codeCoverage(portal);
  expect(coverage.clauses.map(({ number, practices }) => [number, practices.length])).toEqual([
    ["1.1", 1],
    ["1.2", 0],
  ]);
  expect(coverage.bareClauses.map(({ number }) => number)).toEqual(["1.2"]);
  expect(coverage.barePractices).toHaveLength(3);
  expect(coverage).toMatchObject({ practices: 4, illustrating: 1 });
});
