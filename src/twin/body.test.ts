import { describe, expect, test } from "vitest";
import { portableBody } from "./body.ts";

const around = {
  absolute: (to: string) => `https://svod.example${to.startsWith("#") ? `/practices/one/${to}` : to}`,
  picture: (src: string) => (src === "schedule.png" ? "https://svod.example/schedule.webp" : undefined),
  sourceIds: ["s2", "s1"],
  part: "*часть*",
};
const portable = (markdown: string) => portableBody(markdown, around);

test.each([
  [
    "[каталог](/practices/) и [ниже](#itogi)",
    "[каталог](https://svod.example/practices/) и [ниже](https://svod.example/practices/one/#itogi)",
  ],
  ['[каталог](</practices/> "Название")', '[каталог](https://svod.example/practices/ "Название")'],
  ["[**жирно** `[x](/y/)`](/practices/)", "[**жирно** `[x](/y/)`](https://svod.example/practices/)"],
  ["[сайт](https://example.org/) <https://example.org/>", "[сайт](https://example.org/) <https://example.org/>"],
  ["[ссылка][a]\n\n[a]: /practices/ 'Т'", "[ссылка][a]\n\n[a]: https://svod.example/practices/ 'Т'"],
  ["![Схема](schedule.png)", "![Схема](https://svod.example/schedule.webp)"],
  [
    "[![Схема](schedule.png)](/practices/)",
    "[![Схема](https://svod.example/schedule.webp)](https://svod.example/practices/)",
  ],
  ["![Неизвестная](unknown.png)!", "!"],
  ["число [^s1], число[^s2][^s9].", "число[^2], число[^1]."],
  ["код `[^s1] [x](/y/)` стоит", "код `[^s1] [x](/y/)` стоит"],
  ["    [x](/y/) [^s1]", "    [x](/y/) [^s1]"],
  ["слово <!-- памятка --> <b>слово</b>", "слово  слово"],
  ["<script>alert('[x](/y/)')</script>\n\nслово", "\n\nслово"],
  [
    "| Год | Люди |\n| - | -: |\n| 2018 | [24](/a/) [^s1] |",
    "| Год | Люди |\n| - | -: |\n| 2018 | [24](https://svod.example/a/)[^2] |",
  ],
  ["> цитата [^s1]\n> [и](/a/)", "> цитата[^2]\n> [и](https://svod.example/a/)"],
  ["😀 مرحبا e\u0301 [а](/a/)", "😀 مرحبا e\u0301 [а](https://svod.example/a/)"],
])("%s", (markdown, expected) => {
  expect(portable(markdown)).toBe(expected);
});

describe("code that nobody has closed", () => {
  test.each([
    ["```js\nraw();", "```js\nraw();\n```"],
    ["~~~~\n[x](/y/)\n~~~", "~~~~\n[x](/y/)\n~~~\n~~~~"],
    ["```\nзакрыто\n```", "```\nзакрыто\n```"],
    ["```", "```\n```"],
    ["    отступ", "    отступ"],
  ])("%s", (markdown, expected) => {
    expect(portable(markdown)).toBe(expected);
  });
});

test("a part of a page gives way to a word that it is there", () => {
  expect(portableBody("## Рубрики\n\n<RubricList />\n\nКонец.", around, true)).toBe("## Рубрики\n\n*часть*\n\nКонец.");
});

/** What the common limit of a test leaves room for, and the square of its length does not. */
test.each([
  ["links", "[x](/a/) ".repeat(300_000), "[x](https://svod.example/a/) ".repeat(300_000).trimEnd()],
  ["brackets", "[".repeat(1_000_000), "[".repeat(1_000_000)],
  ["source marks", "[^s1]".repeat(50_000), "[^2]".repeat(50_000)],
  ["quotations", `${"> ".repeat(2000)}а`, `${"> ".repeat(2000)}а`],
])("a huge or hostile text comes to an end: %s", (_, markdown, expected) => {
  // Not by `toBe`: a difference of megabytes would be looked for longer than the text.
  expect(portable(markdown) === expected).toBe(true);
});
