import { expect, test } from "vitest";
import { circleFaults } from "./circle.ts";

/** Imports between rooms, one a line: `from to`. */
const crossings = (...lines: string[]) =>
  lines.map((text, index) => {
    const [from = "", to = ""] = text.split(" ");
    return { file: `src/${from}/a.ts`, line: index + 1, from, to };
  });

test("rooms that know only those below them are no circle", () => {
  expect(circleFaults(crossings("pages view", "pages feed", "feed view", "view entry", "view view"))).toEqual([]);
});

test("every import that closes a circle is told with its way, the shortest", () => {
  const found = circleFaults(crossings("view compare", "compare view", "compare text", "pages view"));
  expect(found).toEqual([
    expect.objectContaining({
      file: "src/view/a.ts",
      line: 1,
      message: expect.stringContaining("view → compare → view"),
    }),
    expect.objectContaining({
      file: "src/compare/a.ts",
      line: 2,
      message: expect.stringContaining("compare → view → compare"),
    }),
  ]);
});

test("a circle may lead through many rooms", () => {
  const found = circleFaults(crossings("a b", "b c", "c d", "d a", "d e"));
  expect(found.map(({ message }) => message.split(": ")[1])).toEqual([
    "a → b → c → d → a",
    "b → c → d → a → b",
    "c → d → a → b → c",
    "d → a → b → c → d",
  ]);
});
