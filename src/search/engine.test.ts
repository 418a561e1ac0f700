import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, isStop, keyOf, wordsOf } from "./analysis.ts";
import type { Meaning } from "./book.ts";
import { indexRecord, type SearchDocument } from "./document.ts";
import { SearchEngine, type IndexSource } from "./engine.ts";
import { packPiece, pieceOf, type KnownWord } from "./lexicon.ts";
import { END } from "./pagefind.ts";
import { weightAt, type WordPlace } from "./ranking.ts";

const entry = (id: string, title: string, text: string, kind = "practices"): SearchDocument => ({
  id,
  kind,
  label: "Практика",
  title,
  lead: "",
  terms: [],
  sections: [{ id: "", heading: "", text }],
});

const documents = [
  entry("demo-exam", "Демонстрационный экзамен в Туле", "Площадки при колледжах приняли выпускников."),
  entry("dual", "Дуальное обучение в Калуге", "Практико-ориентированное обучение на заводе Volkswagen с наставником."),
  entry("league", "Лига колледжей", "Сеть колледжей вокруг завода: 22 колледжа и 11,5 млрд рублей."),
  entry("assessment", "Независимая оценка квалификации", "Профессиональный экзамен принимает центр оценки."),
];

const meanings: Meaning[] = [
  {
    forms: ["Демонстрационный экзамен", "демоэкзамен", "ДЭ"],
    page: { to: "/instruments/demo-exam/", kind: "инструмент" },
  },
  { forms: ["Независимая оценка квалификации", "НОК"] },
  { forms: ["Металлургия"], narrow: ["завод"] },
  { forms: ["автопром", "машиностроение"] },
  { forms: ["машиностроение"], page: { to: "/areas/28/", kind: "область" } },
];

/** An index in memory with Pagefind's manners: a word is found by its beginning. */
function memory(): IndexSource {
  const records = documents.map(indexRecord);
  const words = new Map<string, KnownWord>();
  for (const { title, sections } of documents)
    for (const { text } of wordsOf(`${title} ${sections[0]?.text}`)) {
      const word = fold(text);
      if (!isStop(word)) words.set(keyOf(word), { key: keyOf(word), word, entries: 1 });
    }
  return {
    directory: async () => ({
      ids: documents.map(({ id }) => id),
      kinds: documents.map(({ kind }) => kind),
      fragments: documents.map(({ id }) => id),
      zones: records.map(({ zones }) => zones),
    }),
    book: async () => ({ meanings }),
    ready: async () => undefined,
    piece: async (number) => packPiece([...words.values()].filter(({ key }) => pieceOf(key) === number)),
    find: async (key, beginning) => {
      const term = beginning ? key : key + END;
      const found = new Map<number, WordPlace[]>();
      for (const [number, { content, zones }] of records.entries()) {
        const places = content
          .split(" ")
          .flatMap((word, at) => (word.startsWith(term) ? [{ at, weight: weightAt(at, zones) }] : []));
        if (places.length > 0) found.set(number, places);
      }
      return found;
    },
  };
}

const engine = new SearchEngine(memory());
const ask = async (query: string, options = {}) => {
  const answer = await engine.ask(query, options);
  return { ...answer, ids: answer.ranked.map((one) => documents[one.entry]?.id) };
};

