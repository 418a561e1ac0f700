import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { parse } from "node-html-parser";
import { beforeAll, describe, expect, test } from "vitest";

/**
 * A second community: its portal begins as a clone, gets settings, colours and entries of its own, and later takes a
 * newer version of the code. The clone stands inside the project, so that Node and Vite find the packages.
 */
const project = path.join(import.meta.dirname, "..");
const root = path.join(project, ".cache/second-portal");

const identity = { GIT_AUTHOR_NAME: "Маяк", GIT_AUTHOR_EMAIL: "red@mayak.example" };
const environment = {
  PATH: process.env["PATH"],
  HOME: path.join(project, ".cache"),
  ...identity,
  GIT_COMMITTER_NAME: "Маяк",
  GIT_COMMITTER_EMAIL: "red@mayak.example",
  GIT_CONFIG_GLOBAL: "/dev/null",
  NO_COLOR: "1",
  // Twenty programs start here: each after the first finds what was compiled.
  NODE_COMPILE_CACHE: path.join(project, ".cache/second-portal-compile"),
  ASTRO_TELEMETRY_DISABLED: "1",
  SVOD_TODAY: "2026-11-28",
  // The packages are those of the project: what is installed when the lock file changes is tried elsewhere.
  npm_execpath: path.join(root, "node_modules/npm-cli.js"),
};
const git = (...args: string[]) =>
  execFileSync("git", args, { cwd: root, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: environment,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
};
const write = (file: string, text: string) => writeFileSync(path.join(root, file), text);
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
/** What the makers of the code change and delete later, whatever content this portal has. */
const theirs = { changed: "content/practices/oni-pravyat.md", gone: "content/practices/oni-ubrali.md" };
const commit = (message: string) => {
  git("add", "-A");
  git("commit", "-q", "-m", message);
};

function clone(): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(path.join(root, "node_modules"), { recursive: true });
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: project,
    encoding: "utf8",
  });
  for (const file of listed.split("\0").filter((name) => name && existsSync(path.join(project, name))))
    cpSync(path.join(project, file), path.join(root, file));
  symlinkSync(path.join(project, "node_modules/astro"), path.join(root, "node_modules/astro"), "junction");
  write("node_modules/npm-cli.js", "console.log('packages are there');\n");
  mkdirSync(path.join(root, "content/practices"), { recursive: true });
  for (const file of Object.values(theirs)) write(file, "Практика исходного портала.\n");
  git("init", "-q", "-b", "main");
  commit("The code as it is cloned");
  git("branch", "upstream");
}

const ownEntry = () =>
  read("content/articles/primer-stati.md")
    .replace("id: demo-article", "id: art-verf")
    .replace("slug: primer-stati", "slug: verf")
    .replace(/title: .*/, "title: Как верфь готовит сборщиков");

