import { expect, test } from "vitest";
import { ContentError, fieldName, formatFault, formatFaults, type Fault } from "./fault.ts";

const faults: Fault[] = [
  {
    file: "content/practices/b.md",
    line: 12,
    field: "results[0].unit",
    message: "обязательное поле не заполнено",
    mend: "Единица: человек, %, млрд рублей.",
  },
  {
    file: "content/practices/b.md",
    line: 2,
    field: "id",
    message: "идентификатор «b» уже занят: content/practices/a.md",
    mend: "дайте одной из записей другой",
  },
  {
    file: "content/practices/a.md",
    message: "файл слишком велик: 5000 КБ",
    allowed: "не больше 200 КБ",
    mend: "разделите текст на несколько записей или приложите документ ссылкой",
  },
  { file: "content/practices/b.md", line: 40, message: "в тексте стоит HTML: <b>", allowed: "только Markdown" },
];

const report = `content/practices/a.md
  файл слишком велик: 5000 КБ
  Допустимо: не больше 200 КБ
  Как исправить: разделите текст на несколько записей или приложите документ ссылкой

content/practices/b.md:2 — поле «id»
  идентификатор «b» уже занят: content/practices/a.md
  Как исправить: дайте одной из записей другой

content/practices/b.md:12 — поле «results[0].unit»
  обязательное поле не заполнено
  Как исправить: Единица: человек, %, млрд рублей.

content/practices/b.md:40
  в тексте стоит HTML: <b>
  Допустимо: только Markdown

Ошибок: 4, файлов с ошибками: 2.`;

test("the report is sorted by file and line and ends with the count", () => {
  expect(formatFaults(faults)).toBe(report);
  expect(formatFaults(faults.toReversed())).toBe(report);
});

test("one fault is told with its place", () => {
  expect(formatFault({ file: "content/a.md", message: "пусто" })).toBe("content/a.md\n  пусто");
});

test("a field is named as an editor finds it", () => {
  expect(fieldName(["results", 0, "unit"])).toBe("results[0].unit");
  expect(fieldName(["title"])).toBe("title");
  expect(fieldName([0, "id"])).toBe("[0].id");
  expect(fieldName([])).toBe("");
});

test("the error is the report, without a stack", () => {
  const error = new ContentError(faults);
  expect(error.message).toBe(report);
  expect(error.faults).toBe(faults);
  expect(error.stack).toBeUndefined();
});
