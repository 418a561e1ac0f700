import fc from "fast-check";
import { expect, test } from "vitest";
import { slug } from "./slug.ts";

test.each([
  ["Лига колледжей", "liga-kolledzhey"],
  ["Объезд: ёж, щука и хвощ — «Юла»", "obezd-yozh-shchuka-i-khvoshch-yula"],
  ["Будущее Белой металлургии", "budushchee-beloy-metallurgii"],
  ["ГИА + НОК, 2026", "gia-nok-2026"],
  ["Демоэкзамен в Туле", "demoekzamen-v-tule"],
  ["Café «Ä»", "cafe-a"],
  ["Мои\u0306", "moy"],
  ["Җиһан", "zhihan"],
  ["  --  ", ""],
  ["Ь", "u44c"],
  ["ЪЬ", "u44au44c"],
])("%s → %s", (title, expected) => {
  expect(slug(title)).toBe(expected);
});

test("cuts a long title between words", () => {
  const address = slug(
    "Независимая оценка квалификаций выпускников колледжей строительного профиля Белгородской области",
  );
  expect(address).toBe("nezavisimaya-otsenka-kvalifikatsiy-vypusknikov-kolledzhey-stroitelnogo-profilya");
  expect(slug("щ".repeat(50))).toHaveLength(80);
});

test("any title gives an address that the schema takes, and Cyrillic never gives an empty one", () => {
  const cyrillic = fc
    .integer({ min: 0x400, max: 0x4ff })
    .map((code) => String.fromCodePoint(code))
    .filter((char) => /\p{L}/u.test(char));
  const title = fc.tuple(fc.string({ unit: "binary" }), cyrillic, fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(title, (parts) => {
      const address = slug(parts.join(""));
      expect(address).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(address.length).toBeLessThanOrEqual(80);
      expect(slug(address)).toBe(address);
    }),
    { numRuns: 5_000 },
  );
});
