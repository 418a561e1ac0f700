import { describe, expect, test } from "vitest";
import { z } from "zod";
import { makeEntry, result, source } from "#tests/fake/entry.ts";
import { reference, text, url } from "./field.ts";
import { kinds } from "./kinds.ts";
import { elementOf, mapProse, mentionsIn, schemaAt, shapeOf, sourceMarksIn, unwrap } from "./schema-walk.ts";

const practice = makeEntry("practices", "practice", {
  partners: ["zavod", "park"],
  regions: ["66"],
  results: [result({ source: "s2" })],
  resources: { people: { text: "Нужны 2 наставника", source: "s1" } },
  replicability: {
    level: "full",
    implemented_in: [
      { place: "Цех", source: "s1" },
      { organization: "park", place: "Парк", source: "s2" },
    ],
  },
  sources: [source("s1", { title: "Первая" }), source("s2", { title: "Вторая" })],
});
const schema = kinds.practices.schema;

describe("unwrap", () => {
  const inner = text(10);
  test.each([
    ["optional", inner.optional()],
    ["default", inner.default("а")],
    ["nullable", inner.nullable()],
    ["prefault", inner.prefault("а")],
    ["optional in a default in a nullable", inner.optional().default("а").nullable()],
    ["pipe", inner.pipe(z.string())],
    ["nothing", inner],
  ])("looks through %s", (_, wrapped) => {
    expect(unwrap(wrapped)).toBe(inner);
  });
});

describe("places in a schema", () => {
  test("the fields of an object, the element of a list", () => {
    const list = z.array(z.strictObject({ place: text(10) })).default([]);
    expect(Object.keys(shapeOf(elementOf(list) ?? list))).toEqual(["place"]);
    expect(shapeOf(text(10))).toEqual({});
    expect(elementOf(text(10))).toBeUndefined();
  });

  test("a path leads through lists and groups, and nowhere when there is no such place", () => {
    expect((schemaAt(schema, ["results", 0, "unit"]) as z.ZodType).description).toBe(
      "Единица: человек, %, млрд рублей.",
    );
    expect(schemaAt(schema, ["results", "unit"])).toBeUndefined();
    expect(schemaAt(schema, ["title", "x", "y"])).toBeUndefined();
    expect(schemaAt(schema, [])).toBe(schema);
  });
});

describe("mentionsIn", () => {
  const mentions = [...mentionsIn(schema, practice.data)];
  const at = (path: string) => mentions.filter((mention) => mention.path.join(".") === path);

  test("finds ids in fields, lists and lists of groups", () => {
    expect(at("holder")).toEqual([{ target: "organizations", id: "college", path: ["holder"] }]);
    expect(at("partners.1")).toEqual([{ target: "organizations", id: "park", path: ["partners", 1] }]);
    expect(at("replicability.implemented_in.1.organization")).toHaveLength(1);
    expect(at("replicability.level")[0]).toMatchObject({ target: "replicability", id: "full" });
  });

  test("takes neither words nor addresses nor labels of sources for ids", () => {
    const places = new Set(mentions.map(({ path }) => String(path[0])));
    expect([...places].toSorted()).toEqual([
      "audience",
      "evidence",
      "holder",
      "instruments",
      "levels",
      "partners",
      "regions",
      "replicability",
      "rubric",
      "stage",
    ]);
  });

  test("of a field left out there is nothing to say", () => {
    const shape = z.object({ one: reference("tags").optional(), many: z.array(reference("tags")).optional() });
    expect([...mentionsIn(shape, {})]).toEqual([]);
  });
});

test("sourceMarksIn finds every use of a label and not the sources themselves", () => {
  const marks = [...sourceMarksIn(practice.data)].map(({ mark, path }) => `${path.join(".")} ${mark}`);
  expect(marks.toSorted()).toEqual([
    "replicability.implemented_in.0.source s1",
    "replicability.implemented_in.1.source s2",
    "resources.people.source s1",
    "results.0.source s2",
  ]);
});

describe("mapProse", () => {
  const loud = (value: unknown, within: Parameters<typeof mapProse>[0] = schema) =>
    mapProse(within, value, (words) => words.toUpperCase());
  const changed = loud(practice.data) as typeof practice.data;

  test("changes what a reader reads, at every depth", () => {
    expect(changed.title).toBe("ЗАПИСЬ PRACTICE");
    expect(changed.steps[0]?.title).toBe("ДОГОВОРИТЕСЬ С ЗАВОДОМ");
    expect(changed.resources.people?.text).toBe("НУЖНЫ 2 НАСТАВНИКА");
    expect(changed.sources.map(({ title }) => title)).toEqual(["ПЕРВАЯ", "ВТОРАЯ"]);
  });

  test("leaves ids, slugs, addresses, days, numbers and choices as they are", () => {
    const kept = ({ id, slug, holder, published, status, regions, sources, results }: typeof practice.data) => [
      [id, slug, holder, published, status, regions],
      sources.map(({ id: label, url: address, accessed }) => [label, address, accessed]),
      results.map(({ after, source: label, precision }) => [after, label, precision]),
    ];
    expect(kept(changed)).toEqual(kept(practice.data));
  });

  test("leaves the names of an organisation in networks as they are", () => {
    const college = makeEntry("organizations", "college", { handles: { telegram: "@college" } });
    const said = loud(college.data, kinds.organizations.schema) as typeof college.data;
    expect(said.handles).toEqual({ telegram: "@college" });
    expect(said.short).toBe("ПРИМЕР");
  });

  test("keeps what the schema does not know, and adds nothing", () => {
    const shape = z.object({ name: text(10), address: url.optional() });
    expect(loud({ name: "а", extra: "б", none: null }, shape)).toEqual({ name: "А", extra: "б", none: null });
    expect(loud({}, shape)).toEqual({});
  });

  test("does not change the value it is given", () => {
    expect(practice.data.title).toBe("Запись practice");
  });
});
