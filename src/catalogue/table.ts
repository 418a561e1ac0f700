import type { EntryRow } from "#src/view/row.ts";

/** One facet of the catalogue: its terms, and which of them each practice carries. */
export interface FacetColumn {
  /** Name in the address. */
  name: string;
  title: string;
  /** Ids and names; the place is the code that stands in `values`. */
  terms: [id: string, label: string][];
  /** The codes of each practice in the order of the table. */
  values: number[][];
}

/** What one looks for conditions in. Undefined numbers are what no source tells: null in JSON. */
export interface Needs {
  people: (number | null)[];
  weeks: (number | null)[];
  money: (number | null)[];
  /** Codes of the kinds of organisations that hold the practice or take part in it. */
  kinds: number[][];
  kindTerms: [id: string, label: string][];
}

/** All practices, column by column: what is chosen and sorted by. The rows that are shown lie in chunks. */
export interface CatalogueTable {
  /** Permanent ids, the newest practice first. */
  ids: string[];
  facets: FacetColumn[];
  /** Place of each practice when sorted by evidence and by title. */
  ranks: { evidence: number[]; title: number[] };
  needs: Needs;
  /** Addresses of the chunks of rows, and rows in a chunk. */
  chunks: string[];
  chunkSize: number;
}

/** Rows in a chunk: one page of the list is at worst as many chunks, at best one. */
export const CHUNK = 50;

/** A row as the browser draws it. */
export type TableRow = Pick<EntryRow, "id" | "to" | "title" | "teaser" | "date" | "facts">;

/** Cuts a list into chunks. */
export const chunksOf = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
