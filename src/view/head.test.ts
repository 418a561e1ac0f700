import { describe, expect, test } from "vitest";
import { headDescription, headTitle } from "./head.ts";

describe("the title", () => {
  test("has the portal's name as long as both fit in 60 characters", () => {
    expect(headTitle("Практики")).toBe("Практики\u00A0— Свод");
    expect(headTitle("а".repeat(53))).toBe(`${"а".repeat(53)}\u00A0— Свод`);
    expect(headTitle("а".repeat(54))).toBe("а".repeat(54));
    expect(headTitle("а".repeat(60))).toBe("а".repeat(60));
  });

  test("that is longer is cut after a word that does not hang", () => {
    expect(headTitle("Теоретическая часть профессионального экзамена для студентов колледжа имени Поташова")).toBe(
      "Теоретическая часть профессионального экзамена…",
    );
    expect(headTitle("Теоретическая часть профессионального экзамена и\u00A0в\u00A0образцовом колледже")).toBe(
      "Теоретическая часть профессионального экзамена…",
    );
    expect(headTitle(`${"Кадры 👩‍🏭 ".repeat(12)}`)).toBe(`${"Кадры 👩‍🏭 ".repeat(7).trimEnd()}…`);
  });
});

test("the description is cut after a word at 160 characters", () => {
  const short = "Пример записи: одно-два предложения.";
  expect(headDescription(short)).toBe(short);
  const long = headDescription("Слово и\u00A0дело. ".repeat(30));
  expect(long.length).toBeLessThanOrEqual(160);
  expect(long).toMatch(/(Слово|дело)…$/);
});
