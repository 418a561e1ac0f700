import { readFile } from "node:fs/promises";
import { parse } from "node-html-parser";
import { markdownToHtml } from "satteri";
import { expect, test } from "vitest";
import { kindNames, type KindName } from "#src/entry/kinds.ts";
import { entryFacts } from "#src/view/entry-view.ts";
import { makeEntry, makePortal, result, source, type Fields } from "#tests/fake/entry.ts";
import { twinMarkdown } from "./twin.ts";

const college = makeEntry("organizations", "college", { title: "Колледж", short: "Колледж" });
const twin = (kind: KindName, change: Fields = {}, body = "Текст.") => {
  const entry = makeEntry(kind, "one", change);
  return twinMarkdown(entryFacts(makePortal([college, entry]), entry), body, (src) => `images/${src}`);
};
const page = (markdown: string) => parse(markdownToHtml(markdown, { features: { frontmatter: false } }).html);

test("golden: a practice", async () => {
  const markdown = twin(
    "practices",
    {
      title: "Завод & колледж: <b>100 %</b> *практики* 😀",
      updated: "2026-04-01",
      changes: [{ date: "2026-04-01", note: "Уточнили число." }],
      results: [
        result({ before: 1.5, note: "По отчёту." }),
        result({ metric: "Места", after: 1500, planned: true, precision: "about", unit: "мест", source: "s2" }),
      ],
      steps: [{ title: "Договоритесь!", text: "С заводом", time: "1 месяц" }, { title: "Начните" }],
      resources: { people: { text: "5 наставников", source: "s2" } },
      replicability: {
        level: "full",
        conditions: ["Есть завод"],
        risks: ["- Нет завода"],
        implemented_in: [{ organization: "college", place: "Колледж", year: "2025", source: "s1" }],
      },
      documents: [{ title: "Договор", url: "https://example.org/a_(b)", format: "PDF" }],
      images: [{ src: "a.png", alt: "Схема.", author: "Редакция", rights: "CC BY 4.0" }],
      sources: [source("s1"), source("s2", { title: "Отчёт [черновик]", published: "2025-07" })],
    },
    "## Как было\n\nТекст [^s2] и [каталог](/practices/).\n\n![Схема](a.png)\n\n```\nне закрыто",
  );
  await expect(markdown).toMatchFileSnapshot("../../tests/golden/twin/practice.md");
});

test.each(kindNames)("every kind has a twin: %s", (kind) => {
  const root = page(twin(kind));
  expect(root.querySelectorAll("h1").map(({ textContent }) => textContent)).toEqual([
    kind === "code" ? "1.1 Запись one" : "Запись one",
  ]);
  expect(root.querySelectorAll("a").map((link) => link.getAttribute("href"))).toContain(
    kind === "pages" ? "https://svod.example/one/" : `https://svod.example/${kind}/one/`,
  );
  expect(root.textContent).toContain("Пример записи: одно-два предложения");
  expect(root.textContent).toContain("Лицензия текста: CC BY 4.0");
  expect(root.textContent).toContain("Текст.");
});

test("marks of sources are footnotes that lead to the source", () => {
  const root = page(twin("practices", { results: [result()] }, "Текст [^s1]."));
  const marks = root.querySelectorAll("sup a");
  expect(marks.length).toBe(2);
  const note = root.querySelector(`[id="${decodeURIComponent(marks[0]?.getAttribute("href") ?? "").slice(1)}"]`);
  expect(note?.querySelector("a")?.getAttribute("href")).toBe("https://example.org/s1");
});

test("what is no real entry says so before anything else", () => {
  expect(twin("practices", { status: "demo" }).split("\n")[0]).toBe(
    "> **Демонстрационная запись.** Это образец: ссылаться на него как на настоящую запись нельзя.",
  );
  expect(twin("code", { status: "demo" }).split("\n")[0]).toContain("Образец структуры, не текст Кодекса");
  expect(twin("practices").split("\n")[0]).toBe("# Запись one");
});

test("no word of a record becomes markup", () => {
  const nasty = '<img src=x> **жирно** [x](y) | `код` &lt; \\ ~~нет~~ 1. # {a} \u202Eабв\u202C e\u0301 "q"';
  const root = page(
    twin("practices", {
      title: nasty,
      teaser: `${nasty} — аннотация, которая достаточно длинна.`,
      problem: nasty,
      goal: nasty,
      steps: [{ title: nasty, text: nasty }],
      lessons: [nasty],
      results: [result({ metric: nasty, unit: "**", period: "[x]" })],
    }),
  );
  expect(root.querySelectorAll("img, code, del, table")).toEqual([]);
  expect(root.querySelector("h1")?.textContent).toBe(nasty);
  expect(root.textContent.split(nasty).length - 1).toBe(8);
});

test("the record of a page that has none is only its text", async () => {
  const text = await readFile("content/pages/about.mdx", "utf8");
  const root = page(twin("pages", {}, text.slice(text.indexOf("\n---", 3) + 4)));
  expect(root.textContent).toContain("Эта часть есть только на странице");
});
