import { describe, expect, test } from "vitest";
import { makeEntry } from "#tests/fake/entry.ts";
import {
  addressParts,
  archiveAddress,
  calendarAddress,
  calendarName,
  entryAddress,
  eventFileAddress,
  facetAddress,
  feedAddress,
  facetNames,
  routes,
  sectionAddress,
  slugAddress,
  deskAddress,
  takenSlugs,
  termAddress,
} from "./address.ts";
import { kindNames } from "./kinds.ts";

const sections = kindNames.filter((kind) => kind !== "pages");

test("an entry stands below its section, a page of the portal at the root", () => {
  expect(entryAddress(makeEntry("practices", "liga", { slug: "liga-kolledzhey" }))).toBe("/practices/liga-kolledzhey/");
  expect(entryAddress(makeEntry("pages", "about"))).toBe("/about/");
  expect(slugAddress("code", "1-1")).toBe("/code/1-1/");
});

test("the address follows the slug, never the id or the title", () => {
  const before = makeEntry("articles", "one", { slug: "old" });
  const after = makeEntry("articles", "one", { slug: "new", title: "Новый заголовок" });
  expect([entryAddress(before), entryAddress(after)]).toEqual(["/articles/old/", "/articles/new/"]);
});

test("an address is taken apart into what it was made of", () => {
  for (const kind of sections)
    expect(addressParts(slugAddress(kind, "a-b")), kind).toEqual({
      section: sectionAddress(kind).slice(1, -1),
      slug: "a-b",
    });
});

test("a calendar is taken apart into its name, and no event can stand in its place", () => {
  expect(calendarAddress("contest")).toBe("/events/contest.ics");
  expect(calendarName(calendarAddress("contest"))).toBe("contest");
  expect(eventFileAddress("contest")).toBe("/events/contest/event.ics");
});

describe("all addresses", () => {
  const pages = [
    ...sections.flatMap((kind) => [sectionAddress(kind), slugAddress(kind, "slug")]),
    slugAddress("pages", "slug"),
    ...facetNames.flatMap((facet) => [facetAddress(facet), termAddress(facet, "66")]),
    archiveAddress("2026"),
    routes.home,
    routes.glossary,
    routes.archive,
    routes.search,
    routes.announced,
    deskAddress,
  ];

  test("begin and end with a slash and hold no other letters than Latin ones", () => {
    expect(pages.filter((address) => !/^\/([a-z0-9-]+\/)*$/.test(address))).toEqual([]);
  });

  test("are different", () => {
    expect(pages.filter((address, index) => pages.indexOf(address) !== index)).toEqual([]);
  });

  test("nothing that stands at the root but a page may take a page's name", () => {
    const first = pages.map((address) => addressParts(address).section).filter((name) => name !== "");
    expect([...new Set(first)].filter((name) => !takenSlugs.has(name))).toEqual(["slug"]);
  });

  test("no section bears the name of a facet", () => {
    expect(sections.map(sectionAddress).filter((address) => facetNames.map(facetAddress).includes(address))).toEqual(
      [],
    );
    expect(routes.catalogue).toBe(sectionAddress("practices"));
  });
});

test("feeds are files beside their page", () => {
  expect(feedAddress(termAddress("rubrics", "events"), "xml")).toBe("/rubrics/events/feed.xml");
  expect(feedAddress(routes.home, "json")).toBe("/feed.json");
});
