import { readFile } from "node:fs/promises";
import matter from "gray-matter";
import { describe, expect, test } from "vitest";
import { kinds } from "#src/entry/kinds.ts";
import { elementOf, shapeOf, unwrap } from "#src/entry/schema-walk.ts";
import { referenceOf } from "#src/entry/field.ts";
import { vocabularies } from "#src/entry/vocabulary.ts";
import { readFiles } from "#tests/fake/library.ts";
import { altered, practiceText, soundFiles, type Files } from "#tests/fake/manuscript.ts";
import { allMistakes } from "#tests/fake/mistake/all.ts";
import type { Mistake } from "#tests/fake/mistake/mistake.ts";
import { grayPng } from "#tests/fake/mistake/picture.ts";

/** What a fault must be: a pattern stands for a text that only has to match it. */
const expected = (fault: Mistake["fault"]) =>
  Object.fromEntries(
    Object.entries(fault).map(([key, value]) => [key, value instanceof RegExp ? expect.stringMatching(value) : value]),
  );

const sound: Files = { ...soundFiles, "content/images/sound.png": await grayPng(4, 4) };
const cases = await allMistakes();

test("a sound library has no faults", async () => {
  const { library, faults } = await readFiles(sound);
  expect(faults).toEqual([]);
  expect(library.entries.map((entry) => entry.data.id).toSorted()).toEqual([
    "clause-one",
    "org-holder",
    "sound",
    "sound-event",
    "sound-page",
  ]);
});

describe("one mistake is one fault", () => {
  test.each([...cases])("%s", async (_name, { path, content, fault, beside }) => {
    const { faults } = await readFiles({ ...sound, ...beside, [path]: content });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: path, ...expected(fault) });
    expect(faults[0]?.message).toMatch(/[а-яё]{3}/u);
    // A case that names no line or no field means that there is none.
    expect([faults[0]?.line, faults[0]?.field]).toEqual([fault.line, fault.field]);
  });
});

test("all mistakes at once are all told, each once, and the sound entries stay", async () => {
  const files = [...cases.values()].map(({ path, content, beside }) => ({ ...beside, [path]: content }));
  const { library, faults } = await readFiles(Object.assign({}, sound, ...files));
  expect(faults.map((fault) => fault.file).toSorted()).toEqual([...cases.values()].map(({ path }) => path).toSorted());
  for (const { path, fault } of cases.values())
    expect(faults.find(({ file }) => file === path)).toMatchObject(expected(fault));
  expect(library.entries.map((entry) => entry.data.id)).toEqual(
    expect.arrayContaining(["clause-one", "org-holder", "sound", "sound-event", "sound-page"]),
  );
});

test("a file with many mistakes is told all of them at once", async () => {
  const changes = [
    ["status: demo", "status: reel"],
    ["holder: org-holder", "holder: org-holdr"],
    ["problem:", "problm:"],
  ] as const;
  const many = changes.reduce((text, [from, to]) => altered(text, from, to), practiceText("many"));
  const { faults } = await readFiles({
    ...sound,
    "content/practices/many.md": `${many}\n\n<b>x</b> [y](javascript:z)\n`,
  });
  const told = faults.map(({ file, field, message }) => `${file.split("/").at(-1)} ${field ?? "text"}: ${message}`);
  expect(told.toSorted()).toEqual([
    "many.md holder: «org-holdr» нет в content/organizations/",
    "many.md problem: обязательное поле не заполнено",
    "many.md problm: такого поля нет",
    "many.md status: такого значения нет",
    "many.md text: в тексте стоит HTML: <b>",
    "many.md text: ссылка «javascript:z» ведёт не на страницу",
  ]);
});

test("front matter in JavaScript is not run, though gray-matter left alone would run it", async () => {
  const { path, content } = cases.get("front matter in JavaScript")!;
  const global = globalThis as { svodWasRun?: string };
  await readFiles({ ...sound, [path]: content });
  expect(global.svodWasRun).toBeUndefined();
  matter(String(content));
  expect(global.svodWasRun).toBe("bytes-4");
  delete global.svodWasRun;
});

test("what is allowed in a text is no fault", async () => {
  const text = altered(
    practiceText("allowed"),
    "Последний абзац.",
    [
      "<!-- Памятка редактору -->",
      "[Почта](mailto:bc@nark.ru), [телефон](tel:+74950000000), [сайт](HTTPS://nark.ru), [ниже](#раздел), [метка](/tags/lean/?sort=new#list), www.nark.ru.",
      "Абзац[^s1] с 5 \\< 6, {скобками} и `<кодом>`.",
      "![Серый квадрат](sound.png)",
      "> Цитата\n> > в цитате",
      "| а | б |\n| - | - |\n| 1 | 2 |",
    ].join("\n\n"),
  );
  expect((await readFiles({ ...sound, "content/practices/allowed.md": text })).faults).toEqual([]);
});

