import { describe, expect, test } from "vitest";
import { archiveAddress, facetAddress, facetNames, routes, sectionAddress, termAddress } from "#src/entry/address.ts";
import { kindNames } from "#src/entry/kinds.ts";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { allCards, pageCard } from "./page-card.ts";

const portal = makePortal([
  makeEntry("organizations", "college"),
  makeEntry("practices", "older", { tags: ["lean"], regions: ["16"] }),
  makeEntry("practices", "newer", { tags: ["lean"], regions: ["16"] }),
  makeEntry("practices", "demo", { tags: ["lean", "grant"], status: "demo" }),
  makeEntry("events", "forum", { tags: ["lean"], place: { name: "Цех" } }),
  makeEntry("practices", "draft", { tags: ["grant"], status: "draft" }),
]);

describe("a term", () => {
  test("shows how many real entries it has", () => {
    expect(pageCard(portal, termAddress("tags", "lean"))).toMatchObject({
      label: "Метка",
      title: "Бережливые технологии",
      figure: { value: "3\u00A0записи", caption: "" },
    });
    expect(pageCard(portal, termAddress("tags", "grant"))).not.toHaveProperty("figure");
  });

  test("of the regions shows its district", () => {
    expect(pageCard(portal, termAddress("regions", "16"))).toMatchObject({
      label: "Регион",
      title: "Республика Татарстан",
      lines: ["Приволжский округ"],
      figure: { value: "2\u00A0записи", caption: "" },
    });
  });

  test("that is a rubric has its colour and sign, and leaves the arch to it", () => {
    const card = pageCard(portal, termAddress("rubrics", "events"));
    expect(card).toMatchObject({ label: "Рубрика", hue: 25, sign: "calendar", lines: ["1\u00A0запись"] });
    expect(card).not.toHaveProperty("figure");
  });

  test("says what it means when that is short", () => {
    expect(pageCard(portal, termAddress("instruments", "dual"))).toMatchObject({
      lines: ["Учёба в колледже и на предприятии."],
      figure: { value: "2\u00A0записи", caption: "" },
    });
  });
});

test("a listing counts real entries", () => {
  expect(pageCard(portal, routes.catalogue)).toMatchObject({ title: "Практики", figure: { value: "2\u00A0практики" } });
  expect(pageCard(portal, sectionAddress("events"))).toMatchObject({ title: "События", hue: 25, sign: "calendar" });
  expect(pageCard(portal, sectionAddress("code"))).toMatchObject({ hue: 285, sign: "section" });
});

test("every page has a card of its own", () => {
  const addresses = [
    routes.home,
    routes.glossary,
    routes.archive,
    routes.codeCoverage,
    archiveAddress("2026"),
    ...kindNames.flatMap((kind) => (kind === "pages" ? [] : sectionAddress(kind))),
    ...facetNames.map(facetAddress),
  ];
  const titles = addresses.map((address) =>
    [pageCard(portal, address).label, pageCard(portal, address).title].join(": "),
  );
  expect(new Set(titles).size).toBe(addresses.length);
  expect(() => pageCard(portal, "/nowhere/")).toThrow("no share picture for /nowhere/");
});

test("every entry with a page, listed or not, and every term in use has its card", () => {
  const every = makePortal(
    kindNames.map((kind) => makeEntry(kind, `one-${kind}`)).concat(makeEntry("events", "x-hidden", { unlisted: true })),
  );
  const cards = allCards(every);
  expect(cards[0]).toMatchObject({ address: "/", input: { label: "Свод", kind: "pages" } });
  expect(cards.map(({ address }) => address)).toEqual(
    expect.arrayContaining(["/practices/one-practices/", "/one-pages/", "/events/x-hidden/", "/instruments/dual/"]),
  );
  expect(new Set(cards.map(({ address }) => address)).size).toBe(cards.length);
});
