import { dataFileAddress } from "#src/entry/address.ts";
import { absolute, site } from "#src/site.ts";
import { dialects, type Dialect } from "./csv.ts";
import { datasetName } from "./practices.ts";
import type { Table } from "./table.ts";
import { formatVersion } from "./version.ts";

export const csvFile = (table: Table, { suffix }: Dialect): string => `${table.name}${suffix}.csv`;

function tableDescription(table: Table, dialect: Dialect): object {
  const numbers = dialect.decimal === "." ? "number" : { base: "number", format: { decimalChar: "," } };
  return {
    url: absolute(dataFileAddress(csvFile(table, dialect))),
    "dc:title": table.title,
    dialect: { delimiter: dialect.delimiter, encoding: "utf-8", header: true, lineTerminators: ["\r\n"] },
    tableSchema: {
      columns: table.columns.map(({ name, title, description, datatype }) => ({
        name: name.replaceAll(".", "_"),
        titles: dialect.header === "name" ? name : title,
        "dc:description": description,
        datatype: datatype === "number" ? numbers : datatype,
      })),
      ...(table.name === "practices" && { primaryKey: "id" }),
    },
  };
}

/** What the tables' columns mean: W3C Metadata Vocabulary for Tabular Data, at the address where programs look for it. */
export const csvMetadata = (tables: readonly Table[]): object => ({
  "@context": ["http://www.w3.org/ns/csvw", { "@language": "ru" }],
  "dc:title": datasetName,
  "dc:license": { "@id": site.contentLicence.url },
  "dc:publisher": site.publisher,
  "schema:version": formatVersion,
  tables: tables.flatMap((table) => dialects.map((dialect) => tableDescription(table, dialect))),
});
