import { expect, test } from "vitest";
import { outcomeOf } from "./outcome.ts";
import type { Ranked } from "./ranking.ts";

const ranked = (entry: number, score: number, full: boolean): Ranked => ({ entry, score, full, has: [full] });
const kinds = ["practices", "articles", "practices", "events"];
const entries = (list: readonly Ranked[]) => list.map(({ entry }) => entry);

test("what lacks something stands among the others only when it is nearly as good", () => {
  const answer = { ranked: [ranked(0, 10, true), ranked(1, 4, false), ranked(2, 3.9, false), ranked(3, 1, true)] };
  const { whole, near, byKind } = outcomeOf(answer, undefined, kinds, "");
  expect(entries(whole)).toEqual([0, 1, 3]);
  expect(near).toEqual([]);
  expect([...byKind]).toEqual([
    ["practices", 1],
    ["articles", 1],
    ["events", 1],
  ]);
});

test("a kind narrows what is shown, not what is counted", () => {
  const answer = { ranked: [ranked(0, 10, true), ranked(1, 9, true), ranked(2, 8, true)] };
  const { whole, chosen, byKind } = outcomeOf(answer, undefined, kinds, "practices");
  expect([entries(whole), entries(chosen)]).toEqual([
    [0, 1, 2],
    [0, 2],
  ]);
  expect(byKind.get("practices")).toBe(2);
});

test("where nothing has it all, the ten that have most come near", () => {
  const answer = { ranked: Array.from({ length: 12 }, (_, entry) => ranked(entry, 12 - entry, false)) };
  const { whole, chosen, near } = outcomeOf(answer, undefined, kinds, "");
  expect([whole, chosen]).toEqual([[], []]);
  expect(entries(near)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("where nothing is found at all, what looks alike comes near", () => {
  const { whole, near } = outcomeOf({ ranked: [] }, { ranked: [ranked(3, 1, true)] }, kinds, "");
  expect([whole, entries(near)]).toEqual([[], [3]]);
});
