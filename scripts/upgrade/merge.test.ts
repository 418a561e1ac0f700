import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { git as ask, unsafeTree } from "../git/state.ts";
import { changesSince } from "./changelog.ts";
import { mergeVersion, openMerge } from "./merge.ts";

let root = "";
const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const remove = (file: string) => rmSync(path.join(root, file));
const commit = () => {
  git("add", "-A");
  git("commit", "-q", "-m", "a change");
};
/** Does something on the branch of the later version. */
const upstream = (change: () => void) => {
  git("checkout", "-q", "later");
  change();
  commit();
  git("checkout", "-q", "main");
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "svod-"));
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Маяк");
  git("config", "user.email", "red@mayak.example");
  write("src/code.ts", "one\n\n\n\ntwo\n");
  for (const name of ["kept", "gone", "changed"]) write(`content/articles/${name}.md`, `${name}\n`);
  commit();
  git("branch", "later");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("the code of both sides comes together", () => {
  write("src/code.ts", "one of ours\n\n\n\ntwo\n");
  commit();
  upstream(() => write("src/code.ts", "one\n\n\n\ntwo of theirs\n"));
  expect(mergeVersion(root, "later")).toEqual({ isNew: true, conflicts: [], ours: [] });
  expect(read("src/code.ts")).toBe("one of ours\n\n\n\ntwo of theirs\n");
  expect(ask(root, "status", "--porcelain").out).toBe("");
  expect(mergeVersion(root, "later").isNew).toBe(false);
});

test("the content stays as it is: what is deleted, changed on both sides, added there, deleted there", () => {
  remove("content/articles/gone.md");
  write("content/articles/changed.md", "ours\n");
  commit();
  upstream(() => {
    write("content/articles/gone.md", "theirs\n");
    write("content/articles/changed.md", "theirs\n");
    write("content/articles/added.md", "theirs\n");
    remove("content/articles/kept.md");
  });
  const { conflicts, ours } = mergeVersion(root, "later");
  expect(conflicts).toEqual([]);
  expect(ours).toEqual(["added", "changed", "gone", "kept"].map((name) => `content/articles/${name}.md`));
  expect(git("ls-files", "content").split("\n").filter(Boolean)).toEqual([
    "content/articles/changed.md",
    "content/articles/kept.md",
  ]);
  expect(read("content/articles/changed.md")).toBe("ours\n");
  expect(existsSync(path.join(root, "content/articles/added.md"))).toBe(false);
  expect(ask(root, "status", "--porcelain").out).toBe("");
});

test("a place that both sides changed in the code waits for a person; the content is settled all the same", () => {
  write("src/code.ts", "one of ours\n\n\n\ntwo\n");
  remove("content/articles/gone.md");
  commit();
  upstream(() => {
    write("src/code.ts", "one of theirs\n\n\n\ntwo\n");
    write("content/articles/gone.md", "theirs\n");
  });
  expect(mergeVersion(root, "later").conflicts).toEqual([
    { file: "src/code.ts", advice: expect.stringContaining("между <<<<<<< и >>>>>>>") as string },
  ]);
  expect(read("src/code.ts")).toContain("<<<<<<<");
  expect(existsSync(path.join(root, "content/articles/gone.md"))).toBe(false);
  expect(openMerge(root)).toContain("эти файлы ждут вас.\n  src/code.ts\n    оставьте нужное между <<<<<<<");
  git("merge", "--abort");
  expect(openMerge(root)).toBeUndefined();
  expect(read("src/code.ts")).toBe("one of ours\n\n\n\ntwo\n");
});

