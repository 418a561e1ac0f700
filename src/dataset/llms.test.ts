import { describe, expect, test } from "vitest";
import { fakePortal } from "#tests/fake/dataset.ts";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { LIMIT, llms, longKinds, sectionLlms } from "./llms.ts";

/** A line of a list as llmstxt.org wants it. */
const item = /^- \[(?:[^[\]\\]|\\.)+\]\(https:\/\/\S+\): \S.*$/;

test("has the form of llmstxt.org: a title, a summary, words, sections of links", () => {
  const blocks = llms(fakePortal()).trimEnd().split("\n\n");
  expect(blocks[0]).toMatch(/^# Свод: /);
  expect(blocks[1]).toMatch(/^> \S/);
  const sections = blocks.slice(blocks.findIndex((block) => block.startsWith("## ")));
  expect(sections.filter((block) => block.startsWith("## "))).toEqual([
    "## Практики",
    "## Механизмы",
    "## Статьи",
    "## Данные",
    "## Optional",
  ]);
  const lines = sections.filter((block) => !block.startsWith("## ")).flatMap((block) => block.split("\n"));
  expect(lines.filter((line) => !item.test(line))).toEqual([]);
});

test("leads to the twins of entries", () => {
  expect(llms(fakePortal())).toContain("- [Запись alpha](https://svod.example/practices/alpha.md): Пример записи");
});

test("brackets in a title do not end the link", () => {
  const text = llms(makePortal([makeEntry("articles", "one", { title: "Отчёт [черновой] о практике" })]));
  expect(text).toContain(String.raw`- [Отчёт \[черновой\] о практике](https://svod.example/articles/one.md): `);
});

describe("a list that is too long", () => {
  const many = Array.from({ length: LIMIT + 5 }, (_, index) => makeEntry("articles", `article-${index}`));
  const portal = makePortal([...many, makeEntry("mechanisms", "one")]);

  test("goes on in a file of its own", () => {
    expect(longKinds(portal)).toEqual(["articles"]);
    const text = llms(portal);
    expect(text.match(/\/articles\/article-\d+\.md/g)).toHaveLength(LIMIT);
    expect(text).toContain("- [Статьи](https://svod.example/articles/llms.txt): полный список, 105 статей");
    expect(sectionLlms(portal, "articles").match(/\/articles\/article-\d+\.md/g)).toHaveLength(LIMIT + 5);
  });

  test("a list that fits has none", () => {
    expect(longKinds(makePortal(many.slice(0, LIMIT)))).toEqual([]);
  });
});
