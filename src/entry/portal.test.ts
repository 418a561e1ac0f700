import { describe, expect, test } from "vitest";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import type { Entry } from "./kinds.ts";
import { countedTerms, newestFirst } from "./portal.ts";

const ids = (entries: readonly Entry[]) => entries.map(({ data }) => data.id);

const older = makeEntry("practices", "older", { published: "2026-01-10", tags: ["lean"] });
const twinB = makeEntry("practices", "twin-b", { published: "2026-02-10" });
const twinA = makeEntry("practices", "twin-a", { published: "2026-02-10", tags: ["lean", "grant"] });
const article = makeEntry("articles", "article", {
  published: "2026-03-10",
  practices: ["older"],
  organizations: ["college"],
});
const demo = makeEntry("practices", "demo", { status: "demo", published: "2026-01-20", tags: ["lean"] });
const draft = makeEntry("practices", "draft", { status: "draft" });
const unlisted = makeEntry("practices", "unlisted", { unlisted: true, published: "2026-01-15", tags: ["grant"] });
const future = makeEntry("practices", "future", { published: "2026-06-02", tags: ["lean"] });
const today = makeEntry("digests", "today", { published: "2026-06-01" });
const college = makeEntry("organizations", "college");
const about = makeEntry("pages", "about");
const all = [older, twinB, twinA, article, demo, draft, unlisted, future, today, college, about];
const portal = makePortal(all);

describe("what is built, listed and published", () => {
  test("newest first, entries of one day by id, what has no day last", () => {
    expect(ids(portal.entries)).toEqual([
      "today",
      "article",
      "twin-a",
      "twin-b",
      "demo",
      "unlisted",
      "older",
      "about",
      "college",
    ]);
    expect(ids(all.toReversed().toSorted(newestFirst))).toEqual(ids(all.toSorted(newestFirst)));
  });

  test("the order does not depend on the order of the files", () => {
    expect(ids(makePortal(all.toReversed()).entries)).toEqual(ids(portal.entries));
  });

  test("a draft and a future entry have no page, and the day of publication is enough", () => {
    expect(portal.find("draft")).toBeUndefined();
    expect(portal.find("future")).toBeUndefined();
    expect(portal.find("today")).toBe(today);
    expect(makePortal(all, "2026-06-02").find("future")).toBe(future);
    expect(makePortal(all, "2026-06-02").find("draft")).toBeUndefined();
  });

  test("an unlisted entry has a page and stands in no list", () => {
    expect(portal.find("unlisted")).toBe(unlisted);
    expect(ids(portal.listed)).toEqual(["today", "article", "twin-a", "twin-b", "demo", "older"]);
  });

  test("a demonstration entry is listed and not published", () => {
    expect(ids(portal.published)).toEqual(["today", "article", "twin-a", "twin-b", "older"]);
  });

  test("entries by kind keep the order", () => {
    expect(ids(portal.ofKind("practices"))).toEqual(["twin-a", "twin-b", "demo", "unlisted", "older"]);
    expect(portal.ofKind("events")).toEqual([]);
  });
});

describe("neighbours", () => {
  const around = (entry: Entry, within = portal) => {
    const { previous, next } = within.neighbours(entry);
    return [previous?.data.id, next?.data.id];
  };

  test("are the real, listed entries of the kind, by day", () => {
    expect(around(older)).toEqual([undefined, "twin-b"]);
    expect(around(twinB)).toEqual(["older", "twin-a"]);
    expect(around(twinA)).toEqual(["twin-b", undefined]);
    expect(around(article)).toEqual([undefined, undefined]);
  });

  test.each([demo, unlisted, future, draft])("$data.id has none", (entry) => {
    expect(around(entry)).toEqual([undefined, undefined]);
  });

  test("clauses follow each other by number, demonstration ones too", () => {
    const clause = (id: string, number: string, change = {}) => makeEntry("code", id, { number, ...change });
    const second = clause("second", "1.2", { status: "demo" });
    const clauses = [
      clause("tenth", "1.10"),
      second,
      clause("hidden", "1.3", { unlisted: true }),
      clause("first", "1.1"),
      clause("next-article", "2.1"),
    ];
    const code = makePortal(clauses);
    expect(around(second, code)).toEqual(["first", "tenth"]);
    expect(code.neighbours(clauses[0] ?? second).next?.data.id).toBe("next-article");
  });
});

describe("who mentions what", () => {
  test("listed entries that carry a term, newest first", () => {
    expect(ids(portal.mentioning("tags", "lean"))).toEqual(["twin-a", "demo", "older"]);
    expect(ids(portal.mentioning("tags", "grant"))).toEqual(["twin-a"]);
    expect(portal.mentioning("tags", "unknown")).toEqual([]);
  });

  test("listed entries that refer to an entry, in whatever field", () => {
    expect(ids(portal.mentioning("practices", "older"))).toEqual(["article"]);
    expect(ids(portal.mentioning("organizations", "college"))).toEqual([
      "article",
      "twin-a",
      "twin-b",
      "demo",
      "older",
    ]);
  });

  test("an entry that says the same twice is named once", () => {
    const twice = makeEntry("articles", "twice", { author: "college", organizations: ["college", "college"] });
    expect(ids(makePortal([twice]).mentioning("organizations", "college"))).toEqual(["twice"]);
  });

  test("the term and the entry of one id are two things", () => {
    expect(ids(portal.mentioning("rubrics", "practices"))).toHaveLength(6);
    expect(portal.mentioning("practices", "practices")).toEqual([]);
  });
});

describe("terms", () => {
  test("are found by vocabulary and id", () => {
    expect(portal.term("regions", "66").label).toBe("Свердловская область");
    expect(() => portal.term("regions", "99")).toThrow("regions/99");
  });

  test("are counted by real entries, in the vocabulary's order, those without any left out", () => {
    expect(countedTerms(portal, "tags").map(({ id, count }) => [id, count])).toEqual([
      ["lean", 2],
      ["grant", 1],
    ]);
    expect(countedTerms(portal, "regions")).toEqual([]);
  });

  test("are counted among one kind when asked", () => {
    const [educators] = countedTerms(portal, "audiences");
    expect(educators).toMatchObject({ id: "educators", short: "Колледжам", count: 5 });
    expect(countedTerms(portal, "audiences", "practices")[0]?.count).toBe(3);
    expect(countedTerms(portal, "audiences", "events")).toEqual([]);
  });

  test("of a term that only demonstration entries carry there is no count", () => {
    expect(countedTerms(makePortal([demo]), "tags")).toEqual([]);
  });
});

test("an empty portal has nothing and breaks nowhere", () => {
  const empty = makePortal([]);
  expect([empty.entries, empty.listed, empty.published, empty.ofKind("pages")]).toEqual([[], [], [], []]);
  expect(empty.neighbours(older)).toEqual({ previous: undefined, next: undefined });
});
