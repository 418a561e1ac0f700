import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { makeEntry, record } from "#tests/fake/entry.ts";
import { makeVocabularies } from "#tests/fake/vocabulary.ts";
import { referenceOf } from "./field.ts";
import { announcedKinds, isAnnounced, isKind, kindNames, kinds } from "./kinds.ts";
import { elementOf, shapeOf, unwrap } from "./schema-walk.ts";
import { vocabularies } from "./vocabulary.ts";

/** Every field of a schema, those of groups and lists too, by its path. */
function* fieldsOf(schema: z.core.$ZodType, prefix = ""): Generator<{ path: string; field: z.core.$ZodType }> {
  for (const [name, field] of Object.entries(shapeOf(schema))) {
    const path = prefix + name;
    yield { path, field };
    const element = elementOf(field);
    yield* fieldsOf(element ?? field, `${path}${element ? "[]" : ""}.`);
  }
}

/** What the field refers to, itself or each element of its list. */
const targetOf = (field: z.core.$ZodType) => referenceOf(unwrap(elementOf(field) ?? field));

describe.each(kindNames)("%s", (kind) => {
  const { schema } = kinds[kind];
  const fields = [...fieldsOf(schema)];

  test("has fields, groups looked into", () => {
    expect(fields.length).toBeGreaterThan(5);
    expect(fields.map(({ path }) => path)).toContain("title");
  });

  test("explains every field to the editor in Russian", () => {
    const meaning = (field: z.core.$ZodType) =>
      (field as z.ZodType).description ?? (unwrap(field) as z.ZodType).description ?? "";
    const silent = fields.filter(({ field }) => !/[а-яё]{2}.*\.$/su.test(meaning(field)));
    expect(silent.map(({ path, field }) => `${path}: «${meaning(field)}»`)).toEqual([]);
  });

  test("refers only to kinds and vocabularies that there are", () => {
    const known = new Set([...Object.keys(kinds), ...Object.keys(vocabularies)]);
    const strange = fields.filter(({ field }) => {
      const target = targetOf(field);
      return target !== undefined && !known.has(target);
    });
    expect(strange.map(({ path }) => path)).toEqual([]);
  });

  test("refuses a field that it does not know", () => {
    expect(schema.safeParse(record(kind, "sound")).success).toBe(true);
    expect(schema.safeParse({ ...record(kind, "sound"), unknown: 1 }).success).toBe(false);
  });

  test("reads its own output again as the same", () => {
    const { data } = makeEntry(kind, "sound");
    expect(schema.parse(data)).toEqual(data);
  });
});

test("references are found at all: one field of each sort", () => {
  const targets = [...fieldsOf(kinds.practices.schema)].flatMap(({ path, field }) => {
    const target = targetOf(field);
    return target === undefined ? [] : [`${path} → ${target}`];
  });
  expect(targets).toEqual(
    expect.arrayContaining([
      "holder → organizations",
      "tags → tags",
      "replicability.level → replicability",
      "replicability.implemented_in[].organization → organizations",
    ]),
  );
});

test("announced are all kinds but organisations and the portal's own pages", () => {
  expect(kindNames.filter((kind) => !announcedKinds.some((announced) => announced === kind))).toEqual([
    "organizations",
    "pages",
  ]);
  for (const kind of announcedKinds) expect(Object.keys(shapeOf(kinds[kind].schema)), kind).toContain("rubric");
  expect([isAnnounced(makeEntry("events", "event")), isAnnounced(makeEntry("pages", "page"))]).toEqual([true, false]);
});

test("an entry is of one kind", () => {
  const entry = makeEntry("events", "event");
  expect(kindNames.filter((kind) => isKind(entry, kind))).toEqual(["events"]);
});

test("the fake vocabularies have terms in all but the glossary", () => {
  const empty = Object.entries(makeVocabularies()).filter(([, terms]) => terms.length === 0);
  expect(empty.map(([name]) => name)).toEqual(["glossary", "synonyms"]);
});
