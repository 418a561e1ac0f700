import { parse as parseCsv } from "csv-parse/sync";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import {
  apiEntryAddress,
  apiListAddress,
  apiVocabularyAddress,
  dataFileAddress,
  entryAddress,
  routes,
  twinAddress,
} from "#src/entry/address.ts";
import { isKind, type Entry } from "#src/entry/kinds.ts";
import { isIndexable } from "#src/entry/publication.ts";
import { absolute } from "#src/site.ts";
import { readContent } from "./content.ts";
import { faultsOf, fileOf, inside, readSite } from "./site.ts";

const built = await readSite();
const portal = await readContent();
const practices = portal.published.filter((entry) => isKind(entry, "practices"));
const ids = practices.map(({ data }) => data.id).toSorted();
const open = portal.entries.filter((entry) => entry.kind !== "pages" && isIndexable(entry));

const fileAt = (address: string) => fileOf(inside(address, "/")?.address ?? "/none");
const json = async <Data>(address: string) => JSON.parse(await built.text(fileAt(address))) as Data;
const data = (file: string) => built.text(fileOf(dataFileAddress(file)));

/** Faults that an independent validator finds by a schema. */
function validator(schema: AnySchema, pointer = "") {
  const ajv = new Ajv2020({ allErrors: true, strict: true, discriminator: true, keywords: ["components"] });
  formats.default(ajv);
  ajv.addSchema(schema, "https://schema.example/");
  const validate = ajv.getSchema(`https://schema.example/${pointer}`);
  if (!validate) throw new Error(`no schema at ${pointer}`);
  return (value: unknown) =>
    validate(value) === true ? [] : (validate.errors ?? []).map((error) => JSON.stringify(error));
}

const dataFiles = built.files.filter((file) => /^data\/[^/]+\.(json|jsonld|csv)$/.test(file));
const apiFiles = built.files.filter((file) => file.startsWith("api/"));

describe("entries that are no open data", () => {
  const hidden = portal.entries.filter((entry) => entry.kind !== "pages" && !isIndexable(entry));

  test("stand in none of its files", async () => {
    expect(hidden.length).toBeGreaterThan(5);
    const found: string[] = [];
    for (const file of [...dataFiles, ...apiFiles, "llms.txt"]) {
      const text = await built.text(file);
      for (const entry of hidden) {
        const marks = [`"${entry.data.id}"`, `\n${entry.data.id},`, `\n${entry.data.id};`, entryAddress(entry)];
        found.push(...marks.filter((mark) => text.includes(mark)).map((mark) => `${file}: ${mark}`));
      }
    }
    expect(found).toEqual([]);
  });

  test("have no file in the API", () => {
    expect(hidden.filter(({ data: { id } }) => built.has(fileOf(apiEntryAddress(id))))).toEqual([]);
  });
});

describe("the files of the open data", () => {
  test("practices.json is valid by the schema that it names, and holds every practice", async () => {
    const file = await json<{ $schema: string; count: number; practices: { id: string; page: string }[] }>(
      dataFileAddress("practices.json"),
    );
    const { $id, ...schema } = await json<{ $id: string }>(file.$schema);
    expect($id).toBe(file.$schema);
    expect(validator(schema)(file)).toEqual([]);
    expect(file.practices.map(({ id }) => id)).toEqual(ids);
    expect(file.count).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(3);
    expect(file.practices.filter(({ page }) => !built.has(fileAt(page)))).toEqual([]);
  });

  test.each([
    ["practices.csv", ",", "id"],
    ["practices-excel.csv", ";", "Идентификатор"],
  ])("%s has a row for every practice", async (file, delimiter, key) => {
    const rows = parseCsv(await data(file), { bom: true, columns: true, delimiter }) as Record<string, string>[];
    expect(rows.map((row) => row[key])).toEqual(ids);
  });

  test.each([
    ["results.csv", ",", ["after", "source_url"]],
    ["results-excel.csv", ";", ["Стало", "Адрес источника"]],
  ])("%s has a row for every number, with its source", async (file, delimiter, [after = "", source = ""]) => {
    const rows = parseCsv(await data(file), { bom: true, columns: true, delimiter }) as Record<string, string>[];
    const figures = practices
      .toSorted((a, b) => (a.data.id < b.data.id ? -1 : 1))
      .flatMap(({ data: { results, sources } }) =>
        results.map((result) => [result.after, sources.find(({ id }) => id === result.source)?.url]),
      );
    expect(rows.map((row) => [Number(row[after]?.replace(",", ".")), row[source]])).toEqual(figures);
    expect(figures.length).toBeGreaterThan(5);
  });

  test("practices.jsonld speaks of the same practices as their pages", async () => {
    const { "@graph": nodes } = await json<{ "@graph": { "@id": string }[] }>(dataFileAddress("practices.jsonld"));
    const pages = new Map(practices.map((entry) => [entry.data.id, absolute(entryAddress(entry))]));
    expect(nodes.map((node) => node["@id"])).toEqual([absolute(routes.data), ...ids.map((id) => pages.get(id))]);
  });

  test("the description of the tables names their columns as they are", async () => {
    const { tables } = await json<{
      tables: { url: string; dialect: { delimiter: string }; tableSchema: { columns: { titles: string }[] } }[];
    }>(dataFileAddress("csv-metadata.json"));
    for (const { url, dialect, tableSchema } of tables) {
      const text = await built.text(fileAt(url));
      const [header] = parseCsv(text, { bom: true, delimiter: dialect.delimiter, to: 1 }) as string[][];
      expect(header, url).toEqual(tableSchema.columns.map(({ titles }) => titles));
    }
    expect(tables).toHaveLength(4);
  });
});

