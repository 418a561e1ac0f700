import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const family = "👨‍👩‍👧‍👦";

test.each([
  ["Привет, мир", 11, "Привет, мир"],
  ["  Привет  ", 6, "Привет"],
  ["Привет, мир, это я", 12, "Привет, мир…"],
  ["Привет, мир, это я", 11, "Привет…"],
  ["Свод — это арка", 8, "Свод…"],
  ["Смотрите «Лигу колледжей»", 11, "Смотрите…"],
  ["Практикоориентированность", 9, "Практико…"],
  [`${family.repeat(5)} семья`, 4, `${family.repeat(3)}…`],
  ["е\u0308лка е\u0308лка", 6, "е\u0308лка…"],
  ["1\u00A0500 рублей", 7, "1\u00A0500…"],
  ["", 5, ""],
])("%j in %d", (text, limit, expected) => {
  expect(excerpt(text, limit)).toBe(expected);
});

test("is never longer than asked, and a beginning of the text", () => {
  const count = (text: string) => [...new Intl.Segmenter("ru").segment(text)].length;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("слово", "я", " ", ", ", "—", "(", family, "е\u0308", "\u00A0", "\n")),
      fc.integer({ min: 2, max: 20 }),
      (parts, limit) => {
        const text = parts.join("");
        const short = excerpt(text, limit);
        expect(count(short)).toBeLessThanOrEqual(limit);
        expect(text.trim().startsWith(short.replace(/…$/, ""))).toBe(true);
        expect(short === text.trim()).toBe(count(text.trim()) <= limit);
      },
    ),
  );
});
