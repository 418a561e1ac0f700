import { stringify } from "csv-stringify/sync";
import type { Cell } from "./cell.ts";
import type { Table } from "./table.ts";

/**
 * One table is written twice, because no single file opens right everywhere. Excel splits a file by the list separator
 * of Windows, with Russian settings a semicolon: a file by RFC 4180 lands in its first column, and of «1.6» it makes
 * the first of June. The line `sep=,` would mend the first, but Excel then ignores the byte order mark and breaks the
 * Cyrillic letters, and every other program reads the line as data.
 */
export interface Dialect {
  /** What is added to the file's name. */
  suffix: "" | "-excel";
  delimiter: "," | ";";
  /** The mark by which Excel knows UTF-8. */
  bom: boolean;
  decimal: "." | ",";
  /** What the first line is made of: names of the schema for programs, Russian words for people. */
  header: "name" | "title";
}

export const dialects: readonly Dialect[] = [
  { suffix: "-excel", delimiter: ";", bom: true, decimal: ",", header: "title" },
  { suffix: "", delimiter: ",", bom: false, decimal: ".", header: "name" },
];

/** A text that a spreadsheet might run even when it splits the line at the other separator. */
const HIDDEN_FORMULA = /([;,\n])(?=[=+\-@\t\r＝＋－＠])/g;

const harmless = (cell: Cell): Cell => (typeof cell === "string" ? cell.replaceAll(HIDDEN_FORMULA, "$1 ") : cell);

/** A table as CSV with lines ended as RFC 4180 wants; a cell that would run as a formula begins with an apostrophe. */
export const csv = ({ columns, rows }: Table, dialect: Dialect): string =>
  stringify(
    [
      columns.map((column) => column[dialect.header]),
      ...rows.map(({ record, context }) => columns.map((column) => harmless(column.value(record, context)) ?? "")),
    ],
    {
      delimiter: dialect.delimiter,
      bom: dialect.bom,
      record_delimiter: "windows",
      // Off as soon as the delimiter is named: a line break of a text would end the record.
      quote_record_delimiter: true,
      escape_formulas: true,
      cast: { number: (value) => String(value).replace(".", dialect.decimal) },
    },
  );
