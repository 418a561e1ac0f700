/* The documents say what the code is: rooms, commands, variables of the environment, files, words. */
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { allChannels } from "#scripts/crosspost/channels/list.ts";
import { commands } from "#scripts/crosspost/commands/list.ts";
import { kinds } from "#src/entry/kinds.ts";

const read = (file: string) => readFileSync(file, "utf8");
const documents = ["README.md", "CONTRIBUTING.md", "UPGRADING.md", ...globSync("docs/**/*.md")];
/** Written for editors and for who runs the channels; they name commands and files as well. */
const pages = globSync("content/pages/*.mdx");
const folders = (place: string) =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** The first cells of the rows of a document's tables that begin with inline code. */
const firstCells = (file: string) => [...read(file).matchAll(/^\| +`([^`]+)` +\|/gm)].map(([, cell = ""]) => cell);
/** Everything that a document sets as code, in a line or in a block. */
const codeIn = (file: string) => {
  const text = read(file);
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) => block.split("\n"));
  return [...blocks, ...[...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code)];
};

describe("rooms", () => {
  const told = firstCells("docs/architecture.md");
  test("docs/architecture.md tells of every room, and of none that is gone", () => {
    const rooms = [...folders("src").map((room) => `src/${room}/`), "content/", "scripts/", "tests/", "bench/"];
    expect(told.toSorted()).toEqual(rooms.toSorted());
  });
  test("its picture has every room of src that draws a page or an output", () => {
    const [, picture = ""] = /```\n([\s\S]*?)```/.exec(read("docs/architecture.md")) ?? [];
    const drawn = new Set(picture.match(/[a-z]+/g));
    expect(folders("src").filter((room) => room !== "integrations" && !drawn.has(room))).toEqual([]);
  });
  test("docs/crosspost.md tells of every room of cross-posting", () => {
    const rooms = folders("scripts/crosspost").map((room) => `scripts/crosspost/${room}/`);
    expect(firstCells("docs/crosspost.md").toSorted()).toEqual(rooms.toSorted());
  });
});

test("docs/publishing.md tells of every workflow", () => {
  expect(firstCells("docs/publishing.md").toSorted()).toEqual(readdirSync(".github/workflows").toSorted());
});

describe("commands", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  test("README.md tells of every command", () => {
    const told = new Set(codeIn("README.md").map((code) => /^npm (?:run )?([\w:-]+)/.exec(code)?.[1]));
    expect(Object.keys(scripts).filter((name) => !told.has(name))).toEqual([]);
  });
  test("a command that is named is there", () => {
    const unknown = [...documents, ...pages].flatMap((file) =>
      [...read(file).matchAll(/\bnpm run ([\w:-]+)/g)].flatMap(([, name = ""]) =>
        name in scripts ? [] : [`${file}: ${name}`],
      ),
    );
    expect(unknown).toEqual([]);
  });
  test("a command of cross-posting that is named is there", () => {
    const unknown = [...documents, ...pages].flatMap((file) =>
      [...read(file).matchAll(/npm run crosspost -- ([a-z]+)/g)].flatMap(([, name = ""]) =>
        commands.some((command) => command.name === name) ? [] : [`${file}: ${name}`],
      ),
    );
    expect(unknown).toEqual([]);
  });
});

test("docs/environment.md tells of every variable that is read", () => {
  /** What every system or GitHub gives a program. */
  const given = new Set(["PATH", "HOME", "USER", "USERNAME", "GITHUB_ACTOR", "NO_COLOR"]);
  const programs = globSync("{src,scripts,tests,bench}/**/*.{ts,mjs,astro}").concat(globSync("*.{ts,mjs}"));
  const named = programs.flatMap((file) =>
    [...read(file).matchAll(/(?<!import\.meta\.)\benv(?:\.|\[["'])([A-Z][A-Z0-9_]+)\b/g)].map(([, name = ""]) => name),
  );
  const keys = allChannels.flatMap(({ wire }) => wire?.secrets.map(({ name }) => name) ?? []);
  const wanted = new Set([...named.filter((name) => !given.has(name) && !name.startsWith("npm_")), ...keys]);
  expect(firstCells("docs/environment.md").toSorted()).toEqual([...wanted].toSorted());
});

describe("files", () => {
  /** Where a shortened path may begin. */
  const places = ["", "src", "scripts", "scripts/crosspost", "scripts/check", ".github/workflows", "content"];
  /** What a build writes, what a community may have, and a package that is called like a file. */
  const others = new Set(["sw.js", "build.json", "content/theme.css", "content/metrics/", "ical.js"]);
  const names = new Set(globSync("{src,scripts,tests,bench}/**/*.*").map((file) => path.basename(file)));
  const isThere = (code: string) =>
    others.has(code) ||
    // It goes when a community begins a portal of its own.
    code.startsWith("content/tests/") ||
    places.some((place) => existsSync(path.join(place, code))) ||
    // A file by its name alone, or an output by the route that makes it.
    (!code.includes("/") && [code, `${code}.ts`].some((name) => names.has(name)));
  test("a file or folder that is named is there", () => {
    const missing = documents.flatMap((file) =>
      codeIn(file)
        .filter((code) => /^[\w.[\]/-]+(?:\.(?:ts|mjs|js|astro|css|ya?ml|mdx?|json|xsl)|\/)$/.test(code))
        .filter((code) => !/^(?:\/|dist\/|\.cache\/|og\/|pagefind\/)/.test(code) && !isThere(code))
        .map((code) => `${file}: ${code}`),
    );
    expect(missing).toEqual([]);
  });
  test("a link leads somewhere", () => {
    const dead = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].flatMap(([, to = ""]) =>
        existsSync(path.join(path.dirname(file), to)) ? [] : [`${file}: ${to}`],
      ),
    );
    expect(dead).toEqual([]);
  });
  test("every document can be reached from docs/architecture.md or the list of decisions", () => {
    const links = read("docs/architecture.md");
    expect(
      globSync("*.md", { cwd: "docs" }).filter((file) => file !== "architecture.md" && !links.includes(`(${file})`)),
    ).toEqual([]);
  });
});

test("docs/glossary.md names every kind as the code does", () => {
  const rows = [...read("docs/glossary.md").matchAll(/^\| `(\w+)` +\| [^|]+\| ([^|]+?) +\|$/gm)];
  const told = Object.fromEntries(rows.map(([, name = "", word = ""]) => [name, word]));
  expect(told).toEqual(
    Object.fromEntries(
      Object.entries(kinds).map(([name, { one }]) => [name, one.charAt(0).toLowerCase() + one.slice(1)]),
    ),
  );
});

describe("length", () => {
  const words = (file: string) =>
    read(file)
      .split(/\s+/)
      .filter((word) => /\p{L}/u.test(word)).length;
  test("CONTRIBUTING.md is read in one sitting", () => {
    expect(words("CONTRIBUTING.md")).toBeLessThanOrEqual(900);
  });
  test("a decision is half a page: choice, what was tried, date, when to look again", () => {
    const all = globSync("docs/decisions/*.md");
    expect(all.length).toBeGreaterThan(5);
    for (const file of all) {
      expect(words(file), file).toBeLessThanOrEqual(320);
      expect(read(file), file).toMatch(/20\d\d/);
      expect(read(file), file).toMatch(/look again/i);
    }
  });
});
