import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "./analysis.ts";
import { nearWords, packPiece, pieceOf, piecesNear, soundalikes, unpackPiece, type KnownWord } from "./lexicon.ts";

const known = (word: string, key: string, entries = 1): KnownWord => ({ word, key, entries });

test("a piece comes back as it was packed", () => {
  const word = fc.stringMatching(/^[а-яё0-9a-z]{1,40}$/);
  const words = fc.uniqueArray(
    fc.record(
      { key: word, word, forms: fc.array(word, { minLength: 1, maxLength: 3 }), entries: fc.nat(9999) },
      { requiredKeys: ["key", "word", "entries"] },
    ),
    { selector: ({ key }) => key },
  );
  fc.assert(
    fc.property(words, (list) => {
      expect(unpackPiece(packPiece(list))).toEqual(list.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
    }),
  );
});

test("a word lies in a piece near every slip of it", () => {
  for (const length of [1, 3, 8, 30]) {
    const key = "а".repeat(length);
    expect(piecesNear(key, 2)).toContain(pieceOf(key));
    expect(piecesNear(key, 2)).toContain(pieceOf(`${key}а`));
  }
});

test("a word lies in a piece near a slip that lets the ending stay on the key", () => {
  expect(piecesNear(keyOf("демоэкзамн"), 2)).toContain(pieceOf(keyOf("демоэкзамен")));
});

const words = [known("практика", "практик", 60), known("практикум", "практикум"), known("фабрика", "фабрик", 9)];

test("the nearest word is meant, of equally near ones the commoner", () => {
  expect(nearWords("практека", "практек", words)[0]?.word).toBe("практика");
  expect(nearWords("фобрика", "фобрик", words)[0]?.word).toBe("фабрика");
  expect(nearWords("космонавт", "космонавт", words)).toEqual([]);
});

test("a correction is shown in the form that was meant", () => {
  const city = { ...known("магнитогорский", "магнитогорск"), forms: ["магнитогорск", "магнитогорска"] };
  expect(nearWords("магнитагорск", "магнитагорск", [city])[0]?.word).toBe("магнитогорск");
  expect(nearWords("магнитагорска", "магнитагорск", [city])[0]?.word).toBe("магнитогорска");
});

test("a word of three letters is never corrected", () => {
  expect(nearWords("нот", "нот", [known("нок", "нок", 50)])).toEqual([]);
});

test("a word is recognised by its sound", () => {
  expect(soundalikes(["нови"], [known("новый", "новы")]).map(({ word }) => word)).toEqual(["новый"]);
});
