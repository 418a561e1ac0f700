import { expect, test } from "vitest";
import { byText } from "./sort.ts";

test("sorts as a Russian reader expects", () => {
  const titles = ["Яма", "Пункт 10", "ёлка", "жук", "Пункт 2", "Ель", "елка", "Ёж"];
  expect(
    titles
      .map((title) => ({ title }))
      .toSorted(byText(({ title }) => title))
      .map(({ title }) => title),
  ).toEqual(["Ёж", "елка", "ёлка", "Ель", "жук", "Пункт 2", "Пункт 10", "Яма"]);
});

test("leaves equals in their order", () => {
  const items = [
    { key: "а", place: 1 },
    { key: "а", place: 2 },
  ];
  expect(items.toSorted(byText((item) => item.key)).map((item) => item.place)).toEqual([1, 2]);
});
