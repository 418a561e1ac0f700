import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, isStop, keyOf, keysOf, wordsOf } from "./analysis.ts";

const texts = (text: string) => wordsOf(text).map((word) => word.text);

describe("words of a text", () => {
  test.each([
    ["колледж, завод — и школа", ["колледж", "завод", "и", "школа"]],
    ["практико-ориентированное", ["практико", "ориентированное"]],
    ["«Лига колледжей»", ["Лига", "колледжей"]],
    ["закон № 238-ФЗ", ["закон", "238", "ФЗ"]],
    ["11,5 млрд", ["11,5", "млрд"]],
    ["3\u00A0000 выпускников", ["3\u00A0000", "выпускников"]],
    ["в 2020 году 309 человек", ["в", "2020", "году", "309", "человек"]],
    ["B2B и 1С", ["B2B", "и", "1С"]],
    ["<b>.*[a-z]+\\d</b>", ["b", "a", "z", "d", "b"]],
    ["", []],
    ["🎓 … !", []],
  ])("%j", (text, words) => {
    expect(texts(text)).toEqual(words);
  });

  test("each word stands where it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const { text: word, start, end } of wordsOf(text)) expect(text.slice(start, end)).toBe(word);
      }),
    );
  });
});

describe("one key for all forms of a word", () => {
  test.each([
    "колледж колледжа колледжу колледжей колледжами",
    "новый нового новому новых новую",
    "практика практики практик практикой",
    "оценка оценки оценок оценке",
    "площадка площадок",
    "стройка строек",
    "рынок рынка рынков",
    "экзамен экзамена экзаменов экзаменами",
    "наставник наставника наставники наставниками",
    "подросток подростки подростков",
    "учащийся учащегося учащиеся учащихся",
    "вуз вуза вузы вузов",
    "Урал Урала Уралу",
    "Тула Туле Тулы Тулой",
    "Казань Казани Казанью",
    "Поташов Поташова Поташову",
    "сталь стали сталью",
    "мастер мастера мастеров",
    "сеть сети сетей",
    "день дня дней",
    "ещё еще",
    "зачёт зачета зачётов",
    "работодатель работодателя работодателем",
    "организация организаций организацию",
  ])("%s", (forms) => {
    expect(new Set(forms.split(" ").map(keyOf))).toHaveLength(1);
  });

  test.each([
    ["практика", "практикум"],
    ["школа", "шкала"],
    ["новый", "новинка"],
    ["техник", "техникум"],
    ["мой", "мои"],
    ["Тула", "тюль"],
  ])("%s is not %s", (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  test("й stays apart from и", () => {
    expect(fold("Йод")).toBe("йод");
    expect(fold("и\u0306од")).toBe("йод");
    expect(keyOf("район")).not.toBe(keyOf("раион"));
  });

  test.each([
    ["11,5", "11.5"],
    ["3\u00A0000", "3000"],
    ["3 000", "3000"],
  ])("%s is the number %s", (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  test("a key is letters and digits, since Pagefind keeps nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        for (const key of keysOf(text)) expect(key).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
      }),
    );
  });

  test("stop words are left out", () => {
    expect(isStop("который")).toBe(true);
    expect(keysOf("как и для чего")).toEqual([]);
  });
});
