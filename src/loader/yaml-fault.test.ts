import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseManuscript, parseYaml } from "./front-matter.ts";
import { yamlWords } from "./yaml-fault.ts";

/** The codes that the package can give, as its own programs name them. */
const codes = (() => {
  const types = readFileSync(fileURLToPath(new URL("errors.d.ts", import.meta.resolve("yaml"))), "utf8");
  const [, union = ""] = /type ErrorCode = ([^;]+);/.exec(types) ?? [];
  return union.match(/\w+/g) ?? [];
})();

test("every fault that the package knows has its words: what is wrong and what to do", () => {
  expect(codes.length).toBeGreaterThan(20);
  expect(Object.keys(yamlWords).toSorted()).toEqual(codes.toSorted());
  for (const words of Object.values(yamlWords)) {
    expect(words).toHaveLength(2);
    for (const text of words) expect(text).toMatch(/^[а-яё].{4,}/);
  }
});

describe("a slip is told in its line", () => {
  test.each([
    ["an open quotation", 'a: 1\nb: "слово\nc: 2', 3, "кавычка или скобка открыта и не закрыта"],
    ["a colon in a text", "a: 1\nb: Дом: уютный", 2, "в значении без кавычек стоит двоеточие"],
    ["no colon", "a: 1\nимя слово\nc: 2", 2, "нет двоеточия с пробелом"],
    ["a field twice", "a: 1\nb: 2\na: 3", 3, "записано дважды"],
    ["a tab", "a:\n\tb: 1", 2, "табуляция"],
    ["a star", "a: *знак", 1, "со знака *"],
    ["an at sign", "a: 1\nb: @канал", 2, "служебного знака"],
    ["an open bracket", "a: [б, в\nc: 1", 2, "не закрыта скобка"],
    ["a shifted field", "a:\n   b: 1\n  c: 2", 3, "сбит отступ"],
    ["a path of Windows", 'a: "C:\\документы"', 1, "обратной косой черты"],
    ["text after a quotation", 'a: "Дом" уютный', 1, "лишний знак"],
    ["an exclamation mark", "a: !x да", 1, "со знаком !"],
    ["two documents", "a: 1\n---\nb: 2", 2, "строка из трёх дефисов"],
    ["a fault that one reader alone sees", "a: 1\n: слово", 2, "проверьте отступы, двоеточия и кавычки"],
  ])("%s", (_, source, line, reason) => {
    const parsed = parseYaml("a.yaml", source);
    expect(parsed).toEqual({
      fault: {
        file: "a.yaml",
        line,
        message: expect.stringMatching(/^YAML не читается: /) as string,
        mend: expect.stringMatching(/^[а-яё]/) as string,
      },
    });
    expect("fault" in parsed && parsed.fault.message).toContain(reason);
  });

  test("in the front matter too", () => {
    expect(parseManuscript("a.md", "---\na: 1\nb: *знак\n---\nТекст\n")).toEqual({
      fault: expect.objectContaining({
        line: 3,
        message: "YAML не читается: значение начинается со знака *",
      }) as object,
    });
  });
});
