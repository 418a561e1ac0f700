import { dataFileAddress } from "#src/entry/address.ts";
import type { Portal } from "#src/entry/portal.ts";
import { typograph } from "#src/text/typography.ts";
import type { FieldRow } from "#src/view/fields.ts";
import { shapeRows } from "#src/view/fields.ts";
import type { Node } from "#src/view/json-ld.ts";
import { apiEntries, PAGE } from "./api.ts";
import { dataFiles } from "./files.ts";
import { datasetNode } from "./json-ld.ts";
import { lastChange, openEntries, openSchema } from "./open.ts";

/** A file as the page of the open data lists it. */
export interface FileRow {
  title: string;
  note: string;
  to: string;
  /** Bytes. */
  size: number;
}

/** What the page of the open data tells. */
export interface DataPage {
  practices: number;
  figures: number;
  /** Entries of all kinds that the API gives. */
  entries: number;
  pageSize: number;
  modified: string | undefined;
  data: FileRow[];
  schemas: FileRow[];
  fields: FieldRow[];
  /** Address of one entry in the API, as an example. */
  example: string | undefined;
  jsonLd: Node;
}

export function dataPage(portal: Portal): DataPage {
  const practices = openEntries(portal, "practices");
  const files = dataFiles(portal).map((made) => ({ ...made, size: Buffer.byteLength(made.make()) }));
  const rowsOf = (data: boolean): FileRow[] =>
    files
      .filter((made) => made.data === data)
      .map(({ title, note, file, size }) => ({ title, note: typograph(note), to: dataFileAddress(file), size }));
  return {
    practices: practices.length,
    figures: practices.reduce((sum, { data }) => sum + data.results.length, 0),
    entries: apiEntries(portal).length,
    pageSize: PAGE,
    modified: lastChange(practices),
    data: rowsOf(true),
    schemas: rowsOf(false),
    fields: shapeRows(openSchema("practices").shape, "user"),
    example: practices[0]?.data.id,
    jsonLd: datasetNode(
      portal,
      files.filter(({ data }) => data),
    ),
  };
}