describe("the page of the open data", () => {
  const page = built.page(routes.data);

  test("offers every file", () => {
    const links = page.root
      .querySelectorAll(".data-files a[download]")
      .map((link) => inside(link.getAttribute("href") ?? "", page.address)?.address.slice(1));
    expect(links.toSorted()).toEqual(dataFiles);
  });

  test("says the size, the number and the licence to machines", async () => {
    const text = page.root.querySelector('script[type="application/ld+json"]')?.text ?? "";
    const { "@graph": nodes } = JSON.parse(text) as {
      "@graph": { "@type": string; license: string; distribution: { contentUrl: string; contentSize: string }[] }[];
    };
    const dataset = nodes.find((node) => node["@type"] === "Dataset");
    expect(dataset?.license).toMatch(/creativecommons/);
    expect(dataset?.distribution.length).toBe(6);
    for (const { contentUrl, contentSize } of dataset?.distribution ?? [])
      expect(contentSize, contentUrl).toBe(`${(await built.bytes(fileAt(contentUrl))).length} B`);
  });

  test("explains every field of a practice", async () => {
    const { properties } = await json<{ properties: { practices: { items: { properties: object } } } }>(
      dataFileAddress("practices.schema.json"),
    );
    const told = page.root.querySelectorAll(".field-table tbody th code").map((code) => code.text);
    expect(told).toEqual(expect.arrayContaining(Object.keys(properties.practices.items.properties)));
  });

  test("is linked from every page", () => {
    const found = faultsOf(built.pages, function* ({ root, address }) {
      const links = root.querySelectorAll(".site-footer a");
      if (!links.some((link) => inside(link.getAttribute("href") ?? "", address)?.address === routes.data))
        yield "no link";
    });
    expect(found).toEqual([]);
  });
});

describe("the API", async () => {
  const { components, paths, servers } = await json<{ components: object; paths: object; servers: { url: string }[] }>(
    routes.openApi,
  );
  const validate = Object.fromEntries(
    ["index", "list", "entry", "vocabulary"].map((name) => [
      name,
      validator({ components }, `#/components/schemas/${name}`),
    ]),
  );
  interface Index {
    lists: { kind: string; pages: number; total: number; url: string }[];
    vocabularies: { url: string }[];
  }
  interface List {
    next?: string;
    items: { id: string; url: string; page: string }[];
  }

  test("whoever begins at the index reaches every open entry, and every answer is what the document says", async () => {
    const index = await json<Index>(routes.api);
    expect(validate["index"]?.(index)).toEqual([]);
    const reached = new Set([fileAt(routes.api), fileAt(routes.openApi)]);
    const found: string[] = [];
    for (const { kind, total, url } of index.lists) {
      const seen: string[] = [];
      for (let next: string | undefined = url; next;) {
        const list: List = await json<List>(next);
        reached.add(fileAt(next));
        expect(validate["list"]?.(list), next).toEqual([]);
        for (const item of list.items) {
          const entry = await json<{ entry: { id: string; kind: string } }>(item.url);
          reached.add(fileAt(item.url));
          expect(validate["entry"]?.(entry), item.url).toEqual([]);
          expect([entry.entry.id, entry.entry.kind]).toEqual([item.id, kind]);
          if (!built.has(fileAt(item.page))) found.push(item.page);
          seen.push(item.id);
        }
        next = list.next;
      }
      expect(seen, kind).toEqual(
        open
          .filter((entry) => entry.kind === kind)
          .map(({ data: { id } }) => id)
          .toSorted(),
      );
      expect(total).toBe(seen.length);
    }
    for (const { url } of index.vocabularies) {
      reached.add(fileAt(url));
      expect(validate["vocabulary"]?.(await json(url)), url).toEqual([]);
    }
    expect(found).toEqual([]);
    expect([...reached].toSorted()).toEqual(apiFiles);
  });

  test("stands where its document says", () => {
    const places = [
      routes.api,
      apiListAddress("{kind}", "{page}"),
      apiEntryAddress("{id}"),
      apiVocabularyAddress("{name}"),
    ];
    expect(Object.keys(paths).map((place) => `${servers[0]?.url}${place}`)).toEqual(places.map(absolute));
  });
});

describe("llms.txt", async () => {
  const text = await built.text(fileOf(routes.llms));
  const links = [...text.matchAll(/\]\((\S+)\): /g)].map(([, link = ""]) => link);

  test("leads to the twin of every announced entry and of every page", () => {
    const told: Entry[] = [...portal.published, ...portal.ofKind("pages").filter((entry) => isIndexable(entry))];
    const twins = links.filter((link) => link.endsWith(".md"));
    expect(twins.toSorted()).toEqual(told.map((entry) => absolute(twinAddress(entry))).toSorted());
  });

  test("leads to nothing that is not there", () => {
    const others = links.filter((link) => !link.endsWith(".md"));
    expect(others.length).toBeGreaterThan(3);
    expect(others.filter((link) => !built.has(fileAt(link)))).toEqual([]);
  });
});
