import { expect, test } from "vitest";
import { nextTile } from "./region-map.ts";

const spots = [
  { column: 0, row: 0 },
  { column: 3, row: 0 },
  { column: 1, row: 1 },
  { column: 0, row: 4 },
];
const right = { column: 1, row: 0 };
const down = { column: 0, row: 1 };
const up = { column: 0, row: -1 };

test("straight ahead comes before aside", () => {
  expect(nextTile(spots, spots[0]!, right)).toBe(1);
  expect(nextTile(spots, spots[0]!, down)).toBe(2);
});

test("what is only aside is not ahead; beyond the edge there is nothing", () => {
  expect(nextTile(spots, spots[0]!, up)).toBeUndefined();
  expect(nextTile([{ column: 9, row: 1 }], spots[0]!, down)).toBeUndefined();
});

test("from anywhere the arrows lead back to where there are tiles", () => {
  expect(nextTile(spots, spots[3]!, up)).toBe(0);
});
