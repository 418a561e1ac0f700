import { expect, test } from "vitest";
import { areNeighbours, otherLayout } from "./keyboard.ts";

test.each([
  ["ghfrnbrf", "практика"],
  ["Ghfrnbrf", "практика"],
  [",tkujhjl", "белгород"],
  ["j,extybt", "обучение"],
  ["{jk", "хол"],
  ["'rpfvty", "экзамен"],
  ["цщкдвылшдды", "worldskills"],
])("%s was meant as %s", (typed, meant) => {
  expect(otherLayout(typed)).toBe(meant);
});

test("what has no keys stays as it is", () => {
  expect(otherLayout("2020")).toBeUndefined();
  expect(otherLayout("")).toBeUndefined();
});

test.each([
  ["а", "п", true],
  ["а", "в", true],
  ["й", "ф", true],
  ["а", "о", false],
  ["q", "w", false],
])("%s and %s touch: %s", (one, other, touch) => {
  expect(areNeighbours(one, other)).toBe(touch);
});
