import { describe, expect, test } from "vitest";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { entryRow } from "./row.ts";

const college = makeEntry("organizations", "college", { short: "Колледж" });
const row = (entry: AnnouncedEntry) => entryRow(makePortal([college, entry]), entry);
const practice = (change: Fields = {}) => row(makeEntry("practices", "liga", change));

test("names the entry and leads to it", () => {
  expect(practice({ slug: "liga-kolledzhey" })).toMatchObject({
    id: "liga",
    to: "/practices/liga-kolledzhey/",
    kind: "Практика",
    title: "Запись liga",
    rubric: { id: "practices", label: "Лучшие практики", sign: "arch" },
    demo: false,
    date: { iso: "2026-03-05", text: "5\u00A0марта 2026\u00A0г." },
  });
  expect(practice({ status: "demo" }).demo).toBe(true);
});

describe("facts of a practice", () => {
  const facts = (change: Fields) => practice(change).facts;

  test("are its holder, region, instruments, stage and evidence", () => {
    expect(facts({ regions: ["66"], instruments: ["dual", "mentoring", "nok"] })).toEqual([
      "Колледж",
      "Свердловская область",
      "Дуальное обучение, Наставничество",
      "Стадия: пилот",
      "Доказательность: заявлено носителем",
    ]);
  });

  test.each([
    [[], undefined],
    [["66", "74"], "Свердловская область, Челябинская область"],
    [["66", "74", "16"], "3\u00A0региона"],
    [["66", "74", "16", "63", "86"], "5\u00A0регионов"],
  ])("regions %j", (regions, said) => {
    expect(facts({ regions }).slice(1, -3)).toEqual(said === undefined ? [] : [said]);
  });

  test("leave out an organisation that has no page", () => {
    expect(facts({ holder: "nobody" })[0]).toBe("Дуальное обучение");
  });
});

describe("an event", () => {
  const event = (change: Fields) => row(makeEntry("events", "forum", change));

  test("bears its own day, not that of its publication", () => {
    expect(event({}).date).toEqual({ iso: "2026-06-10T11:00", text: "10\u00A0июня 2026\u00A0г., 11:00" });
    expect(event({ start: "2026-06-10", end: "2026-06-12" }).date.text).toBe("10–12\u00A0июня 2026\u00A0г.");
  });

  test("says its city, or its place when there is no city", () => {
    expect(event({ place: { name: "Технопарк", city: "Казань" } }).facts).toEqual(["Казань"]);
    expect(event({}).facts).toEqual(["Площадка"]);
  });
});

test("other kinds say what helps to choose them", () => {
  expect(row(makeEntry("mechanisms", "one", { instruments: ["dual", "nok"] })).facts).toEqual([
    "Дуальное обучение, Независимая оценка квалификации",
  ]);
  expect(row(makeEntry("mechanisms", "one")).facts).toEqual([]);
  expect(row(makeEntry("digests", "one")).facts).toEqual(["Сколько должно быть практики?"]);
  expect(row(makeEntry("articles", "one")).facts).toEqual([]);
  expect(row(makeEntry("code", "one", { number: "2.3" })).number).toBe("2.3");
  expect(row(makeEntry("articles", "one"))).not.toHaveProperty("number");
});
