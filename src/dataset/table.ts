import { elementOf, shapeOf } from "#src/entry/schema-walk.ts";
import type { Portal } from "#src/entry/portal.ts";
import type { Practice } from "#src/entry/practice.ts";
import { plain } from "#src/text/typography.ts";
import type { CellContext, CellSource } from "./cell.ts";
import { columnsOf, type Column } from "./column.ts";
import { nameOf, openEntries, openRecord, openSchema, type OpenRecord } from "./open.ts";

/** A table: its columns and what they are asked of. */
export interface Table {
  name: "practices" | "results";
  title: string;
  columns: readonly Column[];
  rows: readonly { record: object; context: CellContext }[];
}

const shape = openSchema("practices").shape as Record<string, Parameters<typeof columnsOf>[0][string]>;

/** What one looks for first in a row, and what only who checks it needs; all other fields stand between them. */
const first = [
  "id",
  "title",
  "holder",
  "partners",
  "regions",
  "period",
  "stage",
  "evidence",
  "replicability",
  "teaser",
];
const last = ["sources", "published", "updated", "changes", "reviewed", "review_by", "page", "markdown"];

function practiceColumns(): Column[] {
  const { kind: _, ...rest } = shape;
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) - first.length : last.indexOf(name) + 1);
  const inOrder = Object.entries(rest).toSorted(([a], [b]) => place(a) - place(b));
  return columnsOf(Object.fromEntries(inOrder));
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** A column that is no field of a result: which practice it belongs to, or where the number was read. */
const own = (
  name: string,
  title: string,
  description: string,
  value: Column["value"] = (record) => text((record as Record<string, unknown>)[name]),
): Column => ({ name, title, description, datatype: /_(page|url)$/.test(name) ? "anyURI" : "string", value });

/** The source that a number was read in. */
const sourceOf = (record: object, { sources }: CellContext): CellSource | undefined =>
  sources.get((record as { source: string }).source);

function resultColumns(): Column[] {
  const { source: _, ...fields } = shapeOf(elementOf(shape["results"]!)!);
  return [
    own("practice", "Практика", "Постоянный идентификатор практики."),
    own("practice_title", "Название практики", "Как называется практика."),
    own("practice_page", "Страница практики", "Страница практики на портале."),
    own("holder", "Носитель", "Организация — носитель практики."),
    ...columnsOf(fields),
    own("source_title", "Источник", "Заголовок материала, где названо число.", (...row) => sourceOf(...row)?.title),
    own("source_publisher", "Издание", "Кто опубликовал материал.", (...row) => sourceOf(...row)?.publisher),
    own("source_url", "Адрес источника", "Где число можно проверить.", (...row) => sourceOf(...row)?.url),
  ];
}

const contextOf = (portal: Portal, record: OpenRecord): CellContext => ({
  portal,
  sources: new Map((record["sources"] as (CellSource & { id: string })[]).map((source) => [source.id, source])),
});

/** The two tables: a row for a practice, a row for a number. */
export function tables(portal: Portal): Table[] {
  const practices = openEntries(portal, "practices").map((entry) => {
    const record = openRecord(portal, entry);
    return { record, context: contextOf(portal, record) };
  });
  const results = practices.flatMap(({ record, context }) => {
    const holder = text(record["holder"]);
    const about = {
      practice: record.id,
      practice_title: record["title"],
      practice_page: record.page,
      ...(holder && { holder: plain(nameOf(portal, "organizations", holder)) }),
    };
    return (record["results"] as Practice["results"]).map((result) => ({ record: { ...about, ...result }, context }));
  });
  return [
    { name: "practices", title: "Практики", columns: practiceColumns(), rows: practices },
    { name: "results", title: "Результаты практик числами", columns: resultColumns(), rows: results },
  ];
}
