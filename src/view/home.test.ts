import { describe, expect, test } from "vitest";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { homeView } from "./home.ts";
import type { EntryRow } from "./row.ts";

const today = "2026-06-01";
const ids = (rows: readonly EntryRow[]) => rows.map(({ id }) => id);
const event = (id: string, start: string, change = {}) =>
  makeEntry("events", id, { start, published: "2026-01-01", ...change });
const practices = Array.from({ length: 5 }, (_, index) =>
  makeEntry("practices", `practice-${index}`, { published: `2026-02-0${index + 1}`, regions: ["66"] }),
);
const home = homeView(
  makePortal([
    ...practices,
    makeEntry("articles", "article", { regions: ["16", "66"], audience: ["youth"], published: "2026-01-01" }),
    makeEntry("practices", "demo", { status: "demo", regions: ["74"] }),
    makeEntry("practices", "hidden", { unlisted: true }),
    event("past", "2026-05-01"),
    event("long-past", "2025-05-01"),
    event("today", today),
    event("next", "2026-06-02"),
    event("later", "2026-07-02"),
    event("far", "2026-09-02"),
    event("demo-event", "2026-06-02", { status: "demo" }),
  ]),
  today,
);

test("doors count real entries only; one that leads to no entry at all is left out", () => {
  expect(home.doors.map(({ label, count }) => [label, count])).toEqual([
    ["Колледжам", 11],
    ["Молодёжи", 1],
  ]);
});

test("what is new stands by rubric, three of each, the newest first; an empty rubric is left out", () => {
  expect(home.latest.map(({ rubric, rows }) => [rubric.id, ...ids(rows)])).toEqual([
    ["practices", "practice-4", "practice-3", "practice-2"],
    ["events", "far", "later", "long-past"],
  ]);
});

test("the next three events, today's first, and the last ones", () => {
  expect(ids(home.ahead)).toEqual(["today", "next", "later"]);
  expect(ids(home.recent)).toEqual(["past", "long-past"]);
});

describe("regions", () => {
  test("with real entries, by district", () => {
    expect(home.districts).toEqual([
      { label: "Приволжский округ", regions: [{ id: "16", label: "Татарстан", count: 1 }] },
      { label: "Уральский округ", regions: [{ id: "66", label: "Свердловская область", count: 6 }] },
    ]);
  });

  test("all of them on the map, each on its place", () => {
    expect(home.tiles.map(({ id, count }) => [id, count])).toEqual([
      ["16", 1],
      ["63", 0],
      ["66", 6],
      ["74", 0],
      ["86", 0],
    ]);
    expect(new Set(home.tiles.map(({ column, row }) => `${column}/${row}`)).size).toBe(home.tiles.length);
  });
});

describe("how much there is", () => {
  const counts = (...made: Parameters<typeof makePortal>[0][number][]) => homeView(makePortal(made), today).counts;
  test("is told in words, of real entries", () => {
    expect(home.counts).toBe("5\u00A0практик и 1\u00A0статья");
    expect(counts(makeEntry("practices", "one"), makeEntry("mechanisms", "two"), makeEntry("digests", "three"))).toBe(
      "1\u00A0практика, 1\u00A0механизм и 1\u00A0дайджест",
    );
    expect(counts()).toBe("");
  });
});
