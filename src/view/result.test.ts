import { expect, test } from "vitest";
import { makeEntry, result, type Fields } from "#tests/fake/entry.ts";
import { keyFigure, resultValue } from "./result.ts";

/** Results that have passed the schema. */
const results = (...changes: Fields[]) => makeEntry("practices", "one", { results: changes.map(result) }).data.results;
const said = (change: Fields) => results(change).map(resultValue);

test.each([
  [{}, "24\u00A0человека"],
  [{ precision: "exact", after: 24 }, "24\u00A0человека"],
  [{ precision: "about", after: 1600, unit: "человек" }, "около 1\u00A0600\u00A0человек"],
  [{ precision: "over", after: 1.5, unit: "млрд рублей" }, "более 1,5\u00A0млрд рублей"],
  [{ precision: "under", after: 5.5, unit: "тыс. человек" }, "почти 5,5\u00A0тыс. человек"],
  [{ precision: "up_to", after: 70, unit: "%" }, "до 70\u00A0%"],
  [{ after: -3, unit: "%" }, "−3\u00A0%"],
  [{ after: 0, unit: "случаев" }, "0\u00A0случаев"],
  [{ after: 0.1 + 0.2, unit: "%" }, "0,3\u00A0%"],
])("%j", (change, phrase) => {
  expect(said(change)).toEqual([phrase]);
});

test("the key figure is the first that is not a plan", () => {
  const planned = { planned: true, after: 700, metric: "Задумано" };
  expect(keyFigure(results(planned, { metric: "Первое" }, { metric: "Второе", after: 5 }))).toEqual({
    value: "24\u00A0человека",
    caption: "Первое",
  });
  expect(keyFigure(results(planned, planned))).toBeUndefined();
  expect(keyFigure([])).toBeUndefined();
});
