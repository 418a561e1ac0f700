import { expect, test } from "vitest";
import type { ComparedPractice } from "#src/view/comparison.ts";
import { comparisonRows } from "./rows.ts";

const practice = (id: string, cells: string[][]): ComparedPractice => ({
  id,
  to: `/practices/${id}/`,
  title: id,
  holder: "",
  similar: [],
  aspects: cells.flatMap((values, place) =>
    values.length > 0
      ? [{ group: "Паспорт", label: `Строка ${place + 1}`, values: values.map((label) => ({ label })) }]
      : [],
  ),
});

test("what all share is the same, what one has alone is its own", () => {
  const rows = comparisonRows([
    practice("a", [["СПО"], ["НОК", "ПОА"], ["5 чел."]]),
    practice("b", [["СПО"], ["НОК"], []]),
  ]);
  expect(rows.map(({ same }) => same)).toEqual([true, false, false]);
  expect(rows[1]?.cells.map((cell) => cell.map(({ label, own }) => [label, own]))).toEqual([
    [
      ["НОК", false],
      ["ПОА", true],
    ],
    [["НОК", false]],
  ]);
  expect(rows[2]?.cells[1]).toEqual([]);
});

test("the order of values makes no difference", () => {
  const rows = comparisonRows([practice("a", [["НОК", "ПОА"]]), practice("b", [["ПОА", "НОК"]])]);
  expect(rows[0]?.same).toBe(true);
});

test("a line that only one fills stands where it stands there", () => {
  const rows = comparisonRows([practice("a", [["1"], [], ["3"]]), practice("b", [["1"], ["2"], ["3"]])]);
  expect(rows.map(({ label }) => label)).toEqual(["Строка 1", "Строка 2", "Строка 3"]);
});

test("without practices there are no lines", () => {
  expect(comparisonRows([])).toEqual([]);
});
