import { z } from "zod";
import { dataFileAddress } from "#src/entry/address.ts";
import type { Portal } from "#src/entry/portal.ts";
import { absolute, site } from "#src/site.ts";
import { about, aboutFile } from "./about.ts";
import { lastChange, nameBook, names, openEntries, openRecord, openSchema } from "./open.ts";

export const datasetName = `${site.slogan}: открытые данные портала «${site.name}»`;

/** The file of all practices. */
export const practicesFile = z
  .strictObject({
    $schema: z.url().describe("Схема этого файла, JSON Schema 2020-12."),
    name: z.string().describe("Как называется набор данных."),
    ...about,
    count: z.int().min(0).describe("Сколько практик в файле."),
    names,
    practices: z.array(openSchema("practices")).describe("Практики по порядку постоянных идентификаторов."),
  })
  .describe("Все опубликованные практики, кроме демонстрационных.");

/** A practice to a line: the file can be read by eye, and versions of it can be compared. */
export const linePerItem = (head: object, key: string, items: readonly object[]): string => {
  const opening = JSON.stringify(head, null, 1).slice(0, -2);
  return `${opening},\n "${key}": [\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n ]\n}\n`;
};

export function practicesJson(portal: Portal): string {
  const entries = openEntries(portal, "practices");
  const book = nameBook(portal);
  const records = entries.map((entry) => openRecord(portal, entry, book.refer));
  const head = {
    $schema: absolute(dataFileAddress("practices.schema.json")),
    name: datasetName,
    ...aboutFile(lastChange(entries)),
    count: records.length,
    names: book.names(),
  };
  return linePerItem(head, "practices", records);
}
