import { describe, expect, test } from "vitest";
import type { ComparedPractice } from "#src/view/comparison.ts";
import { readComparison } from "./address.ts";
import { comparisonDrawing } from "./drawing.ts";

const practice = (id: string, similar: string[] = []): ComparedPractice => ({
  id,
  to: `/practices/${id}/`,
  title: `Практика ${id}`,
  holder: `Носитель ${id}`,
  similar: similar.map((one) => ({ id: one, title: `Практика ${one}` })),
  aspects: [],
});
const drawn = (search: string, ...practices: ComparedPractice[]) =>
  comparisonDrawing(readComparison(search), practices, "Сравнение");

test("two practices are enough, and the tab bears their names", () => {
  expect(drawn("?practices=aaa,bbb", practice("aaa"), practice("bbb"))).toMatchObject({
    enough: true,
    notice: "",
    status: "",
    title: "1. Носитель aaa, 2. Носитель bbb — Сравнение",
  });
});

test("one wants another beside it", () => {
  expect(drawn("?practices=aaa", practice("aaa"))).toMatchObject({
    enough: false,
    status: "Чтобы сравнить, добавьте хотя бы ещё одну практику.",
    title: "Сравнение",
  });
});

test("what nobody knows and what finds no room is named", () => {
  const { notice } = drawn("?practices=aaa,gone,<b>,bbb,ccc,ddd", practice("aaa"), practice("bbb"), practice("ccc"));
  expect(notice).toBe(
    "На портале нет практик с такими идентификаторами: «gone», «<b>». Рядом помещаются четыре практики. Не показаны: «ddd».",
  );
});

describe("practices alike", () => {
  const ids = (...practices: ComparedPractice[]) => drawn("", ...practices).similar.map(({ id }) => id);

  test("are named once, no more than four, and none that stands here", () => {
    expect(ids(practice("aaa", ["bbb", "ccc", "ddd"]), practice("bbb", ["aaa", "ccc", "eee", "fff", "ggg"]))).toEqual([
      "ccc",
      "ddd",
      "eee",
      "fff",
    ]);
  });

  test("are none where there is nothing to be like or no room", () => {
    expect(ids()).toEqual([]);
    expect(ids(...["aaa", "bbb", "ccc", "ddd"].map((id) => practice(id, ["eee"])))).toEqual([]);
  });
});
