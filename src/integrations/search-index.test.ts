import { expect, test } from "vitest";
import { searchable } from "./search-index.ts";

const page = (main: string) =>
  `<!doctype html><html lang="ru"><head><title>Т</title></head><body><header>Меню</header>${main}<footer>Низ</footer></body></html>`;

test("of a page the main part is searched, without menu and footer", () => {
  const main = '<main id="main" data-pagefind-body><h1>Лига</h1><p>Текст</p></main>';
  expect(searchable(page(main))).toBe(`<!doctype html><html lang="ru"><body>${main}</body></html>`);
});

test("the mark may stand on any part of the main one", () => {
  expect(searchable(page("<main><article data-pagefind-body>Текст</article></main>"))).toContain("Текст");
});

test.each([
  ["without a mark: a listing, a demonstration", page("<main><h1>Практики</h1></main>")],
  ["without a main part: an address that has moved", page('<a href="/practices/">Дальше</a>')],
  ["whose mark stands elsewhere", page("<main>Текст</main>").replace("<header>", "<header data-pagefind-body>")],
  ["that is torn", page("<main data-pagefind-body>Текст")],
  ["that is empty", ""],
])("nothing is searched on a page %s", (_, html) => {
  expect(searchable(html)).toBeUndefined();
});
