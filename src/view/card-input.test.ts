import { describe, expect, test } from "vitest";
import { makeEntry, makePortal, result, type Fields } from "#src/entry/fixture.ts";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { cardImage } from "./card-image.ts";
import { cardInput, plainCard } from "./card-input.ts";

const college = makeEntry("organizations", "college", { short: "Колледж" });
const card = (entry: AnnouncedEntry, ...others: AnnouncedEntry[]) =>
  cardInput(makePortal([college, entry, ...others]), entry);
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

  test("names no region when there are several, and no figure when all are plans", () => {
    const several = practice({ regions: ["66", "16"], results: [result({ planned: true })], status: "demo" });
    expect(several.lines).toEqual(["Колледж"]);
    expect(several).not.toHaveProperty("figure");
    expect(several.demo).toBe(true);
  });
});

test("an event shows when and where, under its rubric", () => {
  const place = { name: "Технопарк", city: "Казань" };
  expect(card(makeEntry("events", "forum", { place }))).toMatchObject({
    label: "События",
    hue: 25,
    lines: ["10\u00A0июня 2026\u00A0г., 11:00", "Казань"],
  });
});

test("a mechanism shows in how many real practices it works", () => {
  const mechanism = makeEntry("mechanisms", "schedule");
  const using = (id: string, change: Fields = {}) =>
    makeEntry("practices", id, { mechanisms: ["schedule"], ...change });
  const demo = using("demo", { status: "demo" });
  expect(card(mechanism, demo).lines).toEqual([]);
  expect(card(mechanism, demo, using("one")).lines).toEqual(["Работает в 1\u00A0практике"]);
  expect(card(mechanism, using("one"), using("two")).lines).toEqual(["Работает в 2\u00A0практиках"]);
});

test("a clause shows its number and its article", () => {
  expect(card(makeEntry("code", "clause", { number: "1.2" }))).toMatchObject({
    number: "1.2",
    lines: ["Статья 1. Назначение"],
  });
});

test("a digest shows its question, unless its title asks it", () => {
  expect(card(makeEntry("digests", "one")).lines).toEqual(["Сколько должно быть практики?"]);
  expect(card(makeEntry("digests", "one", { title: "Сколько должно быть практики" })).lines).toEqual([]);
});

test("an article shows its country, or its region", () => {
  expect(card(makeEntry("articles", "one", { country: "Германия", regions: ["66"] })).lines).toEqual(["Германия"]);
  expect(card(makeEntry("articles", "one", { regions: ["66"] })).lines).toEqual(["Свердловская область"]);
  expect(card(makeEntry("articles", "one")).lines).toEqual([]);
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
    expect(cardImage().input).toEqual(plainCard("Свод", "Лучшие практики подготовки кадров"));
  });
});
