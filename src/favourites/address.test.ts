import { expect, test } from "vitest";
import { comparedQuery, readSet, setQuery } from "./address.ts";
import type { Favourite } from "./list.ts";

const list = ["one", "two", "three"].map((id): Favourite => ({
  id,
  to: `/practices/${id}/`,
  title: id,
  added: "2026-11-25",
  note: "",
}));
const ids = (search: string) => readSet(list, search).map(({ id }) => id);

test("a set comes back as it was asked for, in the order of the list", () => {
  expect(setQuery(["three", "one"])).toBe("?ids=three,one");
  expect(ids(setQuery(["three", "one"]))).toEqual(["one", "three"]);
});

test.each(["", "?ids=", "?ids=,,", "?other=two"])("%s asks for all", (search) => {
  expect(ids(search)).toEqual(["one", "two", "three"]);
});

test("what is not kept is not asked for", () => {
  expect(ids("?ids=two,gone")).toEqual(["two"]);
});

test("a comparison names its practices", () => {
  expect(comparedQuery(["one", "two"])).toBe("?practices=one,two");
});