/** What the makers of the code do meanwhile: code, and content that the community no longer has or has changed. */
function laterVersion(): void {
  git("checkout", "-q", "upstream");
  const footer = "src/components/SiteFooter.astro";
  write(footer, read(footer).replace("Портал не ставит куки", "Портал никогда не ставит куки"));
  write("package.json", read("package.json").replace(/"version": "[^"]+"/, '"version": "99.0.0"'));
  write("CHANGELOG.md", read("CHANGELOG.md").replace("\n## ", "\n## 99.0.0 — 2099-01-01\n\nНовое в подвале.\n\n## "));
  write(theirs.changed, `${read(theirs.changed)}Дописано.\n`);
  rmSync(path.join(root, theirs.gone));
  write("content/practices/pridet-li.md", "Новая практика исходного портала.\n");
  write("content/site.yaml", read("content/site.yaml").replace(/^slogan: .*$/m, "slogan: Другое пояснение"));
  write("content/pages/about.mdx", `${read("content/pages/about.mdx")}\nДописано.\n`);
  commit("A later version");
  git("checkout", "-q", "main");
}

const builtFiles = () =>
  readdirSync(path.join(root, "dist"), { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
const pages = (files: readonly string[]) => files.filter((file) => file.endsWith(".html"));

/** Links of the built pages that lead to no file of the portal. */
function lostLinks(files: readonly string[]): string[] {
  const known = new Set(files);
  return pages(files).flatMap((file) =>
    parse(read(`dist/${file}`))
      .querySelectorAll("a[href], link[href], img[src], script[src]")
      .map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "")
      .map((address) => new URL(address, `https://mayak.example/${file.replace(/index\.html$/, "")}`))
      .filter(({ origin }) => origin === "https://mayak.example")
      .map(({ pathname }) =>
        decodeURI(pathname)
          .slice(1)
          .replace(/(^|\/)$/, "$1index.html"),
      )
      .filter((target) => !known.has(target))
      .map((target) => `${file} → ${target}`),
  );
}

const init = ["scripts/init.ts", "--name", "Маяк", "--address", "https://mayak.example", "--zone", "Asia/Vladivostok"];

describe("a second community", () => {
  beforeAll(() => {
    clone();
    laterVersion();
  });

  test("is told what init would do, and nothing changes", () => {
    const { code, out } = run(...init, "--dry-run", "--json");
    expect(code).toBe(0);
    const plan = JSON.parse(out) as { done: boolean; removed: string[]; written: string[] };
    expect(plan.done).toBe(false);
    expect(plan.removed.length).toBeGreaterThan(10);
    expect(plan.written).toContain("site.yaml");
    expect(git("status", "--porcelain")).toBe("");
  });

  test("is refused without a terminal and without --yes, with answers that are none, and over changes", () => {
    expect(run(...init)).toMatchObject({ code: 2, err: expect.stringContaining("--yes") as string });
    const wrong = run("scripts/init.ts", "--name", "М", "--address", "mayak", "--colour", "#ffff00", "--yes");
    expect(wrong.code).toBe(1);
    for (const told of ["--name (ключ", "--address (ключ", "--colour (ключ", "ничего не изменено"])
      expect(wrong.err).toContain(told);
    expect(wrong.err).not.toContain("файлов");
    expect(git("status", "--porcelain")).toBe("");
    write("content/site.yaml", `${read("content/site.yaml")}# правка\n`);
    expect(run(...init, "--yes")).toMatchObject({
      code: 1,
      err: expect.stringContaining("content/site.yaml") as string,
    });
    git("checkout", "-q", "--", "content/site.yaml");
  });

  test("gets its content back where an earlier init was interrupted in the exchange", () => {
    mkdirSync(path.join(root, ".cache/init"), { recursive: true });
    renameSync(path.join(root, "content"), path.join(root, ".cache/init/old"));
    expect(run(...init)).toMatchObject({ code: 2, err: expect.stringContaining("содержание возвращено") as string });
    expect(git("status", "--porcelain")).toBe("");
  });

  test("begins with one entry of each kind, and the check finds no fault", () => {
    const made = run(...init, "--contact", "red@mayak.example", "--colour", "#123a6b", "--yes");
    expect(made).toMatchObject({ code: 0, err: "" });
    const check = run("scripts/lint-content.ts");
    expect(check.err).toBe("");
    expect(check.out).toMatch(/practices 1, mechanisms 1, code 1, digests 1, articles 1, events 1, projects 1,/);
    // Now the community writes: an entry comes, an example goes, a page is its own.
    write("content/articles/verf.md", ownEntry());
    rmSync(path.join(root, "content/projects/primer-proekta.md"));
    write("content/pages/about.mdx", read("content/pages/about.mdx").replace("title: О портале", "title: О «Маяке»"));
    commit("Our own portal");
  });

  test("takes a later version: the code comes, the content stays, what is new is told", () => {
    const dry = run("scripts/upgrade.ts", "upstream", "--dry-run");
    expect(dry).toMatchObject({ code: 0, err: "" });
    expect(dry.out).toContain("src/components/SiteFooter.astro");
    const { code, out, err } = run("scripts/upgrade.ts", "upstream");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Новое в подвале.");
    expect(out).not.toContain("## 0.");
    expect(git("status", "--porcelain")).toBe("");
    expect(git("diff", "--name-only", "HEAD^1", "HEAD", "--", "content")).toBe("");
    expect(read("src/components/SiteFooter.astro")).toContain("никогда не ставит куки");
    expect(run("scripts/upgrade.ts", "upstream").out).toContain("уже здесь");
  });

  test("passes the tests of the code: they ask nothing of a community's content and settings", () => {
    const vitest = path.join(project, "node_modules/vitest/vitest.mjs");
    // Of all tests the cheap ones that such a thing once slipped into.
    const files = ["src/site/", "src/feed/", "src/card/golden", "scripts/crosspost/settings/", "tests/documents"];
    const { code, out, err } = run(vitest, "run", "--project=code", "--maxWorkers=1", ...files);
    expect(code, out + err).toBe(0);
    expect(out).toMatch(/Tests +\d{3} passed/);
  });

  test("builds its portal: its own name and colours, no link that leads nowhere, nothing of ours", () => {
    const { code, out, err } = run("scripts/build.ts");
    expect(code, out + err).toBe(0);
    const files = builtFiles();
    const home = read("dist/index.html");
    expect(home).toContain("Маяк");
    expect(home).toContain("никогда не ставит куки");
    const styles = files.filter((file) => file.endsWith(".css")).map((file) => read(`dist/${file}`));
    expect(styles.join("\n")).toMatch(/#123a6b/i);
    expect(read("dist/favicon.svg")).toContain("#123A6B");
    const texts = files.filter((file) => /\.(html|md|xml|json|txt|webmanifest)$/.test(file));
    expect(texts.filter((file) => /svod\.example|«Свод»|Свод собирает/.test(read(`dist/${file}`)))).toEqual([]);
    expect(pages(files).length).toBeGreaterThan(30);
    expect(lostLinks(files)).toEqual([]);
  });

  test("reads pages on which no sign of Markdown is left over, that of its channels among them", () => {
    for (const name of readdirSync(path.join(root, "content/pages"))) {
      const page = parse(read(`dist/${name.replace(/\.mdx$/, "")}/index.html`)).querySelector("main");
      for (const code of page?.querySelectorAll("pre, code, script, style") ?? []) code.remove();
      expect(page?.text.length, name).toBeGreaterThan(300);
      expect(page?.text, name).not.toMatch(/[`\\]/);
    }
    expect(read("dist/editors/index.html")).toContain("<code>content/</code>");
    expect(read("dist/channels/index.html")).toContain("TELEGRAM_BOT_TOKEN");
  });

  test("is told what is missing, and the portal that stands is not touched", () => {
    const stands = read("dist/index.html");
    const without = (file: string, check = "scripts/lint-content.ts") => {
      rmSync(path.join(root, file), { recursive: true });
      const { code, err } = run(check);
      git("checkout", "-q", "--", file);
      expect({ file, code }).toEqual({ file, code: 1 });
      expect(err).not.toMatch(/^\s+at /m);
      return err;
    };
    expect(without("content/vocabulary")).toContain("content/vocabulary/rubrics.yaml\n  словаря нет");
    expect(without("content/pages")).toContain("нет страницы /about/");
    for (const check of ["scripts/lint-content.ts", "scripts/build.ts"])
      expect(without("content/site.yaml", check)).toContain("настроек портала нет");
    expect(without("content/pages/about.mdx", "scripts/build.ts")).toContain("создайте content/pages/about.mdx");
    expect(read("dist/index.html")).toBe(stands);
  });

  test("is told by its name which setting a later version needs, and how to go back", () => {
    const before = git("rev-parse", "HEAD");
    git("checkout", "-q", "upstream");
    const schema = "src/site/schema.ts";
    write(
      schema,
      read(schema).replace("  publisher:", '  motto: text(80, 2).describe("Девиз портала."),\n  publisher:'),
    );
    commit("A setting that every portal must have");
    git("checkout", "-q", "main");
    const { code, err } = run("scripts/upgrade.ts", "upstream");
    expect(code).toBe(10);
    for (const told of ["content/site.yaml", "поле «motto»", "обязательное поле не заполнено", "ORIG_HEAD"])
      expect(err).toContain(told);
    git("reset", "-q", "--hard", "ORIG_HEAD");
    expect(git("rev-parse", "HEAD")).toBe(before);
  });

  test("builds with a single entry and every other kind empty, and no link leads nowhere", () => {
    for (const kind of ["practices", "mechanisms", "code", "digests", "articles", "events"])
      rmSync(path.join(root, "content", kind), { recursive: true });
    const { code, out, err } = run("scripts/build.ts");
    expect(code, out + err).toBe(0);
    expect(lostLinks(builtFiles())).toEqual([]);
  });
});
