import { referenceOf } from "#src/entry/field.ts";
import type { Portal } from "#src/entry/portal.ts";
import type { Result } from "#src/entry/practice.ts";
import { elementOf, shapeOf, unwrap } from "#src/entry/schema-walk.ts";
import { plain } from "#src/text/typography.ts";
import { amount } from "#src/text/number.ts";
import { resultValue } from "#src/view/result.ts";
import { nameOf } from "./open.ts";
import type { z } from "zod";

export type Cell = string | number | undefined;

/** A source of an entry, as a cell names it. */
export interface CellSource {
  title: string;
  publisher: string;
  url: string;
}

/** What a cell needs to know of the entry around it. */
export interface CellContext {
  portal: Portal;
  sources: ReadonlyMap<string, CellSource>;
}

/** Values of the schema that are said in words; what is not here is shown as it is. */
const words: Record<string, Record<string, string>> = {
  in_bc_database: { yes: "да", no: "нет", unknown: "неизвестно" },
  steps_by: { holder: "носитель практики", editors: "редакция по открытым источникам" },
  precision: { exact: "точно", about: "около", over: "более", under: "почти", up_to: "до" },
};

const sourceText = ({ publisher, url }: CellSource) => `${publisher}, ${url}`;

/** Objects that are read better in an order of their own. */
const phrases: Record<string, (item: never, context: CellContext) => string> = {
  results: (item: Result, { sources }) => {
    const source = sources.get(item.source);
    const before = item.before === undefined ? "" : `было ${amount(item.before)}, стало `;
    const told = [item.period, item.planned && "по плану", item.note].filter(Boolean).join("; ");
    return `${item.metric}: ${before}${resultValue(item)} (${told})${source ? `. Источник: ${sourceText(source)}` : ""}`;
  },
  sources: (item: { id: string; title: string; publisher: string; url: string; published?: string }) =>
    `${item.id}. ${item.title}. ${item.publisher}${item.published ? `, ${item.published}` : ""}. ${item.url}`,
};

/** A value in words, by its schema: labels for ids, «да» for true, whole sources for their marks, lists by line. */
export function cellOf(name: string, schema: z.core.$ZodType, value: unknown, context: CellContext): Cell {
  if (value === undefined) return undefined;
  const inner = unwrap(schema);
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? "да" : "нет";
  if (typeof value === "string") {
    const target = referenceOf(inner);
    if (target !== undefined) return plain(nameOf(context.portal, target, value));
    const source = name === "source" ? context.sources.get(value) : undefined;
    return source ? sourceText(source) : (words[name]?.[value] ?? value);
  }
  if (Array.isArray(value)) {
    const element = elementOf(inner);
    if (!element || value.length === 0) return undefined;
    // Ids stand for short names, everything else is phrases.
    const separator = referenceOf(unwrap(element)) === undefined ? "\n" : "; ";
    return value.map((part) => cellOf(name, element, part, context)).join(separator);
  }
  const phrase = phrases[name];
  if (phrase) return plain(phrase(value as never, context));
  const shape = shapeOf(inner);
  return Object.entries(value as object)
    .map(([key, part]) => shape[key] && cellOf(key, shape[key], part, context))
    .filter((part) => part !== undefined && part !== "")
    .join(". ")
    .replaceAll(/([.!?…])\. /g, "$1 ");
}
