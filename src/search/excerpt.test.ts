import { expect, test } from "vitest";
import { keyOf } from "./analysis.ts";
import { excerptOf, marked } from "./excerpt.ts";

const wanted = (...words: string[]) => ({ keys: new Set(words.map(keyOf)), beginnings: new Set<string>() });

test("every form is marked, and neighbours in one piece", () => {
  expect(marked("Оценка квалификаций и оценкой", wanted("оценки", "квалификация"))).toEqual([
    { text: "Оценка квалификаций", marked: true },
    { text: " и ", marked: false },
    { text: "оценкой", marked: true },
  ]);
});

test("a beginning is marked while one types", () => {
  expect(marked("наставник", { keys: new Set(), beginnings: new Set(["настав"]) })).toEqual([
    { text: "наставник", marked: true },
  ]);
});

test("markup in a text stays text", () => {
  expect(
    marked("<b>завод</b>", wanted("завод"))
      .map(({ text }) => text)
      .join(""),
  ).toBe("<b>завод</b>");
});

const filler = "Здесь долго говорится про другое. ".repeat(20);

test("the section that answers most is shown, with its heading", () => {
  const sections = [
    { id: "one", heading: "Одно", text: `${filler}Завод ждал.` },
    { id: "two", heading: "Другое", text: `${filler}На завод пришёл наставник. ${filler}` },
  ];
  const { pieces, section } = excerptOf("О чём запись.", sections, wanted("завод", "наставник"));
  const text = pieces.map((piece) => piece.text).join("");
  expect(section).toEqual({ id: "two", heading: "Другое" });
  expect(text).toContain("На завод пришёл наставник.");
  expect(text.startsWith("… ") && text.endsWith(" …")).toBe(true);
  expect(text.length).toBeLessThan(400);
});

test("when only the title answers, the lead is shown", () => {
  const { pieces, section } = excerptOf(
    "О чём запись.",
    [{ id: "one", heading: "Одно", text: filler }],
    wanted("завод"),
  );
  expect(pieces).toEqual([{ text: "О чём запись.", marked: false }]);
  expect(section).toBeUndefined();
});

test("an entry without a text gives an empty excerpt", () => {
  expect(excerptOf("", [], wanted("завод")).pieces).toEqual([]);
});

test("a phrase is marked where it stands whole, not word by word", () => {
  const wantedPhrase = { ...wanted("колледж"), runs: [["среднее", "образование"].map(keyOf)] };
  const marks = (text: string) =>
    marked(text, wantedPhrase)
      .filter((piece) => piece.marked)
      .map((piece) => piece.text);
  expect(marks("Колледж даёт среднее образование, а среднее не хуже")).toEqual(["Колледж", "среднее образование"]);
});

test("an excerpt is taken from a list of sources only where nothing else answers", () => {
  const sections = [
    { id: "how", heading: "Как", text: "Наставник ведёт группу." },
    { id: "sources", heading: "Источники", text: "Наставник на заводе. Газета.", aside: true as const },
  ];
  expect(excerptOf("О практике.", sections, wanted("наставник", "завод")).section?.id).toBe("how");
  expect(excerptOf("О практике.", sections, wanted("газета")).section?.id).toBe("sources");
});
