import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plain, typograph } from "./typography.ts";

/** No-break spaces are written as ~ here, so that the pairs can be read. */
const seen = (text: string) => typograph(text).replaceAll("\u00A0", "~");

describe("typograph", () => {
  test.each([
    // Quotation marks
    ['Проект "Лига колледжей"', "Проект «Лига колледжей»"],
    ['"Конкурс "Мастер" для колледжей"', "«Конкурс „Мастер“ для колледжей»"],
    ['«Конкурс "Мастер" для колледжей»', "«Конкурс „Мастер“ для колледжей»"],
    ["„Мастер“ и “Лига”", "«Мастер» и~«Лига»"],
    ["“Конкурс „Мастер“ года”", "«Конкурс „Мастер“ года»"],
    ['("Лига")', "(«Лига»)"],
    ['"...и так далее"', "«…и~так далее»"],
    ['Диагональ 5" без пары', 'Диагональ 5" без пары'],
    ["ООО «Завод «Прогресс» и ПАО «Банк»", "ООО «Завод «Прогресс» и~ПАО «Банк»"],
    ['"Один\n\n"Два"', "«Один\n\n«Два»"],
    // Dashes and dots
    ["Свод - это арка", "Свод~— это арка"],
    ["Свод – это арка", "Свод~— это арка"],
    ["Свод -- это арка", "Свод~— это арка"],
    ["Свод — это арка", "Свод~— это арка"],
    ["- пункт списка", "- пункт списка"],
    ["  - вложенный пункт", "  - вложенный пункт"],
    ["| --- | --- |", "| --- | --- |"],
    ["практико-ориентированное", "практико-ориентированное"],
    ["И так далее...", "И~так далее…"],
    ["Глава .... 5", "Глава .... 5"],
    // Short words and particles
    ["и в колледже, и на заводе", "и~в~колледже, и~на~заводе"],
    ["Он ли это? Я же говорил, что пришёл бы", "Он~ли это? Я~же говорил, что пришёл~бы"],
    ["из-за угла", "из-за угла"],
    ["ВО и СПО", "ВО и~СПО"],
    // Numbers
    ["5 %", "5~%"],
    ["11,5 млрд рублей за 10 лет", "11,5~млрд рублей за~10~лет"],
    ["1 500 000 ₽", "1~500~000~₽"],
    ["в 2018 500 человек", "в~2018 500~человек"],
    ["до 70 процентов", "до~70~процентов"],
    ["№ 238-ФЗ и №5, § 3", "№~238-ФЗ и~№~5, §~3"],
    ["3 июля 2016 г.", "3~июля 2016~г."],
    // Names and abbreviations
    ["И. И. Иванов, Б.Н.Ельцин, Иванов И.И.", "И.~И.~Иванов, Б.~Н.~Ельцин, Иванов~И.~И."],
    ["Дж. Дьюи и Ф. Скуратов", "Дж. Дьюи и~Ф.~Скуратов"],
    ["т.е. так и т. д. до н.э.", "т.~е. так и~т.~д. до~н.~э."],
    ["г. Казань, ул. Мира, им. Поташова", "г.~Казань, ул.~Мира, им.~Поташова"],
    // Ranges
    ["в 2012-2018 гг.", "в~2012–2018~гг."],
    ["10-12 человек", "10–12~человек"],
    ["1,5-2 млн", "1,5–2~млн"],
    ["1 500-2 000 рублей", "1~500–2~000~рублей"],
    ["10-12-летние", "10–12-летние"],
    ["11:00-13:00", "11:00–13:00"],
  ])("%s → %s", (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  test.each([
    "2026-03-05",
    "2026-03",
    "238-ФЗ",
    "8-800-100-20-30",
    "+7 (495) 123-45-67",
    "(495) 123-456",
    "22-33-44",
    "ГОСТ 595-2019",
    "ISO 9001-2015",
    "№\u00A012-345",
    "https://svod.example/10-12/?q=%22a%22&b=1-2...x",
    "bc-nark.ru/news/10-12/",
    "www.nark.ru",
    "чрарк.рф",
    "post-10-12@nark.ru",
    "content/practices/2012-2018.md",
    "/practices/10-12/",
    "report_10-12.pdf",
    '`a - b "c" ...`',
    "C:\\10-12\\file",
  ])("leaves %s as it is", (text) => {
    expect(typograph(text)).toBe(text);
  });

  test("finds addresses inside a text and sets the text around them", () => {
    expect(seen('Читайте "Свод" на https://svod.example/a-1-2/, пишите в bc@nark.ru...')).toBe(
      "Читайте «Свод» на~https://svod.example/a-1-2/, пишите в~bc@nark.ru…",
    );
  });

  const atoms = fc.constantFrom(
    '"',
    "«",
    "»",
    "„",
    "“",
    "”",
    "'",
    "’",
    "`",
    " ",
    " ",
    " ",
    "\u00A0",
    "\u202F",
    "\t",
    "\n",
    "\n\n",
    "-",
    "–",
    "—",
    "--",
    ".",
    "...",
    "…",
    ",",
    ":",
    "(",
    ")",
    "/",
    "\\",
    "+",
    "%",
    "№",
    "§",
    "₽",
    "@",
    "0",
    "5",
    "12",
    "500",
    "2018",
    "1 500",
    "11:00",
    "238-ФЗ",
    "ГОСТ",
    "руб",
    "г.",
    "т.",
    "е.",
    "тыс",
    "в",
    "и",
    "Я",
    "А",
    "й",
    "ё",
    "не",
    "ли",
    "бы",
    "слово",
    "СПО",
    "abc",
    "http://",
    "https://a.ru/1-2",
    ".рф",
    "a@b.ru",
    "😀",
    "👨‍👩‍👧",
    "\u0306",
    "\uE000",
    "\u2028",
  );
  const marks = fc.constantFrom('"', "«", "»", "„", "“", "”", " ", "\n", "\n\n", "а", "-", "...");
  const anyText = fc.oneof(
    fc.array(marks, { maxLength: 12 }).map((parts) => parts.join("")),
    fc.array(atoms, { maxLength: 30 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );

  test("is idempotent", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = typograph(text);
        expect(typograph(once)).toBe(once);
      }),
      { numRuns: 20_000 },
    );
  });

  test("changes spaces, marks and dashes alone", () => {
    const letters = (text: string) => text.replaceAll(/[\s"«»„“”‟.…–—-]/gu, "");
    fc.assert(
      fc.property(anyText, (text) => {
        expect(letters(typograph(text))).toBe(letters(text));
      }),
      { numRuns: 5_000 },
    );
  });

  test("keeps every address whole in any surroundings", () => {
    const address = "https://svod.example/a-1-2/10-12/?q=1-2";
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        expect(typograph(`${before} ${address} ${after}`)).toContain(address);
      }),
      { numRuns: 5_000 },
    );
  });

  // A rule that tried again from every place would need hours for these and run into the time limit.
  test.each([
    '"',
    "«",
    '«"',
    "а",
    "1",
    "1 ",
    "111 ",
    "1-",
    "- ",
    " ",
    "\u00A0",
    ".",
    "А.",
    "т.",
    "`",
    "a@",
    "a.",
    "a/",
    "\n",
    "\n ",
    "http://",
    "11:11-",
    "1 111-",
    "— ",
  ])("copes with 200 kB of %j", (piece) => {
    const long = piece.repeat(Math.ceil(200_000 / piece.length));
    const once = typograph(long);
    expect(typograph(once) === once).toBe(true);
    expect(once.replaceAll(/[\s"«»„“”.…–—-]/gu, "").length).toBe(long.replaceAll(/[\s"«»„“”.…–—-]/gu, "").length);
  });

  test.each([
    ["an e-mail", `a@${".".repeat(200_000)}@`, `a@${".".repeat(200_000)}@`],
    ["many e-mails", `a${"@a".repeat(100_000)}.`, `a${"@a".repeat(100_000)}.`],
    ["a path", `a${"/.".repeat(100_000)}я`, `a${"/.".repeat(100_000)}я`],
    ["a dash", `слово ${"-".repeat(200_000)}`, `слово ${"-".repeat(200_000)}`],
    ["a dash far away", `слово${" ".repeat(200_000)}- слово`, "слово\u00A0— слово"],
    ["a number", `${"1".repeat(200_000)}-2`, `${"1".repeat(200_000)}-2`],
  ])("copes with 200 kB of what is nearly %s", (_what, long, expected) => {
    expect(typograph(long) === expected).toBe(true);
  });

  test("sets the end of a long text like its beginning", () => {
    const sentence = 'В 2012-2018 гг. "Лига" - это сеть. ';
    const set = "В~2012–2018~гг. «Лига»~— это сеть. ";
    expect(seen(sentence.repeat(6000))).toBe(set.repeat(6000));
  });
});

describe("plain", () => {
  test("puts plain spaces for no-break ones", () => {
    expect(plain("1\u00A0500\u202Fруб.")).toBe("1 500 руб.");
  });

  test("undoes what typograph does to spaces", () => {
    expect(plain(typograph("и в 2018 г."))).toBe("и в 2018 г.");
  });
});
