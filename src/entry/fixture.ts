import { z } from "zod";
import { kinds, type Entry, type KindName } from "./kinds.ts";
import { buildPortal, type Portal } from "./portal.ts";
import { vocabularies, type Vocabularies, type VocabularyName } from "./vocabulary.ts";

/** Fields of a record as an editor writes them, before the schema has filled in the rest. */
export type Fields = Record<string, unknown>;

const teaser = "Пример записи: одно-два предложения, из которых ясно, о чём она и зачем её читать.";
const rubricOf: Partial<Record<KindName, string>> = { events: "events", code: "code" };

/** One source, for entries that must have one. */
export const source = (id = "s1", change: Fields = {}): Fields => ({
  id,
  url: `https://example.org/${id}`,
  title: "Новость",
  publisher: "Издание",
  accessed: "2026-03-01",
  ...change,
});

/** One result of a practice, said exactly. */
export const result = (change: Fields = {}): Fields => ({
  metric: "Выпускники программы",
  after: 24,
  unit: "человека",
  period: "2025 год",
  source: "s1",
  ...change,
});

/** What each kind cannot do without, beside what all kinds share. */
const own: Record<KindName, Fields> = {
  practices: {
    holder: "college",
    problem: "Студенты не видели производства до выпуска.",
    goal: "Каждый студент проводит на заводе два дня в неделю.",
    instruments: ["dual"],
    levels: ["spo"],
    steps: [{ title: "Договоритесь с заводом" }],
    evidence: "claimed",
    stage: "pilot",
    replicability: { level: "full" },
  },
  mechanisms: { essence: "Два дня в неделю студент работает на заводе." },
  code: { number: "1.1", article: "purpose", origin: "Концепция сообщества" },
  digests: {
    question: "Сколько должно быть практики?",
    basis: "publications",
    claims: [{ text: "Практики должно быть больше.", source: "s1" }],
  },
  articles: { genre: "overview" },
  events: { genre: "meeting", start: "2026-06-10T11:00", place: { name: "Площадка" } },
  projects: { quarter: "2026-Q2", goal: "Собрать сборник описаний практик.", state: "running" },
  organizations: { short: "Пример", type: "college" },
  pages: { updated: "2026-03-05" },
};

const shared = (kind: KindName, id: string): Fields => ({
  id,
  slug: id,
  title: `Запись ${id}`,
  teaser,
  status: "real",
  ...(kind !== "pages" && { sources: [source()] }),
  ...(kinds[kind].announced && {
    audience: ["educators"],
    published: "2026-03-05",
    rubric: rubricOf[kind] ?? "practices",
  }),
});

/** The least that makes a sound record of a kind, with changes; a field changed to undefined is left out. */
export const record = (kind: KindName, id: string, change: Fields = {}): Fields => ({
  ...shared(kind, id),
  ...own[kind],
  ...change,
});

/** A fake entry that has passed the real schema: what the schema would refuse, no test can rely on. */
export const makeEntry = <Name extends KindName>(
  kind: Name,
  id: string,
  change: Fields = {},
): Extract<Entry, { kind: Name }> =>
  ({
    kind,
    data: kinds[kind].schema.parse(record(kind, id, change)),
    file: `content/${kind}/${id}${kinds[kind].extension}`,
    digest: `digest-${id}`,
  }) as unknown as Extract<Entry, { kind: Name }>;

/** What the schema of a kind says of a record: `field: message`, one line for each fault. */
export const faultsOf = (kind: KindName, change: Fields): string[] => {
  const parsed = kinds[kind].schema.safeParse(record(kind, "sound", change));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

const terms: Record<VocabularyName, Fields[]> = {
  rubrics: [
    { id: "practices", label: "Лучшие практики", hashtag: "лучшиепрактики", sign: "arch", hue: 175 },
    { id: "code", label: "Кодекс лучших практик", short: "Кодекс", hashtag: "кодекс", sign: "section", hue: 285 },
    { id: "events", label: "События", hashtag: "события", sign: "calendar", hue: 25 },
  ],
  audiences: [
    { id: "educators", label: "Представители системы подготовки кадров", short: "Колледжам" },
    { id: "employers", label: "Работодатели", short: "Работодателям" },
    { id: "youth", label: "Молодёжь", short: "Молодёжи" },
  ],
  instruments: [
    { id: "dual", label: "Дуальное обучение", description: "Учёба в колледже и на предприятии." },
    { id: "mentoring", label: "Наставничество" },
    { id: "nok", label: "Независимая оценка квалификации", short: "НОК", synonyms: ["НОК"] },
  ],
  areas: [{ id: "26", label: "Химическое производство" }],
  levels: [
    { id: "spo", label: "Среднее профессиональное образование", short: "СПО" },
    { id: "vo", label: "Высшее образование", short: "ВО" },
  ],
  stages: [
    { id: "pilot", label: "Пилот" },
    { id: "archived", label: "Архив" },
  ],
  evidence: [
    { id: "claimed", label: "Заявлено носителем" },
    { id: "published", label: "Публикация" },
  ],
  replicability: [{ id: "full", label: "Полностью" }],
  districts: [
    { id: "volga", label: "Приволжский округ" },
    { id: "urals", label: "Уральский округ" },
  ],
  regions: [
    { id: "16", label: "Республика Татарстан", short: "Татарстан", district: "volga", tile: [4, 4] },
    { id: "63", label: "Самарская область", district: "volga", tile: [4, 5] },
    { id: "66", label: "Свердловская область", district: "urals", tile: [6, 4] },
    { id: "74", label: "Челябинская область", district: "urals", tile: [6, 5] },
    { id: "86", label: "Югра", district: "urals", tile: [7, 3] },
  ],
  tags: [
    { id: "lean", label: "Бережливые технологии" },
    { id: "grant", label: "Грант" },
  ],
  "organization-types": [
    { id: "college", label: "Колледжи" },
    { id: "company", label: "Предприятия" },
  ],
  "code-articles": [
    { id: "openness", label: "Открытость", number: 2 },
    { id: "purpose", label: "Назначение", number: 1 },
  ],
  "money-bands": [
    { id: "small", label: "До миллиона рублей", up_to: 1_000_000 },
    { id: "large", label: "Больше миллиона рублей" },
  ],
  "start-times": [
    { id: "month", label: "До месяца", up_to: 4 },
    { id: "longer", label: "Дольше месяца" },
  ],
  "team-sizes": [
    { id: "few", label: "До пяти человек", up_to: 5 },
    { id: "many", label: "Больше пяти человек" },
  ],
  synonyms: [],
  glossary: [],
};

/** Vocabularies of a few terms each, through their own schemas. */
export const makeVocabularies = (): Vocabularies =>
  Object.fromEntries(
    Object.entries(vocabularies).map(([name, schema]) => [
      name,
      z.array(schema as z.ZodType).parse(terms[name as VocabularyName]),
    ]),
  ) as unknown as Vocabularies;

/** A portal of these entries as it stands on 1 June 2026. */
export const makePortal = (entries: readonly Entry[], today = "2026-06-01"): Portal =>
  buildPortal(entries, makeVocabularies(), today);
