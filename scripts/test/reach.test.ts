import { describe, expect, test } from "vitest";
import { judgedBy, reachOf } from "./reach.ts";

const sources = new Map([
  ["src/text/word.ts", "export const word = 1;"],
  ["src/text/word.test.ts", 'import { word } from "./word.ts";'],
  ["src/view/line.ts", 'import { word } from "#src/text/word.ts";'],
  ["src/view/line.test.ts", 'import { line } from "./line.ts";'],
  ["src/pages/index.astro", '---\nimport "../styles/home.css";\n---\n<p>Слово</p>'],
  ["src/pages/search.astro", '---\nimport { line } from "#src/view/line.ts";\n---\n<p>{line}</p>'],
  ["src/styles/home.css", '@import "./rows.css";'],
  ["src/styles/rows.css", ""],
  ["content/practices/one.md", ""],
  ["scripts/serve.ts", "export const serve = 1;"],
  ["scripts/serve.test.ts", 'const program = new URL("./serve.ts", import.meta.url);'],
  ["tests/site/site.ts", "export const readSite = 1;"],
  ["tests/browser/stage.ts", 'import { serve } from "#scripts/serve.ts";'],
  ["tests/browser/pages.test.ts", 'import { openStage } from "./stage.ts";'],
  [
    "content/tests/search.test.ts",
    '// Judges: src/pages/search.astro\nimport { readSite } from "#tests/site/site.ts";',
  ],
  ["tests/site/entries.test.ts", 'import { readSite } from "./site.ts";'],
  ["tests/portal/content/site.yaml", ""],
  ["tests/golden/feed/all.xml", ""],
  ["src/feed/rss.test.ts", 'const folder = new URL("../../tests/golden/feed", import.meta.url);'],
  ["README.md", ""],
  ["tests/house.test.ts", 'const text = read("README.md");'],
]);

describe("what a change can reach", () => {
  test.each([
    [
      "a file and who imports it, up to the page",
      ["src/view/line.ts"],
      [
        "content/tests/search.test.ts",
        "src/view/line.test.ts",
        "tests/browser/pages.test.ts",
        "tests/site/entries.test.ts",
      ],
      { needsSite: true, needsBrowser: true },
    ],
    [
      "another page leaves alone what is judged by its own",
      ["src/styles/home.css"],
      ["tests/browser/pages.test.ts", "tests/site/entries.test.ts"],
      { needsSite: true, needsBrowser: true },
    ],
    ["a test that was edited", ["src/text/word.test.ts"], ["src/text/word.test.ts"], {}],
    [
      "content, by what judges it and names no page",
      ["content/practices/one.md"],
      ["tests/site/entries.test.ts"],
      { needsSite: true },
    ],
    ["an entry that is gone", ["content/practices/gone.md"], ["tests/site/entries.test.ts"], { needsSite: true }],
    [
      "the portal of the tests, by what judges the code",
      ["tests/portal/content/site.yaml"],
      ["tests/browser/pages.test.ts", "tests/site/entries.test.ts"],
      { needsSite: true, needsBrowser: true },
    ],
    [
      "a program that a test only starts",
      ["scripts/serve.ts"],
      ["scripts/serve.test.ts", "tests/browser/pages.test.ts"],
      { needsBrowser: true },
    ],
    ["a golden, by who names its folder", ["tests/golden/feed/all.xml"], ["src/feed/rss.test.ts"], {}],
    ["a document, by who reads it", ["README.md"], ["tests/house.test.ts"], {}],
    ["a picture that nobody names", [".github/portal.png"], [], {}],
  ])("%s", (_, changed, tests, needs) => {
    expect(reachOf(changed, sources)).toEqual({ tests, needsSite: false, needsBrowser: false, ...needs });
  });

  test("who changes the ground reaches everything", () => {
    const all = [...sources.keys()].filter((file) => file.endsWith(".test.ts"));
    expect(reachOf(["package.json"], sources)).toEqual({ tests: all.toSorted(), needsSite: true, needsBrowser: true });
  });
});

test("a test may say in several lines what it judges", () => {
  expect(judgedBy("// Judges: a b\n// Judges: c\nimport 1;")).toEqual(["a", "b", "c"]);
  expect(judgedBy("import 1;")).toBeUndefined();
});