test("a file that one side deleted and the other changed has no marks: it is told what to do with it", () => {
  for (const name of ["theirs", "ours"]) write(`src/${name}.ts`, `one of ${name}\n`);
  write("src/picture.png", "\0one");
  commit();
  git("branch", "-f", "later");
  remove("src/theirs.ts");
  write("src/ours.ts", "changed here\n");
  write("src/picture.png", "\0here");
  commit();
  upstream(() => {
    write("src/theirs.ts", "changed there\n");
    remove("src/ours.ts");
    write("src/picture.png", "\0there");
  });
  const advice = new Map(mergeVersion(root, "later").conflicts.map((one) => [one.file, one.advice]));
  expect([...advice.keys()]).toEqual(["src/ours.ts", "src/picture.png", "src/theirs.ts"]);
  expect(advice.get("src/theirs.ts")).toMatch(/вы удалили его.*удалённым: git rm src.theirs.ts.*git add/);
  expect(advice.get("src/ours.ts")).toMatch(/новая версия удалила.*git rm src.ours.ts.*ваш: git add/);
  expect(advice.get("src/picture.png")).toMatch(/меток внутри него нет.*git checkout --theirs/);
  // As it was told: the merge can be recorded then.
  git("rm", "-q", "src/theirs.ts");
  git("add", "src/ours.ts");
  git("checkout", "-q", "--theirs", "src/picture.png");
  git("add", "src/picture.png");
  expect(openMerge(root)).toContain("осталось записать его: git commit --no-edit");
  git("commit", "-q", "--no-edit");
  expect(read("src/ours.ts")).toBe("changed here\n");
  expect(read("src/picture.png")).toBe("\0there");
  expect(openMerge(root)).toBeUndefined();
});

test("what the makers take out of the content is code of theirs, whatever became of it here", () => {
  const long = (word: string) => `${"a line of the file\n".repeat(20)}${word}\n`;
  for (const name of ["gone", "changed"]) write(`content/tests/${name}.ts`, long(name));
  commit();
  git("branch", "-f", "later");
  remove("content/tests/gone.ts");
  write("content/tests/changed.ts", long("ours"));
  write("content/tests/own.ts", "of our own\n");
  commit();
  upstream(() => {
    for (const name of ["gone", "changed"]) {
      write(`tests/${name}.ts`, long(`${name} and moved`));
      remove(`content/tests/${name}.ts`);
    }
  });
  expect(mergeVersion(root, "later").conflicts).toEqual([]);
  for (const name of ["gone", "changed"]) expect(read(`tests/${name}.ts`)).toBe(long(`${name} and moved`));
  expect(git("ls-files", "content/tests")).toBe("content/tests/changed.ts\ncontent/tests/own.ts\n");
  expect(read("content/tests/changed.ts")).toBe(long("ours"));
  expect(ask(root, "status", "--porcelain").out).toBe("");
});

test("a merge that was killed before the content was put back is known by the next run", () => {
  upstream(() => {
    write("content/articles/kept.md", "theirs\n");
    write("src/code.ts", "one of theirs\n");
  });
  // What a killed program leaves: the first step alone.
  git("merge", "-q", "--no-ff", "--no-commit", "later");
  expect(openMerge(root)).toMatch(/content.*прервали на полпути\.\nОткажитесь от него \(git merge --abort\)/);
  git("merge", "--abort");
  expect(openMerge(root)).toBeUndefined();
  expect(mergeVersion(root, "later")).toMatchObject({ conflicts: [], ours: ["content/articles/kept.md"] });
  expect(read("content/articles/kept.md")).toBe("kept\n");
});

test("a folder without Git, and one with changes, is not touched", () => {
  expect(unsafeTree(root)).toBeUndefined();
  write("src/new.ts", "");
  expect(unsafeTree(root)).toContain("?? src/new.ts");
  expect(unsafeTree(path.join(root, ".."))).toContain("нет хранилища Git");
});

test("the changelog is shown from the known version on", () => {
  const text = "# Что нового\n\n## 0.3.0 — a\n\nтри\n\n## 0.2.0 — b\n\nдва\n\n## 0.1.0 — c\n\nодин\n";
  expect(changesSince(text, "0.2.0")).toBe("## 0.3.0 — a\n\nтри");
  expect(changesSince(text, "0.3.0")).toBe("");
  expect(changesSince(text, "0.0.1")).toContain("один");
});
