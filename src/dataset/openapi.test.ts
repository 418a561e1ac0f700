import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { fakePortal } from "#tests/fake/dataset.ts";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { apiEntries, apiEntry, apiIndex, apiLists, apiVocabulary, PAGE, type answers } from "./api.ts";
import { openKinds } from "./open.ts";
import { openApi } from "./openapi.ts";
import { openVocabularies } from "./vocabulary.ts";

test("is OpenAPI 3.1 for an independent validator, which would find a fault", async () => {
  const validator = new Validator();
  const sound = await validator.validate(structuredClone(openApi()) as Record<string, unknown>);
  expect(sound.errors).toBeUndefined();
  expect([sound.valid, validator.version]).toEqual([true, "3.1"]);
  const faulty = { ...openApi(), paths: { "/index.json": { get: { responses: "none" } } } };
  expect((await new Validator().validate(faulty)).valid).toBe(false);
});

describe("answers are what the document says", () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, discriminator: true });
  formats.default(ajv);
  // An extension of the document around the schemas; the schemas themselves are held to the strict mode.
  ajv.addKeyword("components");
  const { components } = openApi() as { components: object };
  ajv.addSchema({ $id: "https://api.example/", components });
  const faults = (answer: keyof typeof answers, body: unknown) => {
    const validate = ajv.getSchema(`https://api.example/#/components/schemas/${answer}`)!;
    return validate(body) === true ? [] : (validate.errors ?? ["no errors told"]);
  };

  test("the index, lists and vocabularies", () => {
    const portal = fakePortal();
    expect(faults("index", apiIndex(portal))).toEqual([]);
    for (const list of apiLists(portal)) expect(faults("list", list), list.kind).toEqual([]);
    for (const name of openVocabularies) expect(faults("vocabulary", apiVocabulary(portal, name)), name).toEqual([]);
  });

  test("an entry of every kind", () => {
    const portal = makePortal(openKinds.map((kind) => makeEntry(kind, kind === "organizations" ? "college" : kind)));
    const entries = apiEntries(portal);
    expect(entries.map(({ kind }) => kind)).toEqual(openKinds);
    for (const entry of entries) expect(faults("entry", apiEntry(portal, entry)), entry.kind).toEqual([]);
  });

  test("a fault would be found", () => {
    const portal = fakePortal();
    expect(faults("entry", { ...apiEntry(portal, apiEntries(portal)[0]!), mentioned_by: "никто" })).not.toEqual([]);
    expect(faults("index", {})).not.toEqual([]);
  });
});

test("an entry names those that refer to it", () => {
  const portal = fakePortal();
  const college = apiEntries(portal).find(({ data }) => data.id === "college")!;
  expect(apiEntry(portal, college)).toMatchObject({ mentioned_by: ["alpha", "beta"] });
  const alpha = apiEntries(portal).find(({ data }) => data.id === "alpha")!;
  expect(apiEntry(portal, alpha)).toMatchObject({ mentioned_by: ["article"] });
});

test("a long list comes in pages that lead to each other", () => {
  const practices = Array.from({ length: PAGE + 1 }, (_, index) =>
    makeEntry("practices", `practice-${String(index).padStart(3, "0")}`),
  );
  const lists = apiLists(makePortal(practices)).filter(({ kind }) => kind === "practices") as unknown as {
    page: number;
    total: number;
    next?: string;
    previous?: string;
    items: { id: string }[];
  }[];
  expect(lists.map(({ page, total, items }) => [page, total, items.length])).toEqual([
    [1, PAGE + 1, PAGE],
    [2, PAGE + 1, 1],
  ]);
  expect(lists.map(({ next, previous }) => [next, previous])).toEqual([
    ["https://svod.example/api/v1/lists/practices/2.json", undefined],
    [undefined, "https://svod.example/api/v1/lists/practices/1.json"],
  ]);
  expect(lists.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(practices.map(({ data }) => data.id));
});
