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

/** Says a value of one schema in words. */
export type Teller = (value: unknown, context: CellContext) => Cell;

const told =
  (tell: Teller): Teller =>
  (value, context) =>
    value === undefined ? undefined : tell(value, context);

/**
 * How values of a schema are said in words: labels for ids, «да» for true, whole sources for their marks, lists by
 * line. Made once for a column, because looking at the schema takes longer than telling the value.
 */
export function tellerOf(name: string, schema: z.core.$ZodType): Teller {
  const inner = unwrap(schema);
  const target = referenceOf(inner);
  if (target !== undefined) return told((id, { portal }) => plain(nameOf(portal, target, String(id))));
  const element = elementOf(inner);
  if (element) {
    const tell = tellerOf(name, element);
    // Ids stand for short names, everything else is phrases.
    const separator = referenceOf(unwrap(element)) === undefined ? "\n" : "; ";
    return told((list, context) => (list as unknown[]).map((part) => tell(part, context)).join(separator) || undefined);
  }
  const phrase = phrases[name];
  if (phrase) return told((item, context) => plain(phrase(item as never, context)));
  const parts = Object.entries(shapeOf(inner)).map(([key, part]) => [key, tellerOf(key, part)] as const);
  if (parts.length > 0)
    return told((item, context) =>
      parts
        .map(([key, tell]) => tell((item as Record<string, unknown>)[key], context))
        .filter((part) => part !== undefined && part !== "")
        .join(". ")
        .replaceAll(/([.!?…])\. /g, "$1 "),
    );
  return told((value, { sources }) => {
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return value ? "да" : "нет";
    const source = name === "source" ? sources.get(String(value)) : undefined;
    return source ? sourceText(source) : (words[name]?.[String(value)] ?? String(value));
  });
}
