import { expect, test } from "vitest";
import { amount, fileSize } from "./number.ts";

test.each([
  [0, "0"],
  [500, "500"],
  [1500, "1~500"],
  [507000, "507~000"],
  [1234567.5, "1~234~567,5"],
  [0.25, "0,25"],
  [1.1, "1,1"],
  [-3, "−3"],
  [-1500.5, "−1~500,5"],
])("%d → %s", (value, expected) => {
  expect(amount(value).replaceAll("\u00A0", "~")).toBe(expected);
});

test.each([
  [0, "1~КБ"],
  [700, "1~КБ"],
  [24_400, "24~КБ"],
  [1_048_000, "1023~КБ"],
  [1_048_576, "1~МБ"],
  [1_300_000, "1,2~МБ"],
])("%d bytes → %s", (bytes, expected) => {
  expect(fileSize(bytes).replaceAll("\u00A0", "~")).toBe(expected);
});
