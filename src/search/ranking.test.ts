import { describe, expect, test } from "vitest";
import { rank, rarity, sideBySide, weightAt, type Postings, type Sought } from "./ranking.ts";

const at = (...places: [number, number][]) => places.map(([place, weight]) => ({ at: place, weight }));
const words = (...lists: Postings[]): Sought[] => lists.map((list) => ({ words: [list], equals: [] }));
const order = (sought: Sought[], prior = () => 1) => rank(sought, 100, prior).map(({ entry }) => entry);

test("a place weighs what its zone weighs", () => {
  const zones = [2, 5, 9, 11];
  expect([0, 1, 2, 4, 5, 9, 11, 500].map((place) => weightAt(place, zones))).toEqual([10, 10, 5, 5, 4, 3, 1, 1]);
});

test("a rare word is worth more", () => {
  expect(rarity(1, 100)).toBeGreaterThan(rarity(50, 100));
  expect(rarity(100, 100)).toBeGreaterThan(0);
});

describe("ranking", () => {
  test("the title outweighs any number of words in the text", () => {
    const text = at(...Array.from({ length: 300 }, (_, place): [number, number] => [place + 20, 1]));
    expect(
      order(
        words(
          new Map([
            [1, text],
            [2, at([0, 10])],
          ]),
        ),
      ),
    ).toEqual([2, 1]);
  });

  test("an entry with the whole query stands before one with half of it", () => {
    const one: Postings = new Map([
      [1, at([40, 1])],
      [2, at([40, 1])],
    ]);
    const [first, second] = rank(words(one, new Map([[2, at([60, 1])]])), 100, () => 1);
    expect(first).toMatchObject({ entry: 2, full: true, has: [true, true] });
    expect(second).toMatchObject({ entry: 1, full: false, has: [true, false] });
  });

  test("a word that only says how one asks may be missing", () => {
    const sought: Sought[] = [
      { words: [new Map([[1, at([0, 10])]])], equals: [] },
      { words: [new Map([[2, at([0, 10])]])], equals: [], importance: 0.25 },
    ];
    expect(rank(sought, 100, () => 1)).toMatchObject([
      { entry: 1, full: true },
      { entry: 2, full: false },
    ]);
  });

  test("words that stand together win", () => {
    const one = new Map([
      [1, at([10, 1])],
      [2, at([10, 1])],
    ]);
    const other = new Map([
      [1, at([90, 1])],
      [2, at([11, 1])],
    ]);
    expect(order(words(one, other))).toEqual([2, 1]);
  });

  test("an equal phrase counts as the words themselves, a little less", () => {
    const sought: Sought[] = [
      { words: [new Map([[1, at([0, 10])]])], equals: [{ postings: new Map([[2, at([0, 10])]]), weight: 0.9 }] },
    ];
    const ranked = rank(sought, 100, () => 1);
    expect(ranked.map(({ entry, full }) => [entry, full])).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  test("a common word does not count for more because it has a rare synonym", () => {
    const everywhere = new Map(Array.from({ length: 60 }, (_, entry) => [entry, at([0, 10])] as const));
    const sought: Sought[] = [
      {
        words: [
          new Map([
            [1, at([50, 1])],
            [90, at([0, 10])],
          ]),
        ],
        equals: [],
      },
      { words: [everywhere], equals: [{ postings: new Map([[2, at([0, 10])]]), weight: 0.9 }] },
    ];
    expect(order(sought).slice(0, 2)).toEqual([90, 1]);
  });

  test("a word that is nowhere is as rare as all that stands in for it", () => {
    const standIn = new Map(Array.from({ length: 60 }, (_, entry) => [entry, at([0, 10])] as const));
    const sought: Sought[] = [
      { words: [new Map([[90, at([0, 10])]])], equals: [] },
      { words: [new Map()], equals: [{ postings: standIn, weight: 0.9 }] },
    ];
    expect(order(sought)[0]).toBe(90);
  });

  test("of equals the one with the greater prior comes first, then the lower number", () => {
    const list = new Map([
      [3, at([0, 10])],
      [1, at([0, 10])],
      [2, at([0, 10])],
    ]);
    expect(order(words(list), ((entry: number) => (entry === 3 ? 2 : 1)) as never)).toEqual([3, 1, 2]);
  });

  test("nothing is sought, nothing is found", () => {
    expect(order([])).toEqual([]);
    expect(order(words(new Map()))).toEqual([]);
  });
});

test("side by side means in this order and without a gap", () => {
  const first = new Map([
    [1, at([3, 1])],
    [2, at([3, 1])],
    [3, at([3, 1])],
  ]);
  const second = new Map([
    [1, at([4, 1])],
    [2, at([2, 1])],
    [3, at([5, 1])],
  ]);
  expect([...sideBySide([first, second]).keys()]).toEqual([1]);
});
