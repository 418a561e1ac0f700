import { describe, expect, test } from "vitest";
import type { Asked } from "./address.ts";
import { searchDrawing } from "./drawing.ts";
import { outcomeOf } from "./outcome.ts";
import type { Ranked } from "./ranking.ts";
import { missingOf } from "./result.ts";

const kinds = ["practices", "articles", "practices"];
const names = { practices: "Практики" };
const ranked = (count: number): Ranked[] =>
  Array.from({ length: count }, (_, entry) => ({ entry, score: 1, full: true, has: [true] }));
const ask = (change: Partial<Asked> = {}): Asked => ({ query: "завод", kind: "", verbatim: false, ...change });

type Said = Partial<Parameters<typeof searchDrawing>[0]>;
const draw = (count: number, asked: Asked, said: Said = {}, nearby = false) =>
  searchDrawing(
    { corrected: undefined, unknown: [], meanings: [], ...said },
    outcomeOf({ ranked: ranked(count) }, undefined, kinds, asked.kind),
    asked,
    { names, nearby },
  );

describe("the status", () => {
  test.each([
    [1, "Нашлась 1\u00A0страница."],
    [3, "Нашлись 3\u00A0страницы."],
    [0, "По запросу «завод» ничего не нашлось."],
  ])("tells of %i", (count, status) => {
    expect(draw(count, ask()).status).toBe(status);
  });

  test("quotes the beginning of a very long query", () => {
    expect(draw(0, ask({ query: "щ".repeat(300) })).status).toBe(`По запросу «${"щ".repeat(80)}…» ничего не нашлось.`);
  });
});

describe("the notice", () => {
  test("offers what was meant and what was typed", () => {
    expect(draw(1, ask({ query: "завд" }), { corrected: "завод" }).notice).toEqual([
      "Возможно, вы имели в виду ",
      { text: "завод", to: "?q=%D0%B7%D0%B0%D0%B2%D0%BE%D0%B4" },
      ". ",
      { text: "Искать точно «завд»", to: "?q=%D0%B7%D0%B0%D0%B2%D0%B4&exact=1" },
      ".",
    ]);
  });

  test("offers nothing to who insists, and names words that nobody wrote", () => {
    const said = { corrected: "завод", unknown: ["абв", "где"] };
    expect(draw(0, ask({ verbatim: true }), said).notice).toEqual([" Слов «абв», «где» на портале нет."]);
  });

  test("is none where there is nothing to say", () => {
    expect(draw(1, ask()).notice).toEqual([]);
  });
});

describe("the kinds", () => {
  test("are all with their counts, the one that is asked for marked", () => {
    expect(draw(3, ask({ kind: "articles", verbatim: true })).kinds).toEqual([
      { text: "Всё 3", to: "?q=%D0%B7%D0%B0%D0%B2%D0%BE%D0%B4&exact=1", current: false },
      { text: "Практики 2", to: "?q=%D0%B7%D0%B0%D0%B2%D0%BE%D0%B4&kind=practices&exact=1", current: false },
      { text: "articles 1", to: "?q=%D0%B7%D0%B0%D0%B2%D0%BE%D0%B4&kind=articles&exact=1", current: true },
    ]);
  });

  test("are not offered where there is one only, unless it was asked for", () => {
    expect(draw(1, ask()).kinds).toEqual([]);
    expect(draw(1, ask({ kind: "practices" })).kinds).toHaveLength(2);
  });
});

test("pages of terms are named with what they are; a meaning without a page is not", () => {
  const meanings = [
    { forms: ["автомобилестроение", "автопром"], page: { to: "/areas/auto/", kind: "отрасль" } },
    { forms: ["завод", "предприятие"] },
  ];
  expect(draw(1, ask(), { meanings }).terms).toEqual([
    { kind: "Отрасль", page: { text: "автомобилестроение", to: "/areas/auto/" } },
  ]);
});

test("words alike and words that lack are headed differently", () => {
  expect(draw(0, ask(), {}, true).nearHeading).toBe("Похожие слова");
  expect(draw(0, ask()).nearHeading).toBe("Есть не все слова запроса");
});

test("the parts of a query that an entry lacks are named", () => {
  expect(missingOf({ phrases: ["космонавт", "металлургия"] }, { has: [false, true] })).toEqual(["космонавт"]);
});
