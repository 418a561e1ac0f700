import { describe, expect, test } from "vitest";
import { makeEntry } from "./fixture.ts";
import type { Entry } from "./kinds.ts";
import { isBuilt, isIndexable, isListed, isPublic } from "./publication.ts";

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
