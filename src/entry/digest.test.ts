import { expect, test } from "vitest";
import { faultsOf, type Fields } from "#tests/fake/entry.ts";

const faults = (change: Fields) => faultsOf("digests", change);

test("a period ends no earlier than it begins", () => {
  expect(faults({ period: { start: "2026-03-01", end: "2026-03-01" } })).toEqual([]);
  expect(faults({ period: { start: "2026-03-02", end: "2026-03-01" } })).toEqual([
    "period.end: конец периода раньше начала",
  ]);
});

test("every claim says where it was said, and there is at least one", () => {
  expect(faults({ claims: [] })).toEqual(["claims: нужно хотя бы одно высказывание"]);
  expect(faults({ claims: [{ text: "Практики должно быть больше." }] })[0]).toMatch(/^claims\.0\.source: /);
  expect(faults({ claims: [{ text: "Практики должно быть больше.", source: "2" }] })[0]).toContain("метка источника");
});

test("the rules of every entry hold for a digest too", () => {
  expect(faults({ updated: "2026-03-04", period: { start: "2026-03-02", end: "2026-03-01" } })).toHaveLength(2);
});
