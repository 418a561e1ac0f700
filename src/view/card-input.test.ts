import { describe, expect, test } from "vitest";
import type { Entry } from "#src/entry/kinds.ts";
import { faultsOf, makeEntry, makePortal, result, type Fields } from "#tests/fake/entry.ts";
import { cardImage } from "./card-image.ts";
import { cardInput, entryCard } from "./card-input.ts";
import { homeCard } from "./page-card.ts";

const college = makeEntry("organizations", "college", { short: "Колледж" });
const card = (entry: Entry, ...others: Entry[]) => cardInput(makePortal([college, entry, ...others]), entry);
const practice = (change: Fields = {}) => card(makeEntry("practices", "liga", change));

describe("a practice", () => {
  test("shows its holder, its region and its key figure", () => {
    const planned = result({ planned: true, after: 700 });
    expect(practice({ regions: ["66"], results: [planned, result()] })).toEqual({
      kind: "practices",
      label: "Практика",
      title: "Запись liga",
      hue: 175,
      sign: "arch",
      lines: ["Колледж", "Свердловская область"],
      figure: { value: "24\u00A0человека", caption: "Выпускники программы" },
      demo: false,
    });
  });

  test("names two regions and counts more, and shows no figure when all are plans", () => {
    const several = practice({ regions: ["66", "16"], results: [result({ planned: true })], status: "demo" });
    expect(several.lines).toEqual(["Колледж", "Свердловская область, Республика Татарстан"]);
    expect(practice({ regions: ["66", "16", "74"] }).lines).toEqual(["Колледж", "3\u00A0региона"]);
    expect(several).not.toHaveProperty("figure");
    expect(several.demo).toBe(true);
  });
});

test("an event shows when and where, under its rubric", () => {
  const place = { name: "Технопарк", city: "Казань" };
  expect(card(makeEntry("events", "forum", { place }))).toMatchObject({
    label: "События",
    hue: 25,
    lines: ["Казань"],
    figure: { value: "10\u00A0июня", caption: "2026\u00A0год, 11:00" },
  });
});

test.each([
  ["2026-06-10", undefined, { value: "10\u00A0июня", caption: "2026\u00A0год" }],
  ["2026-06-10T11:00", "2026-06-10T13:00", { value: "10\u00A0июня", caption: "2026\u00A0год, 11:00" }],
  ["2026-06-10", "2026-06-12", { value: "10–12\u00A0июня", caption: "2026\u00A0год" }],
  ["2026-05-28", "2026-06-02", { value: "28\u00A0мая", caption: "по 2\u00A0июня 2026\u00A0года" }],
])("an event from %s to %s", (start, end, figure) => {
  expect(card(makeEntry("events", "forum", { start, end })).figure).toEqual(figure);
});

test("a mechanism shows in how many real practices it works", () => {
  const mechanism = makeEntry("mechanisms", "schedule");
  const using = (id: string, change: Fields = {}) =>
    makeEntry("practices", id, { mechanisms: ["schedule"], ...change });
  const demo = using("demo", { status: "demo" });
  expect(card(mechanism, demo)).toMatchObject({ lines: [] });
  expect(card(mechanism, demo, using("one"))).toMatchObject({ lines: ["1\u00A0практика"] });
  expect(card(mechanism, demo)).not.toHaveProperty("figure");
  expect(card(mechanism, using("one"), using("two"))).toMatchObject({
    lines: [],
    figure: { value: "2\u00A0практики", caption: "с этим механизмом" },
  });
});

test("a clause shows its number and its article", () => {
  expect(card(makeEntry("code", "clause", { number: "1.2" }))).toMatchObject({
    number: "1.2",
    lines: ["Статья 1. Назначение"],
  });
});

test("a digest shows its question, unless its title asks it", () => {
  const basis = "По открытым публикациям";
  expect(card(makeEntry("digests", "one")).lines).toEqual(["Сколько должно быть практики?", basis]);
  expect(card(makeEntry("digests", "one", { title: "Сколько должно быть практики" })).lines).toEqual([basis]);
});

test("an article shows its country, or its region, and its day", () => {
  const day = "5\u00A0марта 2026\u00A0г.";
  const lines = (change: Fields) => card(makeEntry("articles", "one", change)).lines;
  expect(lines({ country: "Германия", regions: ["66"] })).toEqual(["Германия", day]);
  expect(lines({ regions: ["66"] })).toEqual(["Свердловская область", day]);
  expect(lines({})).toEqual([day]);
});

