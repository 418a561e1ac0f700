import { expect, it } from "vitest";
import { figureOf } from "./figure.ts";

it.each([
  ["5\u00a0500", { number: "5\u00a0500" }],
  ["92\u00a0%", { number: "92\u00a0%" }],
  ["более 1,5\u00a0млрд рублей", { lead: "более", number: "1,5", unit: "млрд ₽" }],
  ["около 1,6 тыс. человек", { lead: "около", number: "1,6", unit: "тыс. человек" }],
  ["24→71\u00a0%", { before: "24", number: "71\u00a0%" }],
  ["−3 дня", { number: "−3", unit: "дня" }],
  ["10–15 мест", { number: "10–15", unit: "мест" }],
  ["вдвое быстрее", { number: "вдвое быстрее" }],
])("takes %j to parts", (value, parts) => {
  expect(figureOf(value)).toEqual(parts);
});
