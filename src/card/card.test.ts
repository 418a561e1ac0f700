import { expect, it } from "vitest";
import { cardHash, type CardInput } from "./card.ts";

const full: CardInput = {
  kind: "practices",
  label: "Практика",
  title: "Фабрика процессов",
  hue: 175,
  sign: "arch",
  lines: ["Техникум", "Кузбасс"],
  figure: { value: "15", caption: "школьников" },
  number: "2.3",
  demo: false,
};
const { figure: _figure, number: _number, ...bare } = full;

const changes: Record<string, CardInput> = {
  kind: { ...full, kind: "articles" },
  label: { ...full, label: "Статья" },
  title: { ...full, title: "Фабрика процесса" },
  hue: { ...full, hue: 176 },
  sign: { ...full, sign: "star" },
  "a line": { ...full, lines: ["Техникум", "Томск"] },
  "lines run together": { ...full, lines: ["ТехникумКузбасс"] },
  "the figure's value": { ...full, figure: { value: "16", caption: "школьников" } },
  "the figure's caption": { ...full, figure: { value: "15", caption: "студентов" } },
  number: { ...full, number: "2.4" },
  "a picture": { ...full, picture: { name: "a.png", digest: "1" } },
  "the picture's name": { ...full, picture: { name: "b.png", digest: "1" } },
  "the picture's bytes": { ...full, picture: { name: "a.png", digest: "2" } },
  demo: { ...full, demo: true },
  "neither figure nor number": bare,
};

it("is 12 hex digits, the same for the same input in any order of keys", () => {
  expect(cardHash(full)).toMatch(/^[0-9a-f]{12}$/);
  const turned = Object.fromEntries(Object.entries(full).toReversed()) as unknown as CardInput;
  expect(cardHash(turned)).toBe(cardHash(full));
});

it.each(Object.entries(changes))("changes with %s", (_, changed) => {
  expect(cardHash(changed)).not.toBe(cardHash(full));
});

it("differs between all of them", () => {
  expect(new Set(Object.values(changes).map(cardHash)).size).toBe(Object.keys(changes).length);
});
