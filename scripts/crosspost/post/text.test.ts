import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countCodePoints, countUnits, fit, fitSentences, hashtag, sentence } from "./text.ts";

const graphemes = (text: string) =>
  [...new Intl.Segmenter("ru", { granularity: "grapheme" }).segment(text)].map((part) => part.segment);

describe("counting", () => {
  test.each([
    ["ёлка", 4, 4],
    ["👩‍🏭", 5, 3],
    ["🇷🇺", 4, 2],
    ["е́", 2, 2],
    ['&<>"', 4, 4],
  ])("%s", (text, units, points) => {
    expect(countUnits(text)).toBe(units);
    expect(countCodePoints(text)).toBe(points);
  });
});

describe("fit", () => {
  const text = "Колледж и завод учат вместе";

  test("leaves a text that fits, to the last unit", () => {
    expect(fit(text, text.length, countUnits)).toBe(text);
    expect(fit(text, text.length - 1, countUnits)).toBe("Колледж и завод учат…");
  });
  test("counts the ellipsis", () => {
    expect(fit(text, 21, countUnits)).toBe("Колледж и завод учат…");
    expect(fit(text, 20, countUnits)).toBe("Колледж и завод…");
  });
  test("cuts between words only, and drops what cannot be cut", () => {
    expect(fit("Достопримечательность", 10, countUnits)).toBe("");
    expect(fit(text, 0, countUnits)).toBe("");
    expect(fit(text, -5, countUnits)).toBe("");
  });
  test("keeps a word with what a no-break space binds to it", () => {
    expect(fit("Учёба в\u00A0цехе завода", 9, countUnits)).toBe("Учёба…");
  });
  test("drops a comma or a dash before the ellipsis, and no ellipsis follows a full stop", () => {
    expect(fit("Завод, колледж", 8, countUnits)).toBe("Завод…");
    expect(fit("Завод — колледжу", 9, countUnits)).toBe("Завод…");
    expect(fit("Это завод. Это колледж.", 15, countUnits)).toBe("Это завод. Это…");
    expect(fit("Это завод. Это колледж.", 13, countUnits)).toBe("Это завод.");
  });
  test("never touches an address", () => {
    const linked = "Подробно: https://svod.example/a-b/,c, и дальше";
    expect(fit(linked, 40, countUnits)).toBe("Подробно: https://svod.example/a-b/,c …");
    expect(fit(linked, 36, countUnits)).toBe("Подробно…");
  });
  test("counts an emoji as the network does", () => {
    const flags = "🏭 🏭 🏭";
    expect(fit(flags, 5, countCodePoints)).toBe(flags);
    expect(fit(flags, 5, countUnits)).toBe("🏭…");
  });
  test("whatever the text, keeps whole words within the limit", () => {
    const word = fc.constantFrom(
      "цех",
      "👩‍🏭👩🏽‍🏭",
      "е́ж",
      "Р&D",
      "<b>",
      "https://svod.example/путь/?a=1&b=2",
      "שלום",
      "и\u00A0так",
      "🇷🇺",
      "—",
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.nat(200),
        fc.constantFrom(countUnits, countCodePoints),
        (words, limit, count) => {
          const whole = words.join(" ");
          const cut = fit(whole, limit, count);
          expect(count(cut)).toBeLessThanOrEqual(limit);
          const kept = cut.replace(/ ?…$/u, "");
          expect(whole.startsWith(kept)).toBe(true);
          expect(words).toEqual(expect.arrayContaining(kept.split(" ").filter(Boolean)));
          expect(graphemes(whole).slice(0, graphemes(kept).length).join("")).toBe(kept);
        },
      ),
    );
  });
});

describe("fitSentences", () => {
  const shorten = (text: string, limit: number) => fitSentences(text, limit, countUnits);

  test("prefers a whole sentence to a broken one, unless little is left", () => {
    const text = "Завод учит в цехе. Колледж присылает студентов на практику.";
    expect(shorten(text, 100)).toBe(text);
    expect(shorten(text, 30)).toBe("Завод учит в цехе.");
    expect(shorten(text, 50)).toBe("Завод учит в цехе. Колледж присылает студентов на…");
    expect(shorten("Готово? Да! Колледж присылает студентов", 12)).toBe("Готово? Да!");
  });
  test("knows that an abbreviation ends no sentence", () => {
    expect(shorten("Завод открыт в 2025 г. Москва поддержала его", 30)).toBe("Завод открыт в 2025 г. Москва…");
    expect(shorten("Сюда пришли 5 тыс. Петров и другие мастера", 26)).toBe("Сюда пришли 5 тыс. Петров…");
    expect(shorten("Мастер А. Петров учит студентов", 18)).toBe("Мастер А. Петров…");
  });
  test("stays within the limit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Да.", "Завод", "учит!", "в", "г.", "«Цех».", "Мастер"), { minLength: 1 }),
        fc.nat(80),
        (words, limit) => {
          const cut = shorten(words.join(" "), limit);
          expect(cut.length).toBeLessThanOrEqual(limit);
          expect(words.join(" ").startsWith(cut.replace(/…$/u, ""))).toBe(true);
        },
      ),
    );
  });
});

test("a phrase becomes a sentence", () => {
  expect(sentence("более 1,5 млрд рублей — вложено")).toBe("Более 1,5 млрд рублей — вложено.");
  expect(sentence("Готово!")).toBe("Готово!");
});

test("a word becomes a hashtag that no network breaks", () => {
  expect(hashtag("#лучшие практики-2026")).toBe("#лучшиепрактики2026");
  expect(hashtag("партнёры".normalize("NFD"))).toBe("#партнёры");
});
