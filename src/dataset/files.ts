import { dataFileAddress } from "#src/entry/address.ts";
import type { Portal } from "#src/entry/portal.ts";
import { absolute } from "#src/site.ts";
import { csv, dialects } from "./csv.ts";
import { csvFile, csvMetadata } from "./csvw.ts";
import { practicesJsonLd } from "./json-ld.ts";
import { schemaFile } from "./json-schema.ts";
import { datasetName, practicesFile, practicesJson } from "./practices.ts";
import { tables } from "./table.ts";

/** A file of the open data. */
export interface DataFile {
  /** Name below the page of the open data. */
  file: string;
  /** Media type. */
  type: string;
  title: string;
  /** What is in it and who it is for. */
  note: string;
  /** True for what the data set is distributed as, false for what only describes it. */
  data: boolean;
  make(): string;
}

const indented = (value: object) => `${JSON.stringify(value, null, 1)}\n`;

const tableNotes = {
  practices: {
    "-excel": "Строка на практику. Разделитель — точка с запятой, дробная часть через запятую, русские заголовки.",
    "": "То же для программ: RFC 4180, запятые, дробная часть через точку, названия полей из схемы.",
  },
  results: {
    "-excel": "Строка на число: что измеряли, сколько было и стало, за какое время и откуда это известно.",
    "": "То же для программ.",
  },
} as const;

/** The files of the open data, as they are listed; each is made when it is asked for. */
export function dataFiles(portal: Portal): DataFile[] {
  const made = tables(portal);
  return [
    ...made.flatMap((table) =>
      dialects.map((dialect) => ({
        file: csvFile(table, dialect),
        type: "text/csv",
        title: `${table.title}: ${dialect.suffix === "" ? "CSV" : "таблица для Excel и LibreOffice"}`,
        note: tableNotes[table.name][dialect.suffix],
        data: true,
        make: () => csv(table, dialect),
      })),
    ),
    {
      file: "practices.json",
      type: "application/json",
      title: "Практики: JSON",
      note: "Полные записи: все поля, шаги, числа с источниками. Практика на строку.",
      data: true,
      make: () => practicesJson(portal),
    },
    {
      file: "practices.jsonld",
      type: "application/ld+json",
      title: "Практики: JSON-LD",
      note: "То же словами schema.org: для поисковых машин и связанных данных.",
      data: true,
      make: () => practicesJsonLd(portal),
    },
    {
      file: "practices.schema.json",
      type: "application/schema+json",
      title: "Схема JSON",
      note: "JSON Schema 2020-12 с описанием каждого поля: по ней можно проверить файл JSON.",
      data: false,
      make: () => indented(schemaFile(absolute(dataFileAddress("practices.schema.json")), datasetName, practicesFile)),
    },
    {
      file: "csv-metadata.json",
      type: "application/csvm+json",
      title: "Описание таблиц",
      note: "Что значит каждый столбец таблиц, по стандарту W3C CSV on the Web.",
      data: false,
      make: () => indented(csvMetadata(made)),
    },
  ];
}
