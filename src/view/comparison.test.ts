import { describe, expect, test } from "vitest";
import { relationIndex } from "#src/entry/relation.ts";
import { makeEntry, makePortal, result, source, type Fields } from "#tests/fake/entry.ts";
import { comparedPractice } from "./comparison.ts";

const college = makeEntry("organizations", "college", { short: "Колледж" });
const practice = (id: string, change: Fields = {}) => makeEntry("practices", id, change);

function compared(change: Fields, ...others: ReturnType<typeof practice>[]) {
  const entry = practice("liga", change);
  const portal = makePortal([college, entry, ...others]);
  const column = comparedPractice(portal, entry, relationIndex(portal.published)(entry, 3));
  const valuesOf = (label: string) => column.aspects.find((aspect) => aspect.label === label)?.values;
  return { portal, entry, column, valuesOf };
}

test("the passport and the record are told, each aspect once", () => {
  const { column } = compared({
    regions: ["66", "16"],
    resources: { people: { text: "Мастер и методист" }, money: { text: "Грант предприятия" } },
    lessons: ["Начинать с одной группы."],
  });
  const labels = column.aspects.map(({ label }) => label);
  expect(labels).toEqual(
    expect.arrayContaining(["Носитель", "Регион", "Задача", "Цель", "Чему это учит", "Шаги", "Люди", "Деньги"]),
  );
  expect(new Set(labels).size).toBe(labels.length);
});

test("a result is told with what it was, its unit, period and source", () => {
  const { valuesOf } = compared({ results: [result({ before: 10 })], sources: [source("s1")] });
  expect(valuesOf("Результаты")).toEqual([
    {
      label: "10\u00A0→ 24\u00A0человека\u00A0— Выпускники программы (2025 год)",
      source: { title: "Новость", url: "https://example.org/s1" },
    },
  ]);
});

test("a plan is told as a plan", () => {
  const { valuesOf } = compared({ results: [result({ planned: true })], sources: [source("s1")] });
  expect(valuesOf("Результаты")?.[0]?.label).toMatch(/^по плану 24/);
});

test("what nobody tells is left out", () => {
  expect(compared({}).valuesOf("Деньги")).toBeUndefined();
  expect(compared({ resources: { money: { text: "Грант предприятия" } } }).valuesOf("Деньги")).toEqual([
    { label: "Грант предприятия" },
  ]);
});

describe("to put beside it", () => {
  test("there are the practices most like it, and practices only", () => {
    const mechanism = makeEntry("mechanisms", "rotation", { instruments: ["dual"] });
    const entry = practice("liga");
    const portal = makePortal([college, entry, practice("other"), mechanism]);
    const { similar } = comparedPractice(portal, entry, relationIndex(portal.published)(entry, 5));
    expect(similar).toEqual([{ id: "other", title: "Запись other" }]);
  });
});
