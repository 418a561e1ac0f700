import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { afterEach, describe, expect, test, vi } from "vitest";
import { kinds } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { shapeOf } from "#src/entry/schema-walk.ts";
import { fakePortal, hiddenEntries, openFakes } from "#tests/fake/dataset.ts";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { apiEntries, apiEntry, apiIndex, apiLists, apiVocabulary } from "./api.ts";
import { dataFiles } from "./files.ts";
import { llms, sectionLlms } from "./llms.ts";
import { openEntries, openKinds, openRecord, openSchema, withheld } from "./open.ts";
import { practicesFile, practicesJson } from "./practices.ts";
import { openVocabularies } from "./vocabulary.ts";

/** Everything that a portal gives away, by its name. */
const everything = (portal: Portal): Record<string, string> => ({
  ...Object.fromEntries(dataFiles(portal).map(({ file, make }) => [file, make()])),
  index: JSON.stringify(apiIndex(portal)),
  lists: JSON.stringify(apiLists(portal)),
  entries: JSON.stringify(apiEntries(portal).map((entry) => apiEntry(portal, entry))),
  vocabularies: JSON.stringify(openVocabularies.map((name) => apiVocabulary(portal, name))),
  llms: llms(portal),
  practices: sectionLlms(portal, "practices"),
});

describe("what is hidden", () => {
  test("appears nowhere, not even where open entries refer to it", () => {
    const portal = fakePortal();
    // The fakes are there: what is tested is that they stay inside.
    expect(portal.find("hidden-practice-demo")).toBeDefined();
    const told = Object.entries(everything(portal)).filter(([, text]) => text.includes("hidden"));
    expect(told.map(([name]) => name)).toEqual([]);
  });

  test("changes nothing: without it all is the same, byte by byte", () => {
    const fakes = openFakes();
    expect(everything(makePortal([...hiddenEntries(), ...fakes]))).toEqual(everything(makePortal(fakes)));
  });

  test("is counted nowhere", () => {
    const { lists } = apiIndex(fakePortal()) as { lists: { kind: string; total: number }[] };
    expect(Object.fromEntries(lists.map(({ kind, total }) => [kind, total]))).toEqual({
      practices: 3,
      mechanisms: 1,
      code: 0,
      digests: 0,
      articles: 1,
      events: 0,
      projects: 0,
      organizations: 2,
    });
  });

  test("an open clause of the Code brings its article, and no other, into the vocabulary", () => {
    const articles = (portal: Portal) =>
      (apiVocabulary(portal, "code-articles") as { vocabulary: { terms: { id: string }[] } }).vocabulary.terms;
    expect(articles(fakePortal())).toEqual([]);
    expect(articles(makePortal([makeEntry("code", "clause")])).map(({ id }) => id)).toEqual(["purpose"]);
  });
});

describe("an open record", () => {
  const portal = fakePortal();
  const alpha = openRecord(portal, openEntries(portal, "practices")[0]!);

  test("keeps references to what is open and drops the others", () => {
    expect(alpha).toMatchObject({
      id: "alpha",
      holder: "college",
      partners: ["plant"],
      mechanisms: ["schedule"],
      code_clauses: [],
      replicability: { implemented_in: [{ place: "Второй цех", source: "s2" }] },
    });
    expect(openRecord(portal, openEntries(portal, "practices")[2]!)).not.toHaveProperty("holder");
  });

  test("knows where it is read, and has spaces that programs know", () => {
    expect(alpha.page).toBe("https://svod.example/practices/alpha/");
    expect(alpha["markdown"]).toBe("https://svod.example/practices/alpha.md");
    expect(alpha["resources"]).toMatchObject({ money: { text: "Около 3 млн рублей." } });
  });

  test.each(openKinds)("of %s has every field of its kind but those that are no data", (kind) => {
    const fields = Object.keys(shapeOf(kinds[kind].schema)).filter((name) => !withheld.has(name));
    expect(Object.keys(openSchema(kind).shape)).toEqual(expect.arrayContaining(fields));
    expect(Object.keys(openSchema(kind).shape)).toHaveLength(fields.length + 3);
    const all = new Set(openKinds.flatMap((name) => Object.keys(shapeOf(kinds[name].schema))));
    expect([...withheld].filter((name) => !all.has(name))).toEqual([]);
  });

  test.each(openKinds)("of %s is what its schema says", (kind) => {
    const one = makePortal([makeEntry("organizations", "college"), makeEntry(kind, "sound")]);
    const entry = openEntries(one, kind).find(({ data }) => data.id === "sound")!;
    expect(openSchema(kind).safeParse(openRecord(one, entry)).error).toBeUndefined();
  });
});

