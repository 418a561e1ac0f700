import { expect, test } from "vitest";
import { countedTerms } from "#src/entry/portal.ts";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { regionDistricts } from "./regions.ts";

test("every region stands in its district; only those that entries name have a page", () => {
  const portal = makePortal([makeEntry("practices", "one", { regions: ["66"] })]);
  const districts = regionDistricts(portal, countedTerms(portal, "regions"));
  expect(districts.flatMap(({ regions }) => regions)).toHaveLength(portal.terms.regions.length);
  const urals = districts.find(({ id }) => id === "urals")?.regions ?? [];
  expect(urals.find(({ id }) => id === "66")).toMatchObject({ count: 1, to: "/regions/66/" });
  expect(urals.find(({ id }) => id === "74")).toEqual({ id: "74", label: "Челябинская область", count: 0 });
});
