import { describe, expect, test } from "vitest";
import { pageAddress, pageParam, pagesOf, pageTitle } from "./pagination.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const base = "/practices/";

describe.each([
  [0, [0]],
  [1, [1]],
  [40, [40]],
  [41, [40, 1]],
  [80, [40, 40]],
  [81, [40, 40, 1]],
])("a list of %d", (count, sizes) => {
  const pages = pagesOf(numbers(count), base);

  test(`is cut into pages of ${sizes.join(", ")}`, () => {
    expect(pages.map(({ part }) => part.length)).toEqual(sizes);
    expect(pages.flatMap(({ part }) => part)).toEqual(numbers(count));
  });

  test("whose pages know their place", () => {
    expect(pages.map(({ page }) => page)).toEqual(
      sizes.map((_, index) => ({ current: index + 1, last: sizes.length, base })),
    );
  });

  test("and have titles and addresses of their own", () => {
    const titles = pages.map(({ page }) => pageTitle("Практики", page));
    const addresses = pages.map(({ page }) => pageAddress(page, page.current));
    expect([new Set(titles).size, new Set(addresses).size]).toEqual([sizes.length, sizes.length]);
    expect([titles[0], addresses[0]]).toEqual(["Практики", base]);
  });
});

test("the first page stands at the list's own address, the others below it", () => {
  const [first, second] = pagesOf(numbers(41), base).map(({ page }) => page);
  if (!first || !second) throw new Error("no second page");
  expect([pageParam(first), pageParam(second)]).toEqual([undefined, "2"]);
  expect([pageAddress(first, 1), pageAddress(first, 2)]).toEqual([base, "/practices/2/"]);
  expect(pageTitle("Практики", second)).toBe("Практики, страница 2");
});
