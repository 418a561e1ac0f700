import { z } from "zod";
import { reference, text, url } from "./field.ts";
import { signs } from "./signs.ts";

const termId = z
  .string("нужен идентификатор в кавычках")
  .regex(/^[a-z0-9][a-z0-9-]*$/, "идентификатор: строчные латинские буквы, цифры и дефис");

const term = {
  id: termId.describe("Идентификатор: на него ссылаются записи."),
  label: text(120).describe("Как это называется на сайте."),
  short: text(60).optional().describe("Короткое название или сокращение."),
  description: text(900).optional().describe("Что это значит."),
  synonyms: z.array(text(80)).default([]).describe("Как ещё это называют: по этим словам тоже найдут."),
};

const plain = z.strictObject(term);
export type Term = z.infer<typeof plain>;

const rubric = z.strictObject({
  ...term,
  hashtag: text(40).describe("Хештег рубрики без решётки."),
  sign: z
    .enum(Object.keys(signs), `знаки: ${Object.keys(signs).join(", ")}`)
    .describe("Знак рубрики: имя рисунка из набора сайта."),
  hue: z.number("нужно число").min(0).max(360).describe("Тон цвета рубрики в градусах OKLCH."),
});

const region = z.strictObject({
  ...term,
  district: reference("districts").describe("Федеральный округ."),
  tile: z
    .tuple([z.int().min(0).max(30), z.int().min(0).max(20)], "нужны столбец и строка, например [5, 3]")
    .describe("Место на плиточной карте: столбец и строка, от левого верхнего угла."),
});

const glossaryTerm = z.strictObject({
  ...term,
  definition: text(900, 20).describe("Определение простыми словами."),
  see: z.array(reference("glossary")).default([]).describe("Смежные термины."),
  source: z
    .strictObject({ title: text(200), url: url.optional() })
    .optional()
    .describe("На что опирается определение."),
});

const band = z.strictObject({
  ...term,
  up_to: z
    .number("нужно число")
    .positive("нужно число больше нуля")
    .optional()
    .describe("До какого числа включительно; у последней ступени поля нет."),
});
export type Band = z.infer<typeof band>;

const synonym = z.strictObject({
  ...term,
  synonyms: z
    .array(text(80))
    .default([])
    .describe("Слова и обороты с тем же значением. По любому из них найдут записи, где стоит любое другое."),
  narrow: z
    .array(text(80))
    .default([])
    .describe("Более узкие слова: их найдут по общему слову, но не наоборот (урал → первоуральск)."),
});

const codeArticle = z.strictObject({
  ...term,
  number: z.int("нужно целое число").min(1).describe("Номер статьи."),
});

/** Every vocabulary: its file name without `.yaml`, and the shape of a term. Order in the file is order on the site. */
export const vocabularies = {
  rubrics: rubric,
  audiences: plain,
  instruments: plain,
  areas: plain,
  levels: plain,
  stages: plain,
  evidence: plain,
  replicability: plain,
  districts: plain,
  regions: region,
  tags: plain,
  "money-bands": band,
  "start-times": band,
  "team-sizes": band,
  "organization-types": plain,
  "code-articles": codeArticle,
  glossary: glossaryTerm,
  synonyms: synonym,
} as const;
export type VocabularyName = keyof typeof vocabularies;
export type VocabularyTerm<Name extends VocabularyName> = z.infer<(typeof vocabularies)[Name]>;
export type Vocabularies = { [Name in VocabularyName]: VocabularyTerm<Name>[] };