describe("a query is understood", () => {
  test.each([
    ["forms", "демонстрационного экзамена", "demo-exam", undefined],
    ["ё and case", "ДУАЛЬНОЁ", "dual", undefined],
    ["a slip", "дуалное", "dual", "дуальное"],
    ["two slips", "демонстрацоный", "demo-exam", "демонстрационный"],
    ["the other layout", "lefkmyjt", "dual", "дуальное"],
    ["the other layout of a Latin word", "мщдлыцфпут", "dual", "volkswagen"],
    ["transliteration", "dualnoe obuchenie", "dual", "дуальное обучение"],
    ["a Latin word as it is", "volkswagen", "dual", undefined],
    ["an abbreviation", "нок", "assessment", undefined],
    ["a synonym", "демоэкзамен", "demo-exam", undefined],
    ["a forgotten space", "лигаколледжей", "league", "лига колледжей"],
    ["a hyphen or none", "практикоориентированное", "dual", "практико ориентированное"],
    ["a number", "11,5 млрд", "league", undefined],
    ["quotation marks", "«Лига колледжей»", "league", undefined],
    ["a beginning", "демонстра", "demo-exam", undefined],
  ])("%s: %s", async (_, query, id, corrected) => {
    const answer = await ask(query);
    expect(answer.ids[0]).toBe(id);
    expect(answer.corrected).toBe(corrected);
    expect(answer.unknown).toEqual([]);
  });

  test("what is corrected keeps its small words", async () => {
    expect((await ask("обучинее на завде")).corrected).toBe("обучение на завода");
  });

  test("asked for exactly, nothing is corrected", async () => {
    const answer = await ask("дуалное", { verbatim: true });
    expect(answer).toMatchObject({ ids: [], corrected: undefined, unknown: ["дуалное"] });
  });

  test("the last word may be a beginning while one types", async () => {
    expect((await ask("дуальное обуч", { typing: true })).ids[0]).toBe("dual");
  });

  test("a narrower word is found by the wider one, not the other way round", async () => {
    expect((await ask("металлургия")).ids).toEqual(expect.arrayContaining(["league", "dual"]));
    expect((await ask("завод")).meanings).toEqual([]);
  });

  test("a term leads to its page", async () => {
    expect((await ask("ДЭ")).meanings.map(({ page }) => page?.to)).toEqual(["/instruments/demo-exam/"]);
  });

  test("a synonym leads to the page that is called by another", async () => {
    expect((await ask("автопром")).meanings.map(({ page }) => page?.to)).toContain("/areas/28/");
  });

  test("a slip may be meant for a word that only the vocabularies have", async () => {
    expect(await ask("демаэкзамен")).toMatchObject({ corrected: "демоэкзамен", ids: ["demo-exam"] });
  });

  test("words in quotation marks must stand together", async () => {
    expect((await ask("«экзамен принимает»")).ids).toEqual(["assessment"]);
  });

  test("an unknown word is named, and what is near is found by the rest", async () => {
    const answer = await ask("космонавт экзамен");
    expect(answer.unknown).toEqual(["космонавт"]);
    expect(answer.ids).toContain("demo-exam");
    expect(answer.ranked.every(({ full }) => !full)).toBe(true);
  });

  test("where nothing is found, words that begin alike are", async () => {
    const { ranked } = await engine.nearby("экзаменатория");
    expect(ranked.map((one) => documents[one.entry]?.id)).toContain("demo-exam");
  });
});

describe("any query gets an answer", () => {
  test.each([
    ["nothing", ""],
    ["blanks", " \n\t "],
    ["ten thousand letters", "щ".repeat(10_000)],
    ["ten thousand words", "экзамен ".repeat(10_000)],
    ["other scripts", "مرحبا שלום ქართული 中文"],
    ["direction marks", "\u202Eнимазкэ\u202C"],
    ["emoji", "🎓👩‍🏫🇷🇺"],
    ["a pattern", "(.*)+[^а-я]{1,}$|^\\"],
    ["markup", "<script>alert(1)</script>"],
    ["odd quotation marks", '""" « „ экзамен'],
    ["only stop words", "как и для чего"],
    ["half a pair", "\uD83D экзамен \uDE00"],
    ["names of an object", "__proto__ constructor toString"],
  ])("%s", async (_, query) => {
    const answer = await ask(query);
    expect(Array.isArray(answer.ids)).toBe(true);
    expect(answer.units.length).toBeLessThanOrEqual(24);
  });

  test("whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), fc.boolean(), async (query, typing) => {
        const { ranked } = await engine.ask(query, { typing });
        for (const { entry: number, score } of ranked) {
          expect(number).toBeLessThan(documents.length);
          expect(Number.isFinite(score)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
