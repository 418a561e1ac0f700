import { describe, expect, test, vi } from "vitest";
import type { Entry } from "#src/entry/kinds.ts";
import { manifest } from "#src/entry/manifest.ts";
import { makeEntry, makePortal, result, type Fields } from "#tests/fake/entry.ts";
import { buildManifest } from "./manifest.ts";

vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));

const college = makeEntry("organizations", "college", { short: "Колледж", handles: { telegram: "@college" } });
const factory = makeEntry("organizations", "zavod", { short: "Завод" });
const build = (entries: readonly Entry[]) => buildManifest(makePortal([college, factory, ...entries]));
/** What is announced of a practice. */
const practice = (change: Fields = {}) => build([makeEntry("practices", "liga", change)]).entries[0];

const everything = [
  makeEntry("practices", "liga", { results: [result()], regions: ["66", "16"], tags: ["lean"], share_text: "Текст" }),
  makeEntry("events", "forum", { published: "2026-03-06", end: "2026-06-12", deadline: "2026-06-01" }),
  makeEntry("mechanisms", "mechanism"),
  makeEntry("code", "clause"),
  makeEntry("digests", "digest"),
  makeEntry("articles", "article", { updated: "2026-04-01" }),
  makeEntry("projects", "project"),
  makeEntry("pages", "about"),
  makeEntry("practices", "demo", { status: "demo" }),
  makeEntry("practices", "draft", { status: "draft" }),
  makeEntry("practices", "hidden", { unlisted: true }),
  makeEntry("practices", "future", { published: "2026-07-01" }),
];

test("is what its schema says, before and after it has been a file", () => {
  const built = build(everything);
  expect(manifest.parse(built)).toEqual(built);
  expect(manifest.parse(JSON.parse(JSON.stringify(built)))).toEqual(built);
});

test("holds what may be announced, newest first, and nothing else", () => {
  const ids = ["forum", "article", "clause", "digest", "liga", "mechanism", "project"];
  expect(build(everything).entries.map(({ id }) => id)).toEqual(ids);
  expect(build([]).entries).toEqual([]);
});

test("names things by whole addresses", () => {
  const { site, entries } = build(everything);
  expect(site).toEqual({ name: "Свод", url: "https://svod.example/portal/" });
  expect(entries[0]?.url).toBe("https://svod.example/portal/events/forum/");
  for (const { image } of entries) {
    expect(image.url).toMatch(/^https:\/\/svod\.example\/portal\/og\/[0-9a-f]{12}\.png$/);
    expect(image).toMatchObject({ width: 1200, height: 630 });
  }
});

test("says of a practice what a post needs", () => {
  expect(
    practice({
      audience: ["youth"],
      partners: ["zavod"],
      regions: ["66", "16"],
      tags: ["lean"],
      share_text: "Готовый текст",
      updated: "2026-04-01",
    }),
  ).toMatchObject({
    kind: "practices",
    kind_label: "Практика",
    rubric: { id: "practices", label: "Лучшие практики", hashtag: "лучшиепрактики" },
    audience: [{ id: "youth", label: "Молодёжь" }],
    regions: ["Свердловская область", "Республика Татарстан"],
    tags: ["Бережливые технологии"],
    organizations: [
      { id: "college", short: "Колледж", handles: { telegram: "@college" } },
      { id: "zavod", short: "Завод", handles: {} },
    ],
    share_text: "Готовый текст",
    updated: "2026-04-01",
  });
});

test("leaves out what there is not", () => {
  for (const field of ["share_text", "updated", "key_figure", "event"]) expect(practice()).not.toHaveProperty(field);
});

test("does not name an organisation that has no page", () => {
  expect(practice({ partners: ["nobody"] })?.organizations.map(({ id }) => id)).toEqual(["college"]);
});

describe("the key figure", () => {
  test.each([
    [result(), "Выпускники программы: 24\u00A0человека"],
    [
      result({ precision: "over", after: 1.5, unit: "млрд рублей", metric: "Вложено" }),
      "Вложено: более 1,5\u00A0млрд рублей",
    ],
    [result({ after: 7, unit: "колледжей", metric: "Колледжи в кластере" }), "Колледжи в кластере: 7"],
    [result({ after: 22, unit: "учебных заведения", metric: "Учебные заведения" }), "Учебные заведения: 22"],
    [result({ precision: "up_to", after: 70, unit: "%", metric: "Доля практики" }), "Доля практики: до 70\u00A0%"],
  ])("%j", (first, phrase) => {
    expect(practice({ results: [result({ planned: true, after: 99 }), first] })?.key_figure).toBe(phrase);
  });

  test("is never a plan", () => {
    expect(practice({ results: [result({ planned: true })] })).not.toHaveProperty("key_figure");
  });
});

test("tells when and where an event is, in its own zone", () => {
  const event = (change: Fields) => build([makeEntry("events", "forum", change)]).entries[0];
  expect(event({ place: { name: "Технопарк", city: "Казань", region: "16" }, zone: "Europe/Samara" })).toMatchObject({
    event: { start: "2026-06-10T11:00", zone: "Europe/Samara", place: "Технопарк, Казань" },
    regions: ["Республика Татарстан"],
    organizations: [],
  });
  expect(event({ end: "2026-06-11", deadline: "2026-06-01", organizer: "zavod" })).toMatchObject({
    event: { end: "2026-06-11", deadline: "2026-06-01", place: "Площадка" },
    organizations: [{ id: "zavod" }],
  });
});
