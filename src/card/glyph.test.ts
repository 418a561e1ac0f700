import { describe, expect, it } from "vitest";
import { CardError, type CardInput } from "./card.ts";
import { draws } from "./font.ts";
import { drawable, drawableCard } from "./glyph.ts";

const card = (more: Partial<CardInput>): CardInput => ({
  kind: "practices",
  label: "Практика",
  title: "Фабрика процессов",
  hue: 175,
  sign: "arch",
  lines: [],
  demo: false,
  ...more,
});

describe("draws", () => {
  it.each(["Golos Text", "Literata"] as const)("%s has every character of Russian setting", (family) => {
    const needed =
      "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789«»„“—–…№₽%€×°−’·↓\u00a0";
    expect([...needed].filter((character) => !draws(family, character.codePointAt(0) ?? 0))).toEqual([]);
  });

  it("asks the font, not the range that its subset promises", () => {
    expect(draws("Golos Text", 0x2011)).toBe(false);
    expect(draws("Golos Text", 0x202f)).toBe(false);
  });
});

describe("drawable", () => {
  it.each([
    ["🎉 Форум 👩🏽‍🏭 наставников 🇷🇺", "Форум наставников"],
    ["Шаг 1️⃣ из 3", "Шаг 1 из 3"],
    ["Свод™ ©", "Свод™ ©"],
    ["Профессионалитет\u202f‑\u202f2026", "Профессионалитет\u00a0-\u00a02026"],
    ["до\u00adго\u200bвор", "договор"],
    ["колледж → завод", "колледж\u00a0— завод"],
    ["и\u0306од и\u0306".normalize("NFD"), "йод й"],
  ])("%j becomes %j", (text, expected) => {
    expect(drawable(text, "Golos Text")).toBe(expected);
  });
});

describe("drawableCard", () => {
  it("names the entry and the letters that the fonts lack", () => {
    expect(() => drawableCard(card({ title: "Опыт Грузии: საქართველო" }))).toThrow(CardError);
    expect(() => drawableCard(card({ title: "Опыт Грузии: ს" }))).toThrow(
      "Картинка для соцсетей «Опыт Грузии: ს»: в шрифтах портала нет знаков «ს» (U+10E1). Как исправить: напишите их русскими или латинскими буквами — в записи или только для картинки, в поле card.title",
    );
  });

  it("tells every part that is at fault", () => {
    const faulty = card({ title: "ს", lines: ["Колледж", "中"], figure: { value: "5", caption: "中" } });
    expect(() => drawableCard(faulty)).toThrow(
      expect.objectContaining({
        findings: [
          expect.objectContaining({ part: "title" }),
          expect.objectContaining({ part: "second line" }),
          expect.objectContaining({ part: "figure caption" }),
        ],
      }) as Error,
    );
  });

  it("lets one sign stand above a letter, and no pile of them", () => {
    expect(drawableCard(card({ title: "Учебный за\u0301мок" })).title).toBe("Учебный за\u0301мок");
    expect(() => drawableCard(card({ title: "За\u0301\u0304\u0308мок" }))).toThrow(
      "над одной буквой стоит несколько знаков",
    );
  });

  it.each([
    ["label", { label: "中" }],
    ["lines", { lines: ["Колледж", "中"] }],
    ["figure.value", { figure: { value: "中", caption: "мест" } }],
    ["figure.caption", { figure: { value: "5", caption: "中" } }],
    ["number", { number: "中" }],
  ])("looks into %s", (_, more) => {
    expect(() => drawableCard(card(more))).toThrow("«中» (U+4E2D)");
  });

  it("refuses a title of emoji only and an unknown sign", () => {
    expect(() => drawableCard(card({ title: "🎉" }))).toThrow("в заголовке нечего рисовать");
    expect(() => drawableCard(card({ sign: "arc" }))).toThrow(
      "знака «arc» нет. Как исправить: выберите один из знаков: arch, star,",
    );
  });

  it("sets the text by the rules of Russian typography", () => {
    expect(drawableCard(card({ title: 'Проект "Лига колледжей" в 10 регионах' })).title).toBe(
      "Проект «Лига колледжей» в\u00a010 регионах",
    );
  });

  it("keeps the arrow of a figure, which is drawn", () => {
    expect(drawableCard(card({ figure: { value: "24 → 71 %", caption: "мест" } })).figure?.value).toBe("24→71\u00a0%");
  });
});