describe("practices.json", () => {
  const schema = () => {
    const made = dataFiles(fakePortal()).find(({ file }) => file === "practices.schema.json")!;
    return JSON.parse(made.make()) as Record<string, unknown>;
  };
  const validator = () => {
    const ajv = new Ajv2020({ allErrors: true, strict: true });
    formats.default(ajv);
    return ajv.compile(schema());
  };

  test("is valid by the schema beside it, for an independent validator and for Zod", () => {
    const validate = validator();
    for (const portal of [fakePortal(), makePortal([])]) {
      const data: unknown = JSON.parse(practicesJson(portal));
      expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
      expect(practicesFile.safeParse(data).error).toBeUndefined();
    }
  });

  test("a fault would be found", () => {
    const validate = validator();
    const data = JSON.parse(practicesJson(fakePortal())) as { practices: Record<string, unknown>[] };
    const faulty = (change: object) => validate({ ...data, practices: [{ ...data.practices[0], ...change }] });
    expect(faulty({})).toBe(true);
    expect(faulty({ status: "real" })).toBe(false);
    expect(faulty({ published: "вчера" })).toBe(false);
    expect(faulty({ results: [{ metric: "Число без источника", after: 1 }] })).toBe(false);
  });

  test("names all that it refers to", () => {
    const { names } = JSON.parse(practicesJson(fakePortal())) as { names: Record<string, Record<string, string>> };
    expect(names["organizations"]).toEqual({ college: "Колледж № 1", plant: "Завод" });
    expect(names["regions"]).toEqual({ "16": "Республика Татарстан", "63": "Самарская область" });
    expect(names["instruments"]).toEqual({ dual: "Дуальное обучение" });
  });

  test("every field of the schema says in Russian what it means", () => {
    const silent: string[] = [];
    const look = (node: unknown, path: string) => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, part] of Object.entries(node)) {
        const here = `${path}/${key}`;
        if (path.endsWith("/properties") && !/[а-яё]/i.test((part as { description?: string }).description ?? ""))
          silent.push(here);
        look(part, here);
      }
    };
    look(schema(), "");
    expect(silent).toEqual([]);
    expect(JSON.stringify(schema())).toContain("Идентификатор записи: organizations.");
    expect(JSON.stringify(schema())).toContain("Идентификатор из словаря instruments.");
  });
});

describe("nothing moves by itself", () => {
  afterEach(() => vi.useRealTimers());

  test("the same entries in another order, at another hour, give the same bytes", () => {
    vi.useFakeTimers({ now: new Date("2026-06-01T08:00:00Z"), toFake: ["Date"] });
    const morning = everything(fakePortal());
    vi.setSystemTime(new Date("2031-01-01T23:59:59Z"));
    const later = everything(makePortal([...openFakes().toReversed(), ...hiddenEntries().toReversed()]));
    expect(later).toEqual(morning);
    expect(Object.values(later).filter((text) => text.includes("2031"))).toEqual([]);
  });

  test("practices stand by their ids, and the file has the day of its last change", () => {
    const data = JSON.parse(practicesJson(fakePortal())) as { modified: string; practices: { id: string }[] };
    expect(data.practices.map(({ id }) => id)).toEqual(["alpha", "beta", "gamma"]);
    expect(data.modified).toBe("2026-05-20");
  });

  test("without practices there is no such day", () => {
    expect(JSON.parse(practicesJson(makePortal([])))).not.toHaveProperty("modified");
  });
});
