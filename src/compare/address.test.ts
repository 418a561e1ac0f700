import { expect, test } from "vitest";
import { comparisonQuery, readComparison } from "./address.ts";

test("an address comes back as it was written", () => {
  const asked = { ids: ["practice-one", "practice-two"], differences: true };
  expect(comparisonQuery(asked)).toBe("?practices=practice-one,practice-two&only=differences");
  expect(readComparison(comparisonQuery(asked))).toEqual({ ...asked, left: [], strange: [] });
});

test("nothing chosen needs no query", () => {
  expect(comparisonQuery({ ids: [], differences: true })).toBe("");
});

test.each([
  ["?practices=aaa,aaa, bbb ,,", { ids: ["aaa", "bbb"], left: [], strange: [] }],
  ["?practices=aaa&practices=bbb", { ids: ["aaa", "bbb"], left: [], strange: [] }],
  ["?practices=aaa%2Cbbb", { ids: ["aaa", "bbb"], left: [], strange: [] }],
  ["?practices=aaa,bbb,ccc,ddd,eee", { ids: ["aaa", "bbb", "ccc", "ddd"], left: ["eee"], strange: [] }],
  ["?practices=../secret,<b>,aaa", { ids: ["aaa"], left: [], strange: ["../secret", "<b>"] }],
  [`?practices=${"x".repeat(10_000)}`, { ids: [], left: [], strange: ["x".repeat(60)] }],
  ["", { ids: [], left: [], strange: [] }],
])("%s", (search, expected) => {
  expect(readComparison(search)).toEqual({ ...expected, differences: false });
});
