import { expect, test } from "vitest";
import { fromLatin, skeleton } from "./transliteration.ts";

test.each([
  ["nastavnik", "наставник"],
  ["obuchenie", "обучение"],
  ["otsenka", "оценка"],
  ["ocenka", "оценка"],
  ["ploshchadka", "площадка"],
  ["ploschadka", "площадка"],
  ["kolledzh", "колледж"],
  ["kolledj", "колледж"],
  ["shkola", "школа"],
  ["yunost", "юност"],
  ["uchashhiesya", "учащиеся"],
  ["novyj", "новый"],
  ["noviy", "новий"],
  ["xarkov", "харков"],
])("%s may be %s", (latin, russian) => {
  expect(fromLatin(latin)).toContain(russian);
});

test("what Latin letters cannot tell is put together", () => {
  expect(skeleton("новий")).toBe(skeleton("новый"));
  expect(skeleton("юность")).toBe(skeleton("юност"));
});

test("a long word has no more readings than can be looked up", () => {
  expect(fromLatin("cyhejxiu".repeat(10)).length).toBeLessThanOrEqual(48);
});
