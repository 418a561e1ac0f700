import { termAddress } from "#src/entry/address.ts";
import type { DataOf, KindName } from "#src/entry/kinds.ts";
import type { Vocabularies } from "#src/entry/vocabulary.ts";
import { sentence } from "./prose.ts";
import type { Random } from "./random.ts";
import { crafts, measures, objects, times, towns } from "./words.ts";

/** What a generated record may refer to. */
export interface Stock {
  terms: Vocabularies;
  /** Ids of clauses, organisations, mechanisms and practices. */
  code: readonly string[];
  organizations: readonly string[];
  mechanisms: readonly string[];
  practices: readonly string[];
}

/** The kinds whose entries are generated; the rest of the content is the portal's own. */
export type GeneratedKind = Extract<
  KindName,
  "practices" | "mechanisms" | "digests" | "articles" | "events" | "projects"
>;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** The text up to a word that ends before `length`. */
export const within = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, text.lastIndexOf(" ", length));

/** Ids of one to `most` terms. */
const ids = (from: Random, list: readonly { id: string }[], most: number) =>
  from.some(list, from.between(1, most)).map(({ id }) => id);

export const dayOf = (from: Random, first: number, last: number): string =>
  [from.between(first, last), from.between(1, 12), from.between(1, 28)]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

export const sourcesOf = (from: Random, id: string) =>
  Array.from({ length: from.between(2, 4) }, (_, index) => ({
    id: `s${index + 1}`,
    url: `https://example.org/${id}/${index + 1}/`,
    title: within(sentence(from), 200),
    publisher: `Газета города ${from.pick(towns)}`,
    published: dayOf(from, 2018, 2025),
    accessed: "2026-06-30",
  }));

/** What a record holds whatever its kind, without its id, address and title. */
export function commonFields(from: Random, kind: GeneratedKind, id: string, { terms }: Stock) {
  return {
    teaser: within(`${sentence(from)} ${sentence(from)} ${sentence(from)}`, 300).padEnd(40, "."),
    status: "real" as const,
    rubric: kind === "practices" ? "practices" : from.pick(terms.rubrics).id,
    audience: ids(from, terms.audiences, 3),
    published: dayOf(from, 2019, 2025),
    tags: ids(from, terms.tags, 3),
    sources: sourcesOf(from, id),
  };
}
type Common = ReturnType<typeof commonFields>;

function practiceFields(from: Random, { sources }: Common, stock: Stock): Partial<DataOf["practices"]> {
  const { terms } = stock;
  const mark = () => from.pick(sources).id;
  const [holder = "", ...partners] = from.some(stock.organizations, from.between(1, 3));
  return {
    holder,
    partners,
    regions: ids(from, terms.regions, 2),
    period: { start: String(from.between(2010, 2022)), source: mark() },
    problem: `Задачу понимали так. ${sentence(from)} ${sentence(from)}`,
    goal: `Цель назвали сразу. ${sentence(from)}`,
    instruments: ids(from, terms.instruments, 3),
    areas: ids(from, terms.areas, 2),
    levels: ids(from, terms.levels, 2),
    mechanisms: from.some(stock.mechanisms, 2),
    steps: Array.from({ length: 5 }, () => ({
      title: within(`${capital(from.pick(objects))} — ${from.pick(times)}`, 140),
      text: sentence(from),
    })),
    resources: {
      people: { text: `Понадобились ${from.between(2, 40)} наставников.`, source: mark() },
      time: { text: sentence(from) },
    },
    results: from.some(measures, 2).map(({ metric, unit, high }) => {
      const after = from.between(Math.ceil(high / 4), high);
      const period = `за ${from.between(2019, 2025)} год`;
      return {
        metric,
        before: Math.floor(after / 3),
        after,
        precision: "exact",
        planned: false,
        unit,
        period,
        source: mark(),
      };
    }),
    evidence: from.pick(terms.evidence).id,
    stage: from.pick(terms.stages).id,
    replicability: {
      level: from.pick(terms.replicability).id,
      conditions: [sentence(from)],
      risks: [sentence(from)],
      implemented_in: [],
    },
    lessons: [sentence(from)],
    code_clauses: from.some(stock.code, 1),
  };
}

/** The fields that only this kind has, as its schema wants them. */
export function ownFields(
  from: Random,
  kind: GeneratedKind,
  common: Common,
  stock: Stock,
): Partial<DataOf[GeneratedKind]> {
  const { terms } = stock;
  const practices = from.some(stock.practices, 2);
  switch (kind) {
    case "practices":
      return practiceFields(from, common, stock);
    case "mechanisms":
      return {
        essence: within(`Отдельная часть практики. ${sentence(from)}`, 480),
        instruments: ids(from, terms.instruments, 3),
        levels: ids(from, terms.levels, 2),
        fits: [sentence(from)],
        needs: [sentence(from)],
      };
    case "articles":
      return {
        genre: "overview",
        instruments: ids(from, terms.instruments, 3),
        organizations: from.some(stock.organizations, 2),
        practices,
      };
    case "digests":
      return {
        question: `Как ${from.pick(times)} организовать участок ${from.pick(crafts)}?`,
        basis: "publications",
        claims: common.sources.map(({ id }) => ({ text: `Сказано коротко. ${sentence(from)}`, source: id })),
        agreed: [sentence(from)],
        open: [sentence(from)],
        practices,
      };
    case "events":
      return {
        genre: "meeting",
        start: `${common.published}T10:00`,
        place: { name: `Мастерская города ${from.pick(towns)}`, region: from.pick(terms.regions).id },
        organizer: from.pick(stock.organizations),
        practices,
      };
    case "projects":
      return {
        quarter: `${common.published.slice(0, 4)}-Q${from.between(1, 4)}`,
        goal: `Собрать общий сборник. ${sentence(from)}`,
        members: from.some(stock.organizations, 3),
        state: "done",
        practices,
      };
  }
}

/** Links that the text of an entry may make to the instruments of its record. */
export const termLinks = (fields: Partial<DataOf[GeneratedKind]>, { terms }: Stock) =>
  terms.instruments
    .filter(({ id }) => "instruments" in fields && fields.instruments?.includes(id))
    .map(({ id, label }) => ({ label, to: termAddress("instruments", id) }));
