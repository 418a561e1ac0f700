import { expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import { mentionLine } from "./mentions.ts";

const by = (...names: string[]) =>
  sample({ organizations: names.map((telegram, index) => ({ id: `o${index}`, short: "О", handles: { telegram } })) });

test.each([
  [[], undefined],
  [["@college"], "Практику ведёт: @college"],
  [["college", "https://t.me/zavod"], "Практику ведут: @college, @zavod"],
  [["Наш канал", "@ab", ""], undefined],
  [["@one_", "@two_", "@three", "@four_"], "Практику ведут: @one_, @two_, @three"],
])("%j", (names, line) => {
  expect(mentionLine(by(...names), "telegram")).toBe(line);
});

test("a network where nobody has a name, and a kind whose organisations have no role, mention nobody", () => {
  expect(mentionLine(by("@college"), "vk")).toBeUndefined();
  expect(mentionLine({ ...by("@college"), kind: "digests" }, "telegram")).toBeUndefined();
  expect(mentionLine({ ...by("@college"), kind: "events" }, "telegram")).toBe("Проводит: @college");
});
