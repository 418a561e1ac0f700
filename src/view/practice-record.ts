import type { Practice } from "#src/entry/practice.ts";
import type { Term } from "#src/entry/vocabulary.ts";
import { longDate, roughDate } from "#src/text/date.ts";
import { amount } from "#src/text/number.ts";
import { pick, type Link } from "./link.ts";
import { points, words, type Section } from "./record-section.ts";
import { resultLine } from "./result.ts";

type Names = Record<string, Link>;

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

export const clauseLinks = (names: Names, ids: readonly string[]): Section => ({
  id: "clauses",
  title: "Какие пункты Кодекса поясняет",
  links: pick(names, "code", ids),
});

/** What a practice says in a few words, before its text and after it. */
export const practiceRecord = (practice: Practice, names: Names, evidence: readonly Term[]) => ({
  brief: [words("problem", "Задача", practice.problem), words("goal", "Цель", practice.goal)],
  before: [{ id: "results", title: "Результаты", results: practice.results.map(resultLine) } satisfies Section],
  after: [
    replication(practice, names),
    points("lessons", "Чему это учит", practice.lessons),
    points("failures", "Что не\u00A0получилось", practice.failures),
    {
      id: "ladder",
      title: "На что опираются результаты",
      // The passport of the twin names the rung; a ladder has to be seen.
      only: "page",
      ladder: { rungs: evidence, reached: practice.evidence },
    },
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
  ] satisfies Section[],
});
