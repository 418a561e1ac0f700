import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";
import { dump } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildCommand, buildEnvironment, createWorkspace, project } from "#bench/workspace.ts";
import { framePages } from "#src/entry/frame.ts";
import type { KindName } from "#src/entry/kinds.ts";
import { plain } from "#src/text/typography.ts";
import { sectionIds } from "#src/view/record-section.ts";
import { record, type Fields } from "#tests/fake/entry.ts";
import { makeVocabularies } from "#tests/fake/vocabulary.ts";

const document = "docs/adding.md";
/** The recipes that are played. */
const recipes = ["A field", "A kind"];

/** What a recipe says of one file: its whole text, or places that change. */
interface Block {
  way: string;
  file: string;
  text: string;
}

/** The blocks of a recipe that name a file, in their order. */
function blocksOf(markdown: string, recipe: string): Block[] {
  const chapter = markdown.split(/^## /m).find((part) => part.startsWith(`${recipe}\n`)) ?? "";
  return [...chapter.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm)].map(([, way = "", file = "", text = ""]) => ({
    way,
    file,
    text,
  }));
}

/** A text with one place of a diff changed. What stands around the place must be there, and only once. */
function changed(text: string, place: string): string {
  const lines = place.replace(/\n$/, "").split("\n");
  const side = (without: string) =>
    lines
      .filter((line) => !line.startsWith(without))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const parts = text.split(side("+"));
  if (parts.length !== 2) throw new Error(`stands ${parts.length - 1} times:\n${side("+")}`);
  return parts.join(side("-"));
}

async function play({ way, file, text }: Block, root: string): Promise<void> {
  const target = path.join(root, file);
  await mkdir(path.dirname(target), { recursive: true });
  if (way !== "diff") return writeFile(target, text);
  const before = await readFile(target, "utf8").catch(() => readFile(path.join(project, file), "utf8"));
  await writeFile(target, text.split("@@\n").reduce(changed, before));
}

const written = (fields: Fields, body: string) => `---\n${dump(fields)}---\n\n${body}\n`;

/** The least content that a portal is built from: a practice that uses the new field, and the pages of the frame. */
async function writeContent(root: string): Promise<void> {
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(root, "content", file)), { recursive: true });
    await writeFile(path.join(root, "content", file), text);
  };
  const entry = (kind: KindName, id: string, change: Fields, ending = "md") =>
    write(`${kind}/${id}.${ending}`, written(record(kind, id, change), "Текст."));
  await cp(path.join(project, "content/LICENSE.md"), path.join(root, "content/LICENSE.md"));
  await cp(path.join(project, "content/site.yaml"), path.join(root, "content/site.yaml"));
  for (const [name, terms] of Object.entries(makeVocabularies())) await write(`vocabulary/${name}.yaml`, dump(terms));
  for (const page of Object.keys(framePages)) await entry("pages", page, {}, "mdx");
  await entry("organizations", "college", {});
  await entry("practices", "one", { questions: ["Кто платит за станки?"] });
}

const markdown = await readFile(path.join(project, document), "utf8");
const played = recipes.map((recipe) => ({ recipe, blocks: blocksOf(markdown, recipe) }));
let root = "";
const built = (file: string) => readFile(path.join(root, "dist", file));
const words = async (file: string) => plain(String(await built(file)));

beforeAll(async () => {
  root = await createWorkspace("adding");
  await writeContent(root);
  for (const block of played.flatMap(({ blocks }) => blocks)) await play(block, root);
  const { status, stdout, stderr } = spawnSync(process.execPath, buildCommand, {
    cwd: root,
    encoding: "utf8",
    // The copy has settings of its own, not those of the goldens.
    env: { ...process.env, ...buildEnvironment, SVOD_SETTINGS: undefined },
  });
  if (status !== 0) throw new Error(`the copy was not built:\n${stdout}${stderr}`);
});

afterAll(() => rm(root, { recursive: true, force: true }));

test("the recipes name the files of the schema, of the record and of its sections", () => {
  const files = played.map(({ recipe, blocks }) => [recipe, ...blocks.map(({ file }) => file)]);
  expect(files).toEqual([
    ["A field", "src/entry/practice.ts", "src/view/practice-record.ts", "src/view/record-section.ts"],
    [
      "A kind",
      "src/entry/interview.ts",
      "src/entry/kinds.ts",
      "src/entry/address.ts",
      "src/view/sections.ts",
      "src/view/passport.ts",
      "src/view/record.ts",
      "src/view/record-section.ts",
      "tests/fake/entry.ts",
      "content/interviews/pervoe-intervyu.md",
    ],
  ]);
  // The example is no part of the project itself.
  expect(sectionIds).not.toContain("questions");
});

test("every file that the document names is there, or is made by a recipe", () => {
  const named = [...markdown.matchAll(/`((?:src|tests|content)\/[^`\s]*)`/g)].map(([, file = ""]) => file);
  expect(named).toContain("src/components/EntryText.astro");
  expect(named.filter((file) => !existsSync(path.join(project, file)))).toEqual([]);
});

describe("a field that was added", () => {
  test.each(["practices/one/index.html", "practices/feed.xml", "practices/one.md"])("is told by %s", async (file) => {
    const text = await words(file);
    expect(text).toContain("О чём спрашивают");
    expect(text).toContain("Кто платит за станки?");
  });

  test("is told by the package", async () => {
    const files = unzipSync(await built("practices/one.zip"));
    expect(plain(new TextDecoder().decode(files["one/one.md"]))).toContain("## О чём спрашивают\n\n- Кто платит");
  });

  test("stands in the contents of the page", async () => {
    expect(await words("practices/one/index.html")).toMatch(/<a href="#questions">\s*О чём спрашивают\s*<\/a>/);
  });
});

describe("a kind that was added", () => {
  const said = ["Станки привезли раньше розеток.", "Что советует", "Сначала договоритесь, кто чинит.", "Источники"];

  test.each(["interviews/pervoe-intervyu/index.html", "interviews/feed.xml", "interviews/pervoe-intervyu.md"])(
    "has its text, its record and its sources in %s",
    async (file) => {
      const text = await words(file);
      for (const part of [...said, "Кто отвечает"]) expect(text).toContain(part);
    },
  );

  test("is listed, and found by the feed of all", async () => {
    expect(await words("interviews/index.html")).toContain("С чего начать мастерскую");
    expect(await words("feed.xml")).toContain("Станки привезли раньше розеток.");
    expect(await words("sitemap.xml")).toContain("/interviews/pervoe-intervyu/");
  });
});
