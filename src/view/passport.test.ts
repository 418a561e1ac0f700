import { describe, expect, test } from "vitest";
import type { KindName } from "#src/entry/kinds.ts";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { referenceNames } from "./link.ts";
import { passport } from "./passport.ts";

const around = [
  makeEntry("organizations", "college", { short: "Колледж" }),
  makeEntry("organizations", "zavod", { short: "Завод" }),
];

/** A passport as a reader sees it: `Название: значение, значение`. */
function linesOf(kind: KindName, change: Fields = {}): string[] {
  const entry = makeEntry(kind, "entry", change);
  const facts = passport(entry, referenceNames(makePortal([...around, entry]), entry));
  return facts.map(({ label, values }) => `${label}: ${values.map((value) => value.label).join(", ")}`);
}

describe("a practice", () => {
  const line = (label: string, change: Fields) =>
    linesOf("practices", change).find((found) => found.startsWith(`${label}: `));

  test("tells all that is known", () => {
    expect(
      linesOf("practices", {
        partners: ["zavod"],
        regions: ["66", "16"],
        areas: ["26"],
        period: { start: "2018", end: "2020" },
        in_bc_database: "yes",
      }),
    ).toEqual([
      "Носитель: Колледж",
      "Партнёры: Завод",
      "Регионы: Свердловская область, Республика Татарстан",
      "Период: 2018–2020\u00A0гг.",
      "Стадия: Пилот",
      "Доказательность: Заявлено носителем",
      "Повторить можно: Полностью",
      "Инструменты: Дуальное обучение",
      "Уровень: Среднее профессиональное образование",
      "Область: Химическое производство",
      "Для кого: Представители системы подготовки кадров",
      "В базе лучших практик БЦПК: состоит",
    ]);
  });

  test("has no line for what is not known, but says that it has no region and no known place in the database", () => {
    for (const label of ["Партнёры", "Период", "Область"]) expect(line(label, {}), label).toBeUndefined();
    expect(line("Регион", {})).toBe("Регион: без привязки к региону");
    expect(line("В базе лучших практик БЦПК", {})).toMatch("неизвестно");
    expect(line("Партнёры", { partners: ["nobody"] })).toBeUndefined();
  });

  test.each([
    [{ start: "2010" }, "archived", "с\u00A02010\u00A0г., окончание неизвестно"],
    [{ start: "2010", end: "2012" }, "archived", "2010–2012\u00A0гг."],
    [{ start: "2010" }, "pilot", "с\u00A02010\u00A0г."],
  ])("the period %j of a practice that is %s", (period, stage, said) => {
    expect(line("Период", { period, stage })).toBe(`Период: ${said}`);
  });

  test("names lead to their pages, and what has no page is only named", () => {
    const entry = makeEntry("practices", "entry", { regions: ["66"] });
    const facts = passport(entry, referenceNames(makePortal([...around, entry]), entry));
    const to = (label: string) => facts.find((found) => found.label === label)?.values[0]?.to;
    expect([to("Носитель"), to("Регион"), to("Стадия"), to("Период")]).toEqual([
      "/organizations/college/",
      "/regions/66/",
      "/stages/pilot/",
      undefined,
    ]);
  });
});

describe("an event", () => {
  test("tells when, where and who", () => {
    expect(
      linesOf("events", {
        genre: "contest",
        start: "2026-06-10T11:00",
        end: "2026-06-12",
        deadline: "2026-06-01",
        zone: "Asia/Yekaterinburg",
        place: { name: "Технопарк", city: "Казань", region: "16" },
        organizer: "zavod",
      }),
    ).toEqual([
      "Что это: конкурс",
      "Начало: 10\u00A0июня 2026\u00A0г., 11:00 (МСК+2)",
      "Окончание: 12\u00A0июня 2026\u00A0г.",
      "Заявки до: 1\u00A0июня 2026\u00A0г.",
      "Где: Технопарк, Казань",
      "Регион: Республика Татарстан",
      "Проводит: Завод",
      "Для кого: Представители системы подготовки кадров",
    ]);
  });

  test.each([
    ["Moscow", { zone: "Europe/Moscow" }],
    ["a whole day", { start: "2026-06-10", zone: "Asia/Yekaterinburg" }],
  ])("says no zone for %s", (_, change) => {
    expect(linesOf("events", change).join()).not.toContain("МСК");
  });
});

test.each<[KindName, Fields, string[]]>([
  [
    "mechanisms",
    { instruments: ["dual"], levels: ["vo"] },
    [
      "Инструменты: Дуальное обучение",
      "Уровень: Высшее образование",
      "Для кого: Представители системы подготовки кадров",
    ],
  ],
  ["code", {}, ["Статья: Назначение", "Откуда мысль: Концепция сообщества"]],
  [
    "digests",
    { basis: "threads", period: { start: "2026-03-01", end: "2026-03-07" } },
    [
      "Основа: обсуждение в сообществе",
      "Период: 1–7\u00A0марта 2026\u00A0г.",
      "Для кого: Представители системы подготовки кадров",
    ],
  ],
  ["digests", {}, ["Основа: открытые публикации", "Для кого: Представители системы подготовки кадров"]],
  [
    "articles",
    { genre: "foreign", country: "Германия", author: "zavod", organizations: ["college"], regions: ["66"] },
    [
      "Жанр: зарубежная аналитика",
      "Страна: Германия",
      "Автор: Завод",
      "Организации: Колледж",
      "Регионы: Свердловская область",
      "Для кого: Представители системы подготовки кадров",
    ],
  ],
  ["articles", {}, ["Жанр: обзор", "Автор: редакция", "Для кого: Представители системы подготовки кадров"]],
  [
    "projects",
    { members: ["college", "zavod"], state: "done" },
    [
      "Квартал: 2-й квартал 2026\u00A0г.",
      "Состояние: завершён",
      "Участники: Колледж, Завод",
      "Для кого: Представители системы подготовки кадров",
    ],
  ],
  [
    "organizations",
    { regions: ["66"], url: "https://college.example.org/about/" },
    ["Вид: Колледжи", "Регион: Свердловская область", "Сайт: college.example.org"],
  ],
  ["pages", {}, []],
])("%s %j", (kind, change, expected) => {
  expect(linesOf(kind, change)).toEqual(expected);
});