describe("an organisation", () => {
  const held = (id: string) => makeEntry("practices", id);
  const own = (change: Fields, ...others: Entry[]) => {
    const entry = makeEntry("organizations", "college", { title: "Уральский колледж", ...change });
    return cardInput(makePortal([entry, ...others]), entry);
  };

  test("shows its kind, its region and how many practices it has", () => {
    expect(own({ regions: ["66"] }, held("one"), held("two"))).toMatchObject({
      kind: "organizations",
      label: "Организация",
      title: "Уральский колледж",
      lines: ["Колледжи", "Свердловская область"],
      figure: { value: "2\u00A0практики", caption: "" },
    });
    expect(own({ regions: ["66"] }, held("one")).lines).toEqual([
      "Колледжи",
      "Свердловская область\u00A0· 1\u00A0практика",
    ]);
    expect(own({}).lines).toEqual(["Колледжи"]);
  });

  test("goes by its short name when the full one cannot be read at a glance", () => {
    expect(own({ title: "Государственное учреждение ".repeat(4).trim() }).title).toBe("Пример");
  });
});

test("a page shows what it is about", () => {
  expect(card(makeEntry("pages", "about", { teaser: `Как вступить. ${"И чем заняться. ".repeat(4)}` }))).toMatchObject({
    label: "Страница",
    lines: ["Как вступить."],
  });
});

describe("what an editor changed", () => {
  const results = [result(), result({ after: 7, before: 2, unit: "школ", metric: "Школы" })];
  const images = [{ src: "shop.jpg", alt: "Цех", author: "Завод", rights: "Разрешение завода" }];

  test("is the title, on any kind", () => {
    expect(practice({ card: { title: "Короче и яснее" } }).title).toBe("Короче и яснее");
    expect(card(makeEntry("pages", "about", { card: { title: "Короче и яснее" } })).title).toBe("Короче и яснее");
  });

  test("is the result, or that there is none", () => {
    expect(practice({ results, card: { result: 2 } }).figure).toEqual({ value: "2 → 7\u00A0школ", caption: "Школы" });
    expect(practice({ results, card: { result: 0 } })).not.toHaveProperty("figure");
  });

  test("is the picture in the arch, known by its bytes", () => {
    const entry = {
      ...makeEntry("practices", "liga", { images, card: { image: "shop.jpg" } }),
      pictures: { "shop.jpg": "abc" },
    };
    expect(card(entry).picture).toEqual({ name: "shop.jpg", digest: "abc" });
  });

  test.each<[string, Fields, string]>([
    [
      "a picture without rights",
      { card: { image: "shop.jpg" } },
      "card.image: картинки «shop.jpg» нет в поле images этой записи: опишите её там, автор и права обязательны",
    ],
    [
      "a result that is not there",
      { results, card: { result: 3 } },
      "card.result: результата с номером 3 нет: всего их 2",
    ],
    [
      "a result that is a plan",
      { results: [result({ planned: true })], card: { result: 1 } },
      "card.result: результат с номером 1 — план: картинка показывает только то, что уже получилось",
    ],
    [
      "a title of 101 characters",
      { card: { title: "а".repeat(101) } },
      "card.title: слишком длинно: не больше 100 знаков",
    ],
    ["an unknown field", { card: { colour: "red" } }, 'card: Unrecognized key: "colour"'],
  ])("is refused: %s", (_, change, message) => {
    expect(faultsOf("practices", change)).toEqual([message]);
  });
});

describe("the fields that a card is made of", () => {
  const places = (entry: Entry) => entryCard(makePortal([college, entry]), entry).places;

  test("are named as an editor finds them", () => {
    const planned = result({ planned: true });
    expect(places(makeEntry("practices", "liga", { regions: ["66"], results: [planned, result()] }))).toMatchObject({
      title: { file: "content/practices/liga.md", path: ["title"] },
      "first line": { file: "content/organizations/college.md", path: ["short"] },
      "second line": { file: "content/vocabulary/regions.yaml", path: [2, "label"] },
      "figure caption": { path: ["results", 1, "metric"] },
    });
    expect(places(makeEntry("practices", "liga", { card: { title: "Короче и яснее" } })).title?.path).toEqual([
      "card",
      "title",
    ]);
    expect(places(makeEntry("digests", "one"))["first line"]?.path).toEqual(["question"]);
    expect(places(makeEntry("events", "one", { place: { name: "Цех" } }))["first line"]?.path).toEqual([
      "place",
      "name",
    ]);
  });
});

describe("the picture", () => {
  test("has an address that changes with what it shows, and an alternative text", () => {
    const [one, other] = [cardImage(practice()), cardImage(practice({ title: "Другой заголовок" }))];
    expect(one.to).toMatch(/^\/og\/[0-9a-f]{12}\.png$/);
    expect(other.to).not.toBe(one.to);
    expect(cardImage(practice()).to).toBe(one.to);
    expect(one).toMatchObject({ width: 1200, height: 630, alt: "Практика. Запись liga. Колледж" });
  });

  test("without an entry is the portal's own", () => {
    expect(cardImage().input).toBe(homeCard);
    expect(homeCard).toMatchObject({ label: "Свод", title: "Лучшие практики подготовки кадров" });
  });
});