describe("a fault has no echoes", () => {
  const holder = "content/organizations/holder.md";
  const link = altered(practiceText("linking"), "(/practices/)", "(/organizations/holder/)");

  test.each([
    ["an entry that fails its schema", (text: string) => altered(text, "type: college", "type: 5")],
    ["an entry whose YAML does not parse", (text: string) => altered(text, "title: Колледж", "title: Колледж: и")],
    ["an entry with a BOM", (text: string) => `\uFEFF${text}`],
    ["an entry with CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
  ])("%s may be referred and linked to", async (_what, spoil) => {
    const { library, faults } = await readFiles({
      ...sound,
      [holder]: spoil(String(sound[holder])),
      "content/practices/linking.md": link,
    });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.file).toBe(holder);
    expect(library.entries.some((entry) => entry.data.id === "org-holder")).toBe(false);
  });

  test("the year of a faulty entry has its archive", async () => {
    const early = altered(
      altered(practiceText("early"), "published: 2026-03-05", "published: 2019-03-05"),
      "stage: pilot",
      "stage: Пилот",
    );
    const linking = altered(practiceText("linking"), "(/practices/)", "(/archive/2019/)");
    const { faults } = await readFiles({
      ...sound,
      "content/practices/early.md": early,
      "content/practices/linking.md": linking,
    });
    expect(faults.map(({ file, field }) => [file, field])).toEqual([["content/practices/early.md", "stage"]]);
  });

  test.each([
    ["does not parse", "- id: lean\n  label: Бережливые: технологии\n"],
    ["fails its schema", "- {id: lean, lable: Бережливые технологии, label: Бережливые технологии}\n"],
  ])("the terms of a vocabulary that %s may be referred and linked to", async (_what, content) => {
    const linking = altered(practiceText("linking"), "(/practices/)", "(/tags/lean/)");
    const { faults } = await readFiles({
      ...sound,
      "content/vocabulary/tags.yaml": content,
      "content/practices/linking.md": linking,
    });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.file).toBe("content/vocabulary/tags.yaml");
  });
});

test("a term twice in a vocabulary is a fault with its line", async () => {
  const { faults } = await readFiles({
    ...sound,
    "content/vocabulary/tags.yaml": "- {id: lean, label: Один}\n- {id: lean, label: Два}\n",
  });
  expect(faults).toEqual([
    expect.objectContaining({
      file: "content/vocabulary/tags.yaml",
      line: 2,
      field: "id",
      message: "идентификатор «lean» в словаре уже есть",
    }),
  ]);
});

test("reading twice gives the same entries and digests, and a changed letter another digest", async () => {
  const digests = async (files: Files) =>
    (await readFiles(files)).library.entries.map((entry) => [entry.file, entry.digest]);
  const once = await digests(sound);
  expect(once).toHaveLength(5);
  expect(await digests(sound)).toEqual(once);
  const changed = await digests({
    ...sound,
    "content/practices/sound.md": altered(practiceText("sound"), "Последний", "Крайний"),
  });
  expect(
    changed
      .filter(([file, digest]) => !once.some(([otherFile, other]) => file === otherFile && digest === other))
      .map(([file]) => file),
  ).toEqual(["content/practices/sound.md"]);
});

test("every reference in a schema names a kind or a vocabulary", () => {
  const targets = new Set<string>();
  const collect = (schema: Parameters<typeof unwrap>[0]) => {
    const target = referenceOf(unwrap(schema));
    if (target) targets.add(target);
    for (const field of Object.values(shapeOf(schema))) collect(field);
    const element = elementOf(schema);
    if (element) collect(element);
  };
  for (const { schema } of Object.values(kinds)) collect(schema);
  for (const schema of Object.values(vocabularies)) collect(schema);
  expect(targets.size).toBeGreaterThan(10);
  for (const target of targets) expect([...Object.keys(kinds), ...Object.keys(vocabularies)]).toContain(target);
});

test("the vocabularies of the portal are sound", async () => {
  const { faults, library } = await readFiles(sound);
  expect(faults).toEqual([]);
  expect(library.vocabularies.rubrics).toHaveLength(7);
  expect(await readFile(new URL("../../content/vocabulary/rubrics.yaml", import.meta.url), "utf8")).toContain(
    library.vocabularies.rubrics[0]!.label,
  );
});
