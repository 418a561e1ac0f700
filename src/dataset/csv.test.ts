import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Portal } from "#src/entry/portal.ts";
import { fakePortal } from "#tests/fake/dataset.ts";
import { makeEntry, makePortal, result } from "#tests/fake/entry.ts";
import { titles } from "./column.ts";
import { csv, dialects, type Dialect } from "./csv.ts";
import { tables, type Table } from "./table.ts";

const excel = dialects.find(({ suffix }) => suffix === "-excel")!;
const plain = dialects.find(({ suffix }) => suffix === "")!;
const tableOf = (portal: Portal, name: Table["name"]) => tables(portal).find((table) => table.name === name)!;

/** Rows as an independent reader of RFC 4180 finds them. */
const rowsOf = (portal: Portal, name: Table["name"], dialect: Dialect) =>
  parse(csv(tableOf(portal, name), dialect), {
    bom: true,
    columns: true,
    delimiter: dialect.delimiter,
    record_delimiter: "\r\n",
  }) as Record<string, string>[];

describe("columns", () => {
  test("each field has one, in a group each of its fields", () => {
    const names = tableOf(fakePortal(), "practices").columns.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(["id", "title", "holder"]);
    expect(names).toEqual(
      expect.arrayContaining(["period.start", "resources.money.amount", "replicability.conditions", "score.by"]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test("titles are Russian, differ, and none is left over from a field that is gone", () => {
    const used = new Set<string>();
    for (const table of tables(fakePortal())) {
      const own = table.columns.map(({ title }) => title);
      expect(own.filter((title) => !/^[А-ЯЁ]/.test(title))).toEqual([]);
      expect(new Set(own).size).toBe(own.length);
      for (const { name } of table.columns) used.add(name);
    }
    expect(Object.keys(titles).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe("cells", () => {
  const [alpha, , gamma] = rowsOf(fakePortal(), "practices", excel);

  test("say in words what ids stand for", () => {
    expect(alpha).toMatchObject({
      Идентификатор: "alpha",
      Носитель: "Колледж № 1",
      Партнёры: "Завод",
      Регионы: "Республика Татарстан; Самарская область",
      Стадия: "Пилот",
      "В Базе данных лучших практик БЦПК": "неизвестно",
      Начало: "2011",
      "Сколько рублей": "3000000",
      Деньги: "Около 3 млн рублей.",
      Условия: "Завод рядом.\nНаставникам платят.",
    });
    expect(gamma).toMatchObject({ Носитель: "", Регионы: "", Партнёры: "" });
  });

  test("name the source of each number", () => {
    expect(alpha?.["Источник о деньгах"]).toBe("Издание, https://example.org/s1");
    expect(alpha?.["Источник дат"]).toBe("Издание, https://example.org/s1");
    expect(alpha?.["Результаты"]?.split("\n")).toEqual([
      "Выпускники программы: более 1,6 тыс. человек (2025 год). Источник: Издание, https://example.org/s1",
      "Выпускники программы: было 38, стало −3,5 % (2025 год; по плану; Оговорка.). Источник: Издание, https://example.org/s1",
    ]);
    expect(alpha?.["Где внедрили"]).toBe("Второй цех. Другое издание, https://xn--e1afmkfd.xn--p1ai/%D0%B0");
  });

  test("a table of its own has a row for each number", () => {
    const rows = rowsOf(fakePortal(), "results", plain);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      practice: "alpha",
      holder: "Колледж № 1",
      after: "1.6",
      before: "",
      precision: "более",
      planned: "нет",
      source_publisher: "Издание",
      source_url: "https://example.org/s1",
    });
  });
});

describe("each dialect opens where it is meant to", () => {
  test("Excel with Russian settings: semicolons, a mark of UTF-8, a comma in numbers", () => {
    const text = csv(tableOf(fakePortal(), "results"), excel);
    expect(text.startsWith("\uFEFFПрактика;Название практики;")).toBe(true);
    expect(rowsOf(fakePortal(), "results", excel).map((row) => row["Стало"])).toEqual(["1,6", "-3,5"]);
  });

  test("programs: RFC 4180, names of fields, a point in numbers", () => {
    const text = csv(tableOf(fakePortal(), "results"), plain);
    expect(text.startsWith("practice,practice_title,")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(4);
    expect(rowsOf(fakePortal(), "results", plain).map((row) => row["after"])).toEqual(["1.6", "-3.5"]);
  });

  test("an empty table still has its heading", () => {
    for (const dialect of dialects)
      expect(csv(tableOf(makePortal([]), "practices"), dialect).split("\r\n")).toHaveLength(2);
  });
});

describe("what an editor may write", () => {
  const long = (text: string) => `${text} и ещё немного слов, чтобы хватило на поле.`;
  const portalWith = (problem: string) =>
    makePortal([makeEntry("organizations", "college"), makeEntry("practices", "one", { problem: long(problem) })]);

  test.each([
    'Кавычки "прямые" и «ёлочки»; запятая, точка с запятой',
    "Первая строка\nвторая строка\r\nтретья",
    "Знак ' апострофа и 👩‍🏭",
  ])("%j comes back as it was", (text) => {
    for (const dialect of dialects) {
      const [row] = rowsOf(portalWith(text), "practices", dialect);
      expect(row?.[dialect.header === "name" ? "problem" : "Задача"]).toBe(long(text));
    }
  });

  test.each(["=1+1", "+7 900", "-1", "@SUM(A1)", "＝1+1"])("%j is no formula", (text) => {
    for (const dialect of dialects) {
      const [row] = rowsOf(portalWith(text), "practices", dialect);
      expect(row?.[dialect.header === "name" ? "problem" : "Задача"]).toBe(`'${long(text)}`);
    }
  });

  test("a text is no formula even for a program that splits at the other separator", () => {
    const portal = portalWith("Текст;=HYPERLINK(1),=2\n+3");
    for (const dialect of dialects) {
      const cells = csv(tableOf(portal, "practices"), dialect).split(/[;,\r\n]/);
      expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    }
  });

  test("a number below zero stays a number", () => {
    const portal = makePortal([makeEntry("practices", "one", { results: [result({ after: -3 })] })]);
    for (const dialect of dialects)
      expect(rowsOf(portal, "results", dialect)[0]?.[dialect.header === "name" ? "after" : "Стало"]).toBe("-3");
  });
});
