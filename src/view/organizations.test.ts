import { expect, test } from "vitest";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { organizationGroups } from "./organizations.ts";

const organization = (id: string, short: string, change: Fields = {}) =>
  makeEntry("organizations", id, { short, ...change });

test("real organisations stand by type and alphabet, with the real entries that name them", () => {
  const groups = organizationGroups(
    makePortal([
      organization("zavod", "Завод", { type: "company" }),
      organization("yolka", "Ёлка"),
      organization("college", "Колледж"),
      organization("aist", "Аист"),
      organization("demo", "Пример", { status: "demo" }),
      makeEntry("practices", "one", { partners: ["zavod"] }),
      makeEntry("events", "two", { organizer: "zavod" }),
      makeEntry("practices", "three", { status: "demo" }),
    ]),
  );
  expect(
    groups.map(({ label, rows }) => [label, ...rows.map(({ entry, count }) => `${entry.data.short} ${count}`)]),
  ).toEqual([
    ["Колледжи", "Аист 0", "Ёлка 0", "Колледж 1"],
    ["Предприятия", "Завод 2"],
  ]);
});

test("a type without organisations is left out", () => {
  expect(organizationGroups(makePortal([]))).toEqual([]);
});
