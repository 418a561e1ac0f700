import { parseFrontmatter } from "@astrojs/internal-helpers/frontmatter";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { practiceText, soundFiles } from "#tests/fake/manuscript.ts";
import { decode, parseManuscript, parseYaml, splitBody } from "./front-matter.ts";

const content = new URL("../../content/", import.meta.url);
const entries = readdirSync(content, { recursive: true, encoding: "utf8" })
  .filter((name) => /^[a-z]+[\\/].*\.mdx?$/.test(name))
  .toSorted();

/** Astro's YAML makes a `Date` of a day; ours leaves it as it is written. */
function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutDates(part)]));
}

function manuscriptOf(source: string) {
  const parsed = parseManuscript("content/practices/any.md", source);
  if ("fault" in parsed) throw new Error(parsed.fault.message);
  return parsed.manuscript;
}

describe("our reader and Astro's agree", () => {
  const published = entries.map((name) => [`content/${name}`, readFileSync(new URL(name, content), "utf8")] as const);
  const fakes = Object.entries(soundFiles).map(([name, source]) => [`fake ${name}`, String(source)] as const);

  test.each([...published, ...fakes])("on %s", (_name, source) => {
    const ours = manuscriptOf(source);
    const theirs = parseFrontmatter(source);
    expect(ours.data).toEqual(withoutDates(theirs.frontmatter));
    expect(Object.keys(ours.data).length).toBeGreaterThan(3);
    expect(ours.body).toBe(theirs.content.replace(/^\n/, ""));
  });
});

describe("splitBody gives the body that parseManuscript gives", () => {
  const sources = [
    ...Object.values(soundFiles).map(String),
    "---\nid: one\n---",
    "---\nid: one\n---\n",
    "---\nid: one\n---\nТекст без строки на конце",
    "---\nid: one\n---\n\nТекст\n\n---\n\nПосле черты\n",
  ];

  test.each(sources)("%#", (source) => {
    expect(splitBody(source)).toBe(manuscriptOf(source).body);
  });
});

describe("lineOf", () => {
  const source = practiceText("lines");
  const { lineOf, bodyOffset, body } = manuscriptOf(source);
  const lines = source.split("\n");

  test.each([
    [["id"], "id: lines"],
    [["tags"], "tags: [lean]"],
    [["period"], "period:"],
    [["period", "end"], '  end: "2020"'],
    [["results", 0], "  - metric: Выпускники"],
    [["results", 0, "unit"], "    unit: человек"],
    [["results", 0, "note"], "  - metric: Выпускники"],
    [["resources", "money", "text"], "resources:"],
    [["nothing"], "---"],
    [[], "---"],
  ])("%j", (path, expected) => {
    expect(lines[lineOf(path) - 1]).toBe(expected);
  });

  test("bodyOffset counts the lines before the body", () => {
    expect(lines.slice(bodyOffset).join("\n")).toBe(body);
  });
});

test("a day stays as it is written", () => {
  expect(parseYaml("a.yaml", "day: 2026-02-31\nyear: 2026\nanswer: no")).toEqual({
    data: { day: "2026-02-31", year: 2026, answer: "no" },
  });
});

test("decode returns sound text unchanged", () => {
  expect(decode("a.md", new TextEncoder().encode("---\nid: ёж\n---\n\tа\n"))).toEqual({
    text: "---\nid: ёж\n---\n\tа\n",
  });
});
