import { expect, test } from "vitest";
import { faultsOf } from "#tests/fake/entry.ts";

test.each(["practices", "regions", "search", "archive", "glossary", "og", "pagefind"])(
  "a page may not take the address of %s",
  (slug) => {
    const message = "адрес занят разделом портала: выберите другой";
    expect(faultsOf("pages", { slug })).toEqual([`slug: ${message}`]);
    expect(faultsOf("pages", { former_slugs: [slug] })).toEqual([`former_slugs.0: ${message}`]);
  },
);

test("a page may take any other, and an entry even that of a section", () => {
  expect(faultsOf("pages", { slug: "about", former_slugs: ["kto-my"] })).toEqual([]);
  expect(faultsOf("articles", { slug: "search" })).toEqual([]);
});
