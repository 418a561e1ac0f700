import fc from "fast-check";
import { parse } from "node-html-parser";
import { markdownToHtml } from "satteri";
import { expect, test } from "vitest";
import { escaped, link } from "./escape.ts";

const html = (markdown: string) => markdownToHtml(markdown, { features: { frontmatter: false } }).html;
/** What a reader sees of Markdown; entities are resolved. */
const seen = (markdown: string) => parse(html(markdown)).textContent.trim();
const words = (text: string) => text.replaceAll(/\s+/g, " ").trim();

test.each([
  ["*звёзды* и _подчёркивания_ и snake_case", "\\*звёзды\\* и \\_подчёркивания\\_ и snake_case"],
  ["1. Пункт", "1\\. Пункт"],
  ["2025 год", "2025 год"],
  ["# Не заголовок", "\\# Не заголовок"],
  ["- не список", "\\- не список"],
  ["C# и C ##", "C# и C \\##"],
  ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
  ["&lt; и A & B", "\\&lt; и A & B"],
  ["[^s1] и [ссылка](x)", "\\[^s1\\] и \\[ссылка\\](x)"],
  ["строка\n\nи ещё", "строка и ещё"],
  ["см. https://example.org/a_b_(c)*d", "см. <https://example.org/a_b_(c)*d>"],
  ["😀 é مرحبا {скобки} “q”", "😀 é مرحبا {скобки} “q”"],
])("%s", (text, markdown) => {
  expect(escaped(text)).toBe(markdown);
  expect(seen(markdown)).toBe(words(text));
});

const signs = "\\`*_{}[]<>()#+-.!|~&;:/=\"'$%^@1 \n\u00A0аяAzë😀https://";
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);
// A bare address is made a link, and Markdown leaves out characters that no text may hold.
const isPlain = (value: string) => words(value) !== "" && !/\p{C}|https?:|www\.|@/u.test(words(value));

test("whatever a record says is shown as it is said, in a paragraph, a heading, a list and a link", () => {
  fc.assert(
    fc.property(text.filter(isPlain), (value) => {
      const expected = words(value);
      for (const place of [escaped(value), `# ${escaped(value)}`, `- ${escaped(value)}`, link(value, "/a/")])
        expect(words(seen(place))).toBe(expected);
      expect(parse(html(`# ${escaped(value)}`)).childNodes.filter(({ nodeType }) => nodeType === 1)).toHaveLength(1);
    }),
    { numRuns: 400 },
  );
});

test("an address stays the address, whatever is in it", () => {
  for (const url of ["https://example.org/a(b)?c=1&copy;=2", "https://example.org/a b<c>", "https://пример.рф/ё_ё_*"]) {
    const to =
      parse(html(link("слова", url)))
        .querySelector("a")
        ?.getAttribute("href") ?? "";
    expect(new URL(to).href).toBe(new URL(url).href);
  }
  expect(html(link("https://example.org/a_b_", "/a/"))).toBe('<p><a href="/a/">https://example.org/a_b_</a></p>\n');
});
