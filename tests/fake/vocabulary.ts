import { z } from "zod";
import { vocabularies, type Vocabularies, type VocabularyName } from "#src/entry/vocabulary.ts";

const terms: Record<VocabularyName, Record<string, unknown>[]> = {
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
