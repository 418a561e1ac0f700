import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { kindNames, type AnnouncedEntry } from "#src/entry/kinds.ts";
import { facetNames } from "#src/entry/address.ts";
import { pageParts } from "#src/entry/page.ts";
import { readLibrary } from "#src/loader/read.ts";
import { countedTerms } from "#src/entry/portal.ts";
import { readContent } from "./content.ts";
import { portalRoot, readSite } from "./site.ts";

/* The portal of the tests has a case of everything: a rule that meets nothing would hold of anything. */

const { library } = await readLibrary(portalRoot);
const portal = await readContent();
const built = await readSite();
const { entries } = portal;
const practices = portal.ofKind("practices");
const events = portal.ofKind("events");
const articles = portal.ofKind("articles");

test.each(kindNames)("of %s: a real entry, or samples of the Code", (kind) => {
  const real = entries.filter(
    (entry) => entry.kind === kind && entry.data.status === (kind === "code" ? "demo" : "real"),
  );
  expect(real.length).toBeGreaterThan(0);
});

test("every status, what is not listed, and what has not come out yet", () => {
  expect(new Set(library.entries.map(({ data }) => data.status))).toEqual(new Set(["real", "demo", "draft"]));
  expect(entries.some(({ data }) => "unlisted" in data && data.unlisted)).toBe(true);
  expect(library.entries.some(({ data }) => "published" in data && data.published > portal.today)).toBe(true);
});

test("demonstrations of every kind that shows them in lists", () => {
  const demos = portal.listed.filter(({ data }) => data.status === "demo");
  const kinds = new Set<AnnouncedEntry["kind"]>(["practices", "articles", "events", "projects", "code"]);
  expect(new Set(demos.map(({ kind }) => kind))).toEqual(kinds);
  const badges = built.pages.flatMap(({ root }) => root.querySelectorAll(".entry-row .demo-badge"));
  expect(badges.length).toBeGreaterThan(5);
});

test.each(facetNames)("entries by %s", (facet) => {
  expect(countedTerms(portal, facet).length).toBeGreaterThan(facet === "districts" ? 1 : 0);
});

describe("in an entry", () => {
  test("former addresses, history, pictures and tables", () => {
    expect(entries.filter(({ data }) => data.former_slugs.length > 0).length).toBeGreaterThan(2);
    expect(practices.some(({ data }) => data.changes.length > 1 && data.updated !== undefined)).toBe(true);
    expect(built.pages.filter(({ root }) => root.querySelector(".entry__text img")).length).toBeGreaterThan(1);
    expect(built.pages.some(({ root }) => root.querySelector(".entry__text table"))).toBe(true);
  });

  test("numbers of every precision, planned ones, with and without what was before", () => {
    const results = practices.flatMap(({ data }) => data.results);
    expect(new Set(results.map(({ precision }) => precision)).size).toBe(5);
    expect(results.some(({ planned }) => planned)).toBe(true);
    expect(new Set(results.map(({ before }) => before === undefined)).size).toBe(2);
  });

  test("a practice with every field, and one with the fewest", () => {
    const filled = practices.map(({ data }) => Object.keys(data).length);
    expect(Math.max(...filled) - Math.min(...filled)).toBeGreaterThan(5);
    expect(
      practices.some(({ data }) => data.score && data.contact && data.review_by && data.documents.length > 0),
    ).toBe(true);
  });

  test("claims of a digest, of both kinds", () => {
    const digests = portal.ofKind("digests");
    expect(new Set(digests.map(({ data }) => data.basis)).size).toBe(2);
    expect(digests.some(({ data }) => data.claims.length > 1)).toBe(true);
  });

  test("articles and events of every genre", () => {
    expect(new Set(articles.map(({ data }) => data.genre)).size).toBe(4);
    expect(new Set(events.map(({ data }) => data.genre)).size).toBe(5);
  });

  test("events ahead and over, cancelled, with a deadline, without a time, in another zone, online", () => {
    const some = (is: (event: (typeof events)[number]["data"]) => boolean) =>
      events.some(({ data }) => data.status === "real" && is(data));
    expect(some(({ start, cancelled }) => start > portal.today && !cancelled)).toBe(true);
    expect(some(({ start }) => start < portal.today)).toBe(true);
    expect(some(({ cancelled }) => cancelled)).toBe(true);
    expect(some(({ deadline }) => (deadline ?? "") > portal.today)).toBe(true);
    expect(some(({ start }) => start.length === 10)).toBe(true);
    expect(some(({ zone }) => zone !== "Europe/Moscow")).toBe(true);
    expect(some(({ place }) => place.online !== undefined)).toBe(true);
  });

  test("projects in more than one state", () => {
    expect(new Set(portal.ofKind("projects").map(({ data }) => data.state)).size).toBeGreaterThan(1);
  });
});

test("what is alike is told on many pages", () => {
  expect(built.pages.flatMap(({ root }) => root.querySelectorAll(".related li")).length).toBeGreaterThan(10);
});

test("a list that needs a second page", () => {
  expect(built.pages.some(({ address }) => address.endsWith("/2/"))).toBe(true);
});

test("every part that a page may call", async () => {
  const texts = await Promise.all(
    portal.ofKind("pages").map(({ file }) => readFile(path.join(portalRoot, file), "utf8")),
  );
  for (const part of pageParts)
    expect(
      texts.some((text) => text.includes(`<${part}`)),
      part,
    ).toBe(true);
});
