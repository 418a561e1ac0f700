import fc from "fast-check";
import { expect, test } from "vitest";
import { slipsAllowed, slipsBetween } from "./slip.ts";

test.each([
  ["нок", 0],
  ["вузы", 1],
  ["колледж", 1],
  ["практика", 2],
])("«%s» may have %i slips", (word, slips) => {
  expect(slipsAllowed(word.length)).toBe(slips);
});

test.each([
  ["практека", "практика", 1],
  ["практка", "практика", 1],
  ["практтика", "практика", 1],
  ["парктика", "практика", 1],
  ["прптека", "практика", 3],
])("from %s to %s: %i", (typed, meant, slips) => {
  expect(slipsBetween(typed, meant, slips)).toBeDefined();
  expect(slipsBetween(typed, meant, slips - 1)).toBeUndefined();
});

test("a likely slip costs less", () => {
  const cost = (typed: string) => slipsBetween(typed, "окно", 1) ?? Infinity;
  expect(cost("акно")).toBeLessThan(cost("укно"));
  expect(cost("оккно")).toBeLessThan(cost("ожкно"));
});

test("it is the same both ways, and nothing costs nothing", () => {
  const word = fc.string({ unit: fc.constantFrom(..."абвек"), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(slipsBetween(one, other, 3) === undefined).toBe(slipsBetween(other, one, 3) === undefined);
      expect(slipsBetween(one, one, 0)).toBe(0);
    }),
  );
});
