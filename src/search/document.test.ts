import { expect, test } from "vitest";
import { indexRecord, readDocument } from "./document.ts";
import { END } from "./pagefind.ts";

const page = (main: string) =>
  `<!doctype html><html lang="ru"><head><title>Т</title></head><body><header>Меню</header>${main}<footer>Низ</footer></body></html>`;
const article = (content: string) =>
  page(
    `<main id="main"><nav>Крошки</nav><article data-search="prk-x" data-search-kind="practices" data-search-label="Практика">${content}</article></main>`,
  );

test("a page is read by its parts", () => {
  const document = readDocument(
    article(
      `<h1>Лига</h1><p class="lead">О лиге.</p><a class="tag">Сеть</a><span hidden data-search-terms>Урал</span>
       <aside><details class="passport"><dl><dt>Носитель</dt><dd>Завод</dd></dl></details></aside>
       <nav>На этой странице</nav><p>Начало<a class="source-mark">1</a>.</p><h2 id="a">Шаги</h2><ul><li>Один</li><li>Два</li></ul>
       <section data-search-aside><h2 id="sources">Источники</h2>Газета</section>
       <section data-search-skip><h2 id="b">Лестница</h2>Публикация</section>`,
    ),
  );
  expect(document).toEqual({
    id: "prk-x",
    kind: "practices",
    label: "Практика",
    title: "Лига",
    lead: "О лиге.",
    terms: expect.arrayContaining(["Сеть", "Урал", "Завод"]) as string[],
    sections: [
      { id: "", heading: "", text: "Начало." },
      { id: "a", heading: "Шаги", text: "Один. Два" },
      { id: "sources", heading: "Источники", text: "Газета", aside: true },
    ],
  });
});

test.each([
  ["without a mark: a listing, a demonstration", page("<main><h1>Практики</h1></main>")],
  ["without a main part: an address that has moved", page('<a href="/practices/">Дальше</a>')],
  ["whose mark stands elsewhere", page("<main>Текст</main>").replace("<header>", '<header data-search="x">')],
  ["that is torn", page('<main><article data-search="x">Текст').replace("</main>", "")],
  ["that is empty", ""],
])("nothing is searched on a page %s", (_, html) => {
  expect(readDocument(html)).toBeUndefined();
});

test("the zones of a record follow each other", () => {
  const { content, zones } = indexRecord({
    id: "x",
    kind: "practices",
    label: "Практика",
    title: "Лига колледжей",
    terms: ["Урал"],
    lead: "О лиге",
    sections: [{ id: "a", heading: "Шаги", text: "Один два" }],
  });
  expect(zones).toEqual([2, 3, 4, 5]);
  const words = content.split(" ");
  expect(words).toHaveLength(7);
  expect(words.every((word) => word.endsWith(END))).toBe(true);
});
