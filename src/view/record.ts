import type { EntryOf, KindName } from "#src/entry/kinds.ts";
import type { Practice } from "#src/entry/practice.ts";
import { longDate, roughDate } from "#src/text/date.ts";
import { amount } from "#src/text/number.ts";
import { placeText, zonedMoment } from "./events.ts";
import { pick, type Link } from "./link.ts";
import { resultLine, type ResultLine } from "./result.ts";

/** A phrase and what stands beside it. */
export interface Point {
  text: string;
  /** Label of the source that says so. */
  source?: string | undefined;
  /** Who says so. */
  by?: string | undefined;
  links?: Link[];
}

/** A part of an entry's record under its own heading, with whatever it holds. */
export interface Section {
  id: string;
  title: string;
  /** A word of caution above the rest. */
  note?: string | undefined;
  text?: string[];
  results?: ResultLine[];
  steps?: Practice["steps"];
  points?: Point[];
  pairs?: {
    label: string;
    value: Point;
    /** A mark of one to ten. */
    of10?: number;
  }[];
  links?: Link[];
  parts?: Section[];
}

/** What an entry's record says around the text of the entry, in the order of its page. */
export interface EntryRecord {
  before: Section[];
  after: Section[];
}

type Names = Record<string, Link>;
type Recorded = { [Name in KindName]: Pick<EntryOf<Name>, "kind" | "data"> }[KindName];

const points = (id: string, title: string, list: readonly string[], note?: string): Section => ({
  id,
  title,
  ...(note && { note }),
  points: list.map((text) => ({ text })),
});

const brief = (id: string, title: string, ...text: (string | undefined)[]): Section => ({
  id,
  title,
  text: text.filter((line) => line !== undefined),
});

const practiceLinks = (names: Names, ids: readonly string[], title = "Связанные практики"): Section => ({
  id: "practices",
  title,
  links: pick(names, "practices", ids),
});

const clauseLinks = (names: Names, ids: readonly string[]): Section => ({
  id: "clauses",
  title: "Какие пункты Кодекса поясняет",
  links: pick(names, "code", ids),
});

const resourceNames = { people: "Люди", money: "Деньги", equipment: "Оборудование", time: "Время" } as const;

function replication(practice: Practice, names: Names): Section {
  const { replicability, resources } = practice;
  const needed = (Object.keys(resourceNames) as (keyof typeof resourceNames)[]).flatMap((name) => {
    const value = resources[name];
    return value ? [{ label: resourceNames[name], value: { text: value.text, source: value.source } }] : [];
  });
  return {
    id: "replication",
    title: "Как повторить",
    note:
      practice.steps_by === "editors"
        ? "Это прочтение редакции: шаги выведены из открытых источников и с носителем практики не согласованы."
        : undefined,
    steps: practice.steps,
    parts: [
      { id: "resources", title: "Что понадобилось", pairs: needed },
      points("conditions", "Условия", replicability.conditions),
      points("risks", "Что может помешать", replicability.risks),
      {
        id: "implemented",
        title: "Кто внедрил",
        text:
          replicability.implemented_in.length === 0
            ? ["Источники не\u00A0называют тех, кто повторил эту практику."]
            : [],
        points: replicability.implemented_in.map(({ organization, place, year, source }) => ({
          text: [place, year && roughDate(year)].filter(Boolean).join(", "),
          source,
          links: pick(names, "organizations", organization ? [organization] : []),
        })),
      },
    ],
  };
}

const scoreNames = {
  effectiveness: "Результативность",
  efficiency: "Эффективность",
  uniqueness: "Уникальность",
  replication: "Тиражирование",
  scaling: "Масштабирование",
} as const;

const scoreOf = ({ score }: Practice): Section[] =>
  score
    ? [
        {
          id: "score",
          title: "Экспертная оценка",
          pairs: (Object.keys(scoreNames) as (keyof typeof scoreNames)[]).map((name) => ({
            label: scoreNames[name],
            value: { text: `${amount(score[name])} из\u00A010` },
            of10: score[name],
          })),
          text: [`Оценивали: ${score.by}, ${longDate(score.date)}`],
        },
      ]
    : [];

const contactOf = ({ contact }: Practice): Section[] =>
  contact
    ? [
        {
          id: "contact",
          title: "Куда обратиться",
          links: [
            { label: new URL(contact.url).hostname, to: contact.url },
            ...(contact.email ? [{ label: contact.email, to: `mailto:${contact.email}` }] : []),
          ],
          text: contact.note ? [contact.note] : [],
        },
      ]
    : [];

