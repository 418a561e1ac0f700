import { describe, expect, test } from "vitest";
import { kindNames } from "#src/entry/kinds.ts";
import { fieldRows, type FieldRow } from "./fields.ts";

const rows = fieldRows("practices");
const field = (name: string): FieldRow | undefined => rows.find((row) => row.name === name);

test("fields stand in the order of the schema, those of a group after it", () => {
  const names = rows.map(({ name }) => name);
  expect(names.slice(0, 5)).toEqual(["id", "slug", "former_slugs", "title", "teaser"]);
  const from = names.indexOf("period");
  expect(names.slice(from, from + 4)).toEqual(["period", "period.start", "period.end", "period.source"]);
  expect(names).toEqual(expect.arrayContaining(["results[].unit", "replicability.implemented_in[].place"]));
});

describe("how a field is written", () => {
  test.each([
    ["title", "текст"],
    ["unlisted", "true или false"],
    ["status", "real, demo, draft"],
    ["holder", "идентификатор из content/organizations"],
    ["rubric", "идентификатор из словаря rubrics"],
    ["tags", "список: идентификатор из словаря tags"],
    ["results", "список: группа полей"],
    ["results[].after", "число"],
    ["results[].precision", "exact, about, over, under, up_to"],
    ["resources", "группа полей"],
    ["score.effectiveness", "целое число"],
    ["lessons", "список: текст"],
  ])("%s: %s", (name, form) => {
    expect(field(name)?.form).toBe(form);
  });

  test("a map of names in networks is a group", () => {
    expect(fieldRows("organizations").find(({ name }) => name === "handles")?.form).toBe("группа полей");
  });
});

test("required is what the schema does not fill in", () => {
  const required = rows.filter(({ name, required: needed }) => needed && !/[.[]/.test(name)).map(({ name }) => name);
  expect(required).toEqual([
    "id",
    "slug",
    "title",
    "teaser",
    "status",
    "audience",
    "published",
    "rubric",
    "holder",
    "problem",
    "goal",
    "instruments",
    "levels",
    "steps",
    "evidence",
    "stage",
    "replicability",
  ]);
  expect([field("period.start")?.required, field("period.end")?.required]).toEqual([true, false]);
});

test.each(kindNames)("every row of %s says what the field means, in words", (kind) => {
  const all = fieldRows(kind);
  expect(all.length).toBeGreaterThan(5);
  expect(all.filter(({ meaning, form }) => !/[а-яё]/i.test(meaning) || form === "")).toEqual([]);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});
