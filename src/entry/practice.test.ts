import { describe, expect, test } from "vitest";
import { faultsOf, makeEntry, result, type Fields } from "#tests/fake/entry.ts";

const faults = (change: Fields) => faultsOf("practices", change);

test("what the editor leaves out is said cautiously", () => {
  expect(makeEntry("practices", "one").data).toMatchObject({
    in_bc_database: "unknown",
    steps_by: "editors",
    regions: [],
    results: [],
    resources: {},
  });
  const [plain] = makeEntry("practices", "one", { results: [result()] }).data.results;
  expect(plain).toMatchObject({ precision: "exact", planned: false });
});

describe("period", () => {
  test.each<[string, string | undefined, boolean]>([
    ["2018", "2020", true],
    ["2018", "2018", true],
    ["2018", undefined, true],
    ["2018-09", "2018", true],
    ["2018", "2018-01", true],
    ["2018", "2017", false],
    ["2018-09", "2018-08", false],
    ["2018-09-02", "2018-09-01", false],
  ])("from %s to %s", (start, end, sound) => {
    expect(faults({ period: { start, ...(end && { end }) } })).toEqual(
      sound ? [] : ["period.end: окончание раньше начала"],
    );
  });

  test("a year without quotes is a number, and the message says what to do", () => {
    expect(faults({ period: { start: 2018 } })[0]).toContain("год возьмите в кавычки");
  });
});

describe("rules across fields", () => {
  test("the holder is no partner of itself", () => {
    expect(faults({ partners: ["zavod", "college"] })).toEqual(["partners: носитель практики назван ещё и партнёром"]);
    expect(faults({ partners: ["zavod"] })).toEqual([]);
  });

  test("the next review does not come before the last", () => {
    const reviewed = { by: "Редакция", date: "2026-03-10" };
    expect(faults({ reviewed, review_by: "2026-03-09" })).toEqual(["review_by: следующая проверка раньше предыдущей"]);
    expect(faults({ reviewed, review_by: "2026-03-10" })).toEqual([]);
    expect(faults({ review_by: "2026-03-09" })).toEqual([]);
  });

  test.each(["people", "money", "equipment", "time"])("a number in resources.%s needs a source", (field) => {
    const said = (text: string, from?: string) =>
      faults({ resources: { [field]: { text, ...(from && { source: from }) } } });
    expect(said("Нужны 2 наставника")).toEqual([
      expect.stringMatching(`^resources.${field}.source: в тексте есть число, а источника нет`),
    ]);
    expect(said("Нужны 2 наставника", "s1")).toEqual([]);
    expect(said("Нужны наставники")).toEqual([]);
  });

  test("every result and every adoption names its source", () => {
    const { source: _, ...unsourced } = result();
    expect(faults({ results: [unsourced] })[0]).toMatch(/^results\.0\.source: /);
    const adopted = { level: "full", implemented_in: [{ place: "Цех" }] };
    expect(faults({ replicability: adopted })[0]).toMatch(/^replicability\.implemented_in\.0\.source: /);
  });

  test.each([0, 11, 5.5])("a mark of %d is none", (mark) => {
    const score = { effectiveness: mark, efficiency: 5, uniqueness: 5, replication: 5, scaling: 5 };
    expect(faults({ score: { ...score, by: "Совет", date: "2026-03-01" } })[0]).toMatch(/^score\.effectiveness: /);
    expect(faults({ score: { ...score, effectiveness: 10, by: "Совет", date: "2026-03-01" } })).toEqual([]);
  });

  test.each(["instruments", "levels", "steps"])("%s may not be empty", (field) => {
    expect(faults({ [field]: [] })[0]).toMatch(new RegExp(`^${field}: (укажите|опишите) хотя бы один`));
  });
});
