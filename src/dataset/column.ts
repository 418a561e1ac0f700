import { z } from "zod";
import { shapeOf, unwrap } from "#src/entry/schema-walk.ts";
import { tellerOf, type Cell, type CellContext } from "./cell.ts";

/** A column of a table: a field of the schema, one of an inner group by its path. */
export interface Column {
  /** Path of the field, `resources.money.amount`. */
  name: string;
  /** What the column is called in the table for spreadsheets. */
  title: string;
  description: string;
  /** XSD type of the values (CSVW). */
  datatype: "string" | "number" | "date" | "anyURI";
  value(record: object, context: CellContext): Cell;
}

/** Short titles; a field that has none is called by the first words of its description. */
export const titles: Record<string, string> = {
  id: "Идентификатор",
  page: "Страница",
  markdown: "Текст в Markdown",
  title: "Название",
  teaser: "Суть",
  tags: "Метки",
  published: "Опубликовано",
  updated: "Исправлено",
  changes: "Что изменилось",
  sources: "Источники",
  audience: "Для кого",
  rubric: "Рубрика",
  in_bc_database: "В Базе данных лучших практик БЦПК",
  holder: "Носитель",
  partners: "Партнёры",
  regions: "Регионы",
  "period.start": "Начало",
  "period.end": "Окончание",
  "period.source": "Источник дат",
  problem: "Задача",
  goal: "Цель",
  instruments: "Инструменты",
  levels: "Уровни образования",
  mechanisms: "Механизмы",
  steps_by: "Кто описал шаги",
  steps: "Шаги",
  "resources.people.text": "Люди",
  "resources.people.count": "Сколько людей",
  "resources.people.source": "Источник о людях",
  "resources.money.text": "Деньги",
  "resources.money.amount": "Сколько рублей",
  "resources.money.source": "Источник о деньгах",
  "resources.equipment.text": "Оборудование",
  "resources.equipment.source": "Источник об оборудовании",
  "resources.time.text": "Время",
  "resources.time.weeks": "Сколько недель",
  "resources.time.source": "Источник о времени",
  results: "Результаты",
  stage: "Стадия",
  evidence: "Доказательность",
  "replicability.level": "Повторить можно",
  "replicability.conditions": "Условия",
  "replicability.risks": "Риски",
  "replicability.implemented_in": "Где внедрили",
  documents: "Документы",
  "score.by": "Кто оценил",
  "score.date": "Когда оценили",
  "contact.url": "Страница для обращений",
  "contact.email": "Почта для обращений",
  "contact.note": "К кому обращаться",
  code_clauses: "Пункты Кодекса",
  "reviewed.by": "Кто проверил",
  "reviewed.date": "Когда проверили",
  review_by: "Перечитать до",
  metric: "Что измеряли",
  before: "Было",
  after: "Стало",
  precision: "Точность",
  planned: "По плану",
  period: "За какое время",
};

const described = (schema: z.core.$ZodType) =>
  (schema as z.ZodType).description ?? (unwrap(schema) as z.ZodType).description ?? "";

/** «Оценка, от 1 до 10.» → «Оценка» */
const firstWords = (description: string) => /^[^.,:;]*/.exec(description)?.[0] ?? description;

function datatypeOf(schema: z.core.$ZodType): Column["datatype"] {
  const { type } = unwrap(schema)._zod.def;
  if (type === "number") return "number";
  if (type !== "string") return "string";
  const { format, pattern } = z.toJSONSchema(schema as z.ZodType, { io: "output" });
  if (format === "uri") return "anyURI";
  // A whole day; a date that may be a year alone has another pattern.
  return pattern === String.raw`^\d{4}-\d{2}-\d{2}$` ? "date" : "string";
}

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** The columns of a shape, in its order: a column for each field, and for each field of a group within it. */
export function columnsOf(shape: Record<string, z.core.$ZodType>, prefix: readonly string[] = []): Column[] {
  return Object.entries(shape).flatMap(([key, schema]) => {
    const path = [...prefix, key];
    const group = shapeOf(schema);
    if (Object.keys(group).length > 0) return columnsOf(group, path);
    const name = path.join(".");
    const description = described(schema);
    const tell = tellerOf(key, schema);
    return [
      {
        name,
        title: titles[name] ?? firstWords(description),
        description,
        datatype: datatypeOf(schema),
        value: (record, context) => tell(path.reduce<unknown>(at, record), context),
      },
    ];
  });
}
