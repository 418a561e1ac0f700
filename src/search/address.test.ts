import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAddress, searchQuery } from "./address.ts";
import { LONGEST_QUERY } from "./reading.ts";

describe("an address", () => {
  test("comes back as it was written", () => {
    const asked = fc.record({
      query: fc.constantFrom("завод", "a&b=c#d", " два слова ", "100%"),
      kind: fc.constantFrom("", "practices"),
      verbatim: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, (one) => {
        expect(readAddress(searchQuery(one))).toEqual(one);
      }),
    );
  });

  test.each([
    ["", { query: "", kind: "", verbatim: false }],
    ["?q=", { query: "", kind: "", verbatim: false }],
    ["?q=завод&exact=yes&utm_source=vk", { query: "завод", kind: "", verbatim: false }],
    ["?q=%E0%A4%A", { query: "\uFFFD%A", kind: "", verbatim: false }],
  ])("%s is read", (search, asked) => {
    expect(readAddress(search)).toEqual(asked);
  });

  test("holds no more of a query than is read, and no half of a letter", () => {
    expect(readAddress(`?q=${"щ".repeat(10_000)}`).query).toHaveLength(LONGEST_QUERY);
    const cut = searchQuery({ query: `${"x".repeat(LONGEST_QUERY - 1)}🎓` });
    expect(decodeURIComponent(cut).endsWith("x\uFFFD")).toBe(true);
  });

  test("of nothing is empty, whatever else is asked", () => {
    expect(searchQuery({ query: "", kind: "practices", verbatim: true })).toBe("");
  });
});
