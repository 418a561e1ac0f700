import { describe, expect, test } from "vitest";
import { makeEntry } from "#tests/fake/entry.ts";
import type { Entry } from "./kinds.ts";
import { changedOn, isBuilt, isIndexable, isListed, isPublic } from "./publication.ts";

const day = "2026-06-01";

/** Which of the four a kind of entry is: built, listed, shown to search engines, announced. */
const cases: [string, Entry, [boolean, boolean, boolean, boolean]][] = [
  ["a real entry", makeEntry("practices", "real"), [true, true, true, true]],
  ["a demonstration entry", makeEntry("practices", "demo", { status: "demo" }), [true, true, false, false]],
  ["a draft", makeEntry("practices", "draft", { status: "draft" }), [false, true, false, false]],
  ["an unlisted entry", makeEntry("practices", "unlisted", { unlisted: true }), [true, false, false, false]],
  ["an entry of tomorrow", makeEntry("practices", "future", { published: "2026-06-02" }), [false, true, true, true]],
  ["an entry of today", makeEntry("practices", "today", { published: day }), [true, true, true, true]],
  ["an organisation", makeEntry("organizations", "college"), [true, true, true, false]],
  ["a demonstration organisation", makeEntry("organizations", "demo", { status: "demo" }), [true, true, false, false]],
  ["a page", makeEntry("pages", "about"), [true, true, true, false]],
  ["a draft of a page", makeEntry("pages", "about", { status: "draft" }), [false, true, false, false]],
];

describe("is built, listed, indexable, public", () => {
  test.each(cases)("%s", (_, entry, expected) => {
    expect([isBuilt(entry, day), isListed(entry), isIndexable(entry), isPublic(entry)]).toEqual(expected);
  });
});

describe("the day of the last change", () => {
  const changes = [
    { date: "2026-05-01", note: "Дополнили." },
    { date: "2026-04-01", note: "Исправили." },
  ];
  test.each<[string, Entry, string | undefined]>([
    ["published", makeEntry("articles", "one"), "2026-03-05"],
    ["updated", makeEntry("articles", "one", { updated: "2026-04-10" }), "2026-04-10"],
    ["the latest of its changes", makeEntry("articles", "one", { updated: "2026-04-10", changes }), "2026-05-01"],
    ["a page's own", makeEntry("pages", "about"), "2026-03-05"],
    ["unknown for an organisation", makeEntry("organizations", "college"), undefined],
  ])("%s", (_, entry, expected) => {
    expect(changedOn(entry)).toBe(expected);
  });
});
