import { expect, test } from "vitest";
import { asked, emptyState, fitted, isIdleSort, relieved, sortedBy, toggled, type CatalogueState } from "./state.ts";

const third: CatalogueState = { ...emptyState(), page: 3 };

test("a term is switched on and off, and the list begins anew", () => {
  const on = toggled(third, "instruments", "nok");
  expect(on).toMatchObject({ chosen: { instruments: ["nok"] }, page: 1 });
  expect(toggled(on, "instruments", "nok")).toEqual(emptyState());
});

test("words order the list by themselves, and without them it is in its usual order", () => {
  const found = asked({ ...third, sort: "title" }, "завод");
  expect(found).toEqual({ ...emptyState(), query: "завод", sort: "match" });
  expect(asked(found, "")).toEqual(emptyState());
});

test("conditions order the list; without any it is in the order of the words", () => {
  const own = fitted(asked(third, "завод"), { money: 5 });
  expect(own).toMatchObject({ query: "завод", conditions: { money: 5 }, sort: "fit", page: 1 });
  expect(fitted(own, {})).toMatchObject({ query: "завод", conditions: {}, sort: "match" });
});

test("with the last condition its order goes, before that it stays", () => {
  const own = sortedBy(fitted(emptyState(), { money: 5, people: 2 }), "title");
  const less = relieved(own, "money");
  expect(less).toMatchObject({ conditions: { people: 2 }, sort: "title" });
  expect(relieved(less, "people")).toEqual(emptyState());
});

test("another order begins at the first page", () => {
  expect(sortedBy(third, "evidence")).toEqual({ ...emptyState(), sort: "evidence" });
});

test.each([
  ["fit", {}, "", true],
  ["fit", { people: 1 }, "", false],
  ["match", {}, "", true],
  ["match", {}, "завод", false],
  ["date", {}, "", false],
] as const)("by %s under %o and «%s»: idle %s", (sort, conditions, query, idle) => {
  expect(isIdleSort(sort, { conditions, query })).toBe(idle);
});
