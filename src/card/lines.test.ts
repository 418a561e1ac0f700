import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typograph } from "#src/text/typography.ts";
import { balance, cut, setText, tooWide, type Box, type Piece } from "./lines.ts";

/** Every character half an em wide: lines can be counted by eye. */
const pieces = (text: string): Piece[] =>
  cut(typograph(text)).map((piece) => ({ ...piece, width: [...piece.text].length / 2 }));
const gap = 0.5;
const box = (more: Partial<Box> = {}): Box => ({
  width: 400,
  height: 400,
  rows: 4,
  sizes: [80, 60, 40],
  leading: 1.1,
  ...more,
});

describe("cut", () => {
  it("keeps together what no-break spaces join and parts long words at the hyphen", () => {
    expect(cut("опыт в\u00a0регионе").map(({ text }) => text)).toEqual(["опыт", "в\u00a0регионе"]);
    expect(cut("учебно-методический чек-лист из-за")).toEqual([
      { text: "учебно-", spaced: true },
      { text: "методический", spaced: false },
      { text: "чек-", spaced: true },
      { text: "лист", spaced: false },
      { text: "из-за", spaced: true },
    ]);
  });
});

describe("balance", () => {
  const texts = (text: string, width: number, rows: number) =>
    balance(pieces(text), gap, width, rows)?.map((line) => line.map((piece) => piece.text).join(" "));

  it("makes lines of nearly equal width", () => {
    expect(texts("один мастер три ученика", 12, 2)).toEqual(["один мастер", "три ученика"]);
  });
  it("likes a break after a comma", () => {
    expect(texts("неделя дома, неделя на заводе", 12, 2)).toEqual(["неделя дома,", "неделя на\u00a0заводе"]);
  });
  it("gives up where a word is wider than a line or there are too few words", () => {
    expect(texts("профессионалитет", 5, 1)).toBeUndefined();
    expect(texts("свод", 5, 2)).toBeUndefined();
  });
});

describe("setText", () => {
  it("takes the largest size that fits", () => {
    expect(setText(pieces("Свод"), gap, box())).toEqual({ size: 80, lines: ["Свод"], width: 160 });
    expect(setText(pieces("Профессионалитет"), gap, box()).size).toBe(40);
  });

  it("prefers fewer lines where they are worth more", () => {
    const text = "Колледж на заводе";
    expect(setText(pieces(text), gap, box({ sizes: [60, 44] })).lines).toHaveLength(2);
    expect(setText(pieces(text), gap, box({ sizes: [60, 44], compact: true })).lines).toHaveLength(1);
  });

  it("cuts what is too long with an ellipsis, and not after a preposition, an initial or a comma", () => {
    const end = (text: string) => setText(pieces(text), gap, box({ rows: 1, sizes: [40] })).lines.at(-1);
    expect(end("Наставник на заводе и в колледже")).toBe("Наставник…");
    expect(end("Колледж имени Н. В. Лемаева")).toBe("Колледж…");
    expect(end("Учебный центр, колледж и завод")).toBe("Учебный центр…");
  });

  it("drops a last line that leaves the ellipsis no room", () => {
    const text = `${"а".repeat(16)} ${"б".repeat(19)} ${"в".repeat(10)}`;
    expect(setText(pieces(text), gap, box({ rows: 2, sizes: [40] })).lines).toEqual([`${"а".repeat(16)}…`]);
  });

  it("leaves a word that no size has room for to be told", () => {
    expect(tooWide(pieces("колледж аааааааааааааааааааа"), box())).toBeUndefined();
    expect(tooWide(pieces("колледж ааааааааааааааааааааа"), box())?.text).toBe("а".repeat(21));
  });

  it("never exceeds its box, loses no word without an ellipsis and leaves no preposition at a line's end", () => {
    const word = fc.constantFrom(
      "в",
      "на",
      "для",
      "и",
      "с",
      "колледж",
      "завод",
      "мастер",
      "демонстрационного",
      "экзамена,",
      "—",
      "70",
      "%",
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const text = words.join(" ");
        fc.pre(!tooWide(pieces(text), box()));
        const { size, lines, width } = setText(pieces(text), gap, box());
        expect(lines.length).toBeLessThanOrEqual(4);
        expect(lines.length * size * 1.1).toBeLessThanOrEqual(400.001);
        expect(width).toBeLessThanOrEqual(400.001);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/(?:^|\s)(?:в|на|и|с)$/u);
        const shown = lines.join(" ").replaceAll(/\s/g, "");
        const whole = typograph(text).replaceAll(/\s/g, "");
        expect(shown.endsWith("…") ? whole.startsWith(shown.slice(0, -1)) : shown === whole).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
