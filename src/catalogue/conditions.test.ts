import { expect, test } from "vitest";
import { readNumber } from "./conditions.ts";
import { rubles } from "./fit.ts";

test.each([
  ["5", 5],
  ["1 500 000", 1_500_000],
  ["1\u00A0500\u00A0000 ₽", 1_500_000],
  ["3 млн", 3_000_000],
  ["2,5 млн рублей", 2_500_000],
  ["100 тыс.", 100_000],
  ["1.5 млрд", 1_500_000_000],
  ["много", undefined],
  ["-3", undefined],
  ["1e9", undefined],
  ["9".repeat(30), undefined],
])("«%s» is %s", (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test.each([
  [999_999, "999\u00A0999 ₽"],
  [1_000_000, "1 млн ₽"],
  [40_500_000, "40,5 млн ₽"],
  [11_500_000_000, "11,5 млрд ₽"],
])("%i is told as %s", (value, text) => {
  expect(rubles(value)).toBe(text);
});
