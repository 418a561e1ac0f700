import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { escapeText, fold, joinLines, textLine } from "./content-line.ts";

describe("fold", () => {
  const parts = (line: string) => fold(line).split("\r\n");

  test("leaves 75 octets and breaks 76", () => {
    expect(parts("a".repeat(75))).toHaveLength(1);
    expect(parts("a".repeat(76))).toEqual(["a".repeat(75), " a"]);
    // Two octets a letter: 37 and one octet to spare.
    expect(parts("я".repeat(38))).toEqual(["я".repeat(37), " я"]);
  });

  test("never breaks within a character, and nothing is lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const line = text.replaceAll(/[\r\n]/g, "");
        const folded = fold(line);
        for (const part of folded.split("\r\n")) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(folded.replaceAll("\r\n ", "")).toBe(line);
      }),
    );
  });
});

describe("text", () => {
  const readBack = (text: string) => {
    const file = joinLines(["BEGIN:VCALENDAR", textLine("DESCRIPTION", text), "END:VCALENDAR"]);
    return new ICAL.Component(ICAL.parse(file)).getFirstPropertyValue("description");
  };

  test.each([
    ["commas, semicolons; colons: and \\ strokes", "commas, semicolons; colons: and \\ strokes"],
    [String.raw`\n is no line break`, String.raw`\n is no line break`],
    ["one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"],
    ["END:VCALENDAR\nBEGIN:VEVENT", "END:VCALENDAR\nBEGIN:VEVENT"],
    ["с\u0000 го\u0007дом\u007F", "с годом"],
    ["emoji 👩‍🏭, e\u0301, \u202Eобратно\u202C", "emoji 👩‍🏭, e\u0301, \u202Eобратно\u202C"],
    ["half \uD83D of a pair", "half \uFFFD of a pair"],
  ])("%j", (text, expected) => {
    expect(readBack(text)).toBe(expected);
  });

  test("of any kind comes back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const plain = text.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "");
        expect(readBack(plain)).toBe(plain);
        expect(escapeText(plain)).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
