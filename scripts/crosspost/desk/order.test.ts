import { describe, expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import type { LedgerLine } from "../ledger/line.ts";
import { firstOf, inOrder, isLate, type Waiting } from "./order.ts";

const now = new Date("2026-03-10T10:00:00Z");
const entry = (id: string, published: string, line?: Partial<LedgerLine>, archive = false): Waiting => ({
  announcement: sample({ id, published }),
  line: line && { v: 1, key: `${id}/facebook-group`, state: "open", by: "Анна", at: "2026-03-01T00:00:00Z", ...line },
  archive,
});
const claimed = (until: string): Partial<LedgerLine> => ({ state: "claimed", until });

/** Newest first, as the manifest has them. */
const entries = [
  entry("new", "2026-03-09"),
  entry("taken-long", "2026-03-08", claimed("2026-03-12T00:00:00Z")),
  entry("let-go", "2026-03-07", claimed("2026-03-08T12:00:00Z")),
  entry("taken", "2026-03-06", claimed("2026-03-11T00:00:00Z")),
  entry("old", "2026-03-02"),
  entry("reopened", "2026-02-01", { at: "2026-03-10T09:00:00Z" }),
  entry("archived", "2025-05-05", undefined, true),
  entry("older", "2024-05-05", undefined, true),
];
const ids = (list: readonly Waiting[]) => list.map(({ announcement }) => announcement.id);

describe("the order of the desk", () => {
  const parts = inOrder(entries, now);
  test("the longest waiting come first, what is in hand and the archive stand apart", () => {
    expect(ids(parts.fresh)).toEqual(["old", "let-go", "new", "reopened"]);
    expect(ids(parts.taken)).toEqual(["taken", "taken-long"]);
    expect(ids(parts.archive)).toEqual(["archived", "older"]);
  });

  test("where room is short, the archive gives way first and the longest waiting stay", () => {
    const first = (limit: number) => Object.values(firstOf(parts, limit)).flatMap(ids);
    expect(first(2)).toEqual(["old", "let-go"]);
    expect(first(5)).toEqual(["old", "let-go", "new", "reopened", "taken"]);
    expect(first(7)).toEqual(["old", "let-go", "new", "reopened", "taken", "taken-long", "archived"]);
    expect(first(100)).toHaveLength(entries.length);
  });

  test("late is what nobody has in hand for longer than the settings allow", () => {
    expect(ids(entries.filter((one) => isLate(one, now, 1)))).toEqual(["new", "let-go", "old"]);
    expect(ids(entries.filter((one) => isLate(one, now, 4)))).toEqual(["old"]);
  });

  test("twice as many entries are hardly more than twice the work", () => {
    /** How often the entries are looked at until so many are in order. */
    const looksAt = (count: number) => {
      let looks = 0;
      const many = Array.from({ length: count }, (_, index) => {
        const one = entry(`e${index}`, "2026-03-01");
        const { announcement } = one;
        return Object.defineProperty(one, "announcement", { get: () => (looks++, announcement) });
      });
      expect(inOrder(many, now).fresh).toHaveLength(count);
      return looks;
    };
    // The square would be four times as much.
    expect(looksAt(5000) / looksAt(2500)).toBeLessThan(3);
  });
});