const practiceRecord = (practice: Practice, names: Names): EntryRecord => ({
  before: [
    brief("problem", "Задача", practice.problem),
    brief("goal", "Цель", practice.goal),
    { id: "results", title: "Результаты", results: practice.results.map(resultLine) },
  ],
  after: [
    replication(practice, names),
    points("lessons", "Чему это учит", practice.lessons),
    points("failures", "Что не\u00A0получилось", practice.failures),
    ...scoreOf(practice),
    {
      id: "mechanisms",
      title: "Механизмы, которые можно взять отдельно",
      links: pick(names, "mechanisms", practice.mechanisms),
    },
    clauseLinks(names, practice.code_clauses),
    {
      id: "normative",
      title: "Нормативная основа",
      links: practice.normative.map(({ title, url }) => ({ label: title, ...(url && { to: url }) })),
    },
    {
      id: "documents",
      title: "Документы",
      links: practice.documents.map(({ title, url, format }) => ({
        label: format ? `${title} (${format})` : title,
        to: url,
      })),
    },
    ...contactOf(practice),
  ],
});

function ownRecord(entry: Recorded, names: Names): EntryRecord {
  switch (entry.kind) {
    case "practices":
      return practiceRecord(entry.data, names);
    case "mechanisms":
      return {
        before: [brief("essence", "В\u00A0чём механизм", entry.data.essence)],
        after: [
          points("fits", "Когда подходит", entry.data.fits),
          points("does-not-fit", "Когда не\u00A0подходит", entry.data.does_not_fit),
          points("needs", "Что понадобится", entry.data.needs),
          clauseLinks(names, entry.data.code_clauses),
        ],
      };
    case "digests":
      return {
        before: [brief("question", "Вопрос", entry.data.question)],
        after: [
          { id: "claims", title: "Что сказано", points: entry.data.claims },
          points(
            "agreed",
            "В\u00A0чём сходятся",
            entry.data.agreed,
            entry.data.basis === "publications"
              ? "Это прочтение редакции: сами авторы публикаций друг с\u00A0другом не\u00A0спорили."
              : undefined,
          ),
          points("open", "Что остаётся открытым", entry.data.open),
          points("next", "Что дальше", entry.data.next),
          practiceLinks(names, entry.data.practices, "О\u00A0каких практиках речь"),
        ],
      };
    case "events":
      return {
        before: [
          brief(
            "when",
            "Когда",
            entry.data.cancelled ? "Событие отменили." : undefined,
            zonedMoment(entry.data.zone, entry.data.start, entry.data.end),
            entry.data.deadline && `Заявки принимают до\u00A0${zonedMoment(entry.data.zone, entry.data.deadline)}`,
          ),
          {
            ...brief("where", "Где", placeText(entry.data.place)),
            links: [
              ...(entry.data.place.online ? [{ label: "Участвовать издалека", to: entry.data.place.online }] : []),
              ...(entry.data.registration && !entry.data.cancelled
                ? [{ label: "Записаться", to: entry.data.registration }]
                : []),
            ],
          },
        ],
        after: [practiceLinks(names, entry.data.practices)],
      };
    case "projects":
      return {
        before: [
          brief("goal", "Цель", entry.data.goal),
          ...(entry.data.product ? [brief("product", "Что получилось", entry.data.product)] : []),
        ],
        after: [practiceLinks(names, entry.data.practices)],
      };
    case "articles":
      return { before: [], after: [practiceLinks(names, entry.data.practices)] };
    case "code":
    case "organizations":
    case "pages":
      return { before: [], after: [] };
  }
}

const isFull = (section: Section): boolean =>
  [section.text, section.results, section.steps, section.points, section.pairs, section.links].some(
    (content) => content !== undefined && content.length > 0,
  ) || (section.parts ?? []).some(isFull);

/** Sections without anything in them are left out. */
const full = (sections: Section[]): Section[] =>
  sections.filter(isFull).map((section) => ({ ...section, ...(section.parts && { parts: full(section.parts) }) }));

/** The sections with these ids, in this order. */
export const sectionsOf = (sections: readonly Section[], ...ids: string[]): Section[] =>
  ids.flatMap((id) => sections.find((section) => section.id === id) ?? []);

/** What the record of an entry says, by its kind; the history of its changes comes last. */
export function recordOf(entry: Recorded, names: Names): EntryRecord {
  const { before, after } = ownRecord(entry, names);
  const changes = "changes" in entry.data ? entry.data.changes : [];
  return {
    before: full(before),
    after: full([
      ...after,
      {
        id: "changes",
        title: "Что изменилось",
        points: changes.map(({ date, note }) => ({ text: `${longDate(date)}: ${note}` })),
      },
    ]),
  };
}
