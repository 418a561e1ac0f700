import { entryAddress } from "#src/entry/address.ts";
import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import type { Practice, Result } from "#src/entry/practice.ts";
import type { Relation } from "#src/entry/relation.ts";
import { roughDate } from "#src/text/date.ts";
import { amount } from "#src/text/number.ts";
import { linkTo, namesIn, pick, type Link } from "./link.ts";
import { passport } from "./passport.ts";
import { resultValue } from "./result.ts";

/** One thing that a practice says of an aspect. */
export interface ComparedValue extends Link {
  /** Where a number comes from. */
  source?: { title: string; url: string };
}

/** One aspect by which practices are compared; without values the practice says nothing of it. */
export interface Aspect {
  group: string;
  label: string;
  values: ComparedValue[];
}

/** A practice as a column of a comparison. */
export interface ComparedPractice {
  id: string;
  /** Address from the portal's root. */
  to: string;
  title: string;
  holder: string;
  /** The same aspects in the same order for every practice. */
  aspects: Aspect[];
  /** Practices to put beside this one. */
  similar: { id: string; title: string }[];
}

/** The lines of the passport, in the order of the comparison. */
const PASSPORT = [
  "Носитель",
  "Партнёры",
  "Регион",
  "Период",
  "Стадия",
  "Доказательность",
  "Повторить можно",
  "Инструменты",
  "Уровень",
  "Область",
  "Для кого",
  "В базе лучших практик БЦПК",
];

/** A passport speaks of regions in the plural; side by side one name serves. */
const aspectOf = (label: string) => (label === "Регионы" ? "Регион" : label);

const words = (texts: readonly (string | undefined)[]): ComparedValue[] =>
  texts.flatMap((label) => (label ? [{ label }] : []));

function resultText(result: Result): string {
  const change = result.before === undefined ? "" : `${amount(result.before)}\u00A0→ `;
  const plan = result.planned ? "по плану " : "";
  return `${plan}${change}${resultValue(result)}\u00A0— ${result.metric} (${result.period})`;
}

function practiceAspects(practice: Practice, names: Record<string, Link>): Aspect[] {
  const sourced = (text: string, mark: string | undefined): ComparedValue => {
    const found = practice.sources.find(({ id }) => id === mark);
    return { label: text, ...(found && { source: { title: found.title, url: found.url } }) };
  };
  const told = (part: { text: string; source?: string | undefined } | undefined) =>
    part ? [sourced(part.text, part.source)] : [];
  const { resources, replicability, score } = practice;
  const marks = score && {
    Результативность: score.effectiveness,
    Эффективность: score.efficiency,
    Уникальность: score.uniqueness,
    Тиражирование: score.replication,
    Масштабирование: score.scaling,
  };
  const groups: [group: string, lines: [label: string, values: ComparedValue[]][]][] = [
    [
      "Зачем",
      [
        ["Задача", words([practice.problem])],
        ["Цель", words([practice.goal])],
      ],
    ],
    [
      "Что получилось",
      [
        ["Результаты", practice.results.map((result) => sourced(resultText(result), result.source))],
        ["Оценка экспертов", words(Object.entries(marks ?? {}).map(([name, mark]) => `${name}: ${mark} из 10`))],
        ["Чему учит", words(practice.lessons)],
        ["Что не получилось", words(practice.failures)],
      ],
    ],
    [
      "Что понадобилось",
      [
        ["Люди", told(resources.people)],
        ["Деньги", told(resources.money)],
        ["Оборудование", told(resources.equipment)],
        ["Время", told(resources.time)],
      ],
    ],
    [
      "Как повторить",
      [
        ["Шаги", words(practice.steps.map(({ title }) => title))],
        ["Механизмы", pick(names, "mechanisms", practice.mechanisms)],
        ["Условия", words(replicability.conditions)],
        ["Что может помешать", words(replicability.risks)],
        [
          "Кто внедрил",
          replicability.implemented_in.map(({ place, year, source }) =>
            sourced([place, year && roughDate(year)].filter(Boolean).join(", "), source),
          ),
        ],
        ["Пункты Кодекса", pick(names, "code", practice.code_clauses)],
        ["Документы", practice.documents.map(({ title, url }) => ({ label: title, to: url }))],
      ],
    ],
  ];
  return groups.flatMap(([group, lines]) => lines.map(([label, values]) => ({ group, label, values })));
}

/** What a comparison shows of a practice. `relations` are the practices most like it, the nearest first. */
export function comparedPractice(
  portal: Portal,
  entry: EntryOf<"practices">,
  relations: readonly Relation[],
): ComparedPractice {
  const names = namesIn(portal, entry);
  const facts = new Map(passport(entry, names).map(({ label, values }) => [aspectOf(label), values]));
  return {
    id: entry.data.id,
    to: entryAddress(entry),
    title: entry.data.title,
    holder: linkTo(portal, "organizations", entry.data.holder)?.label ?? "",
    aspects: [
      ...PASSPORT.map((label) => ({ group: "Паспорт", label, values: facts.get(label) ?? [] })),
      ...practiceAspects(entry.data, names),
    ],
    similar: relations.flatMap(({ entry: other }) =>
      isKind(other, "practices") ? [{ id: other.data.id, title: other.data.title }] : [],
    ),
  };
}
