import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { git as ask, unsafeTree } from "../git/state.ts";
import { changesSince } from "./changelog.ts";
import { mergeVersion } from "./merge.ts";

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
  expect(mergeVersion(root, "later").conflicts).toEqual(["src/code.ts"]);
  expect(read("src/code.ts")).toContain("<<<<<<<");
  expect(existsSync(path.join(root, "content/articles/gone.md"))).toBe(false);
  expect(unsafeTree(root)).toContain("src/code.ts");
  git("merge", "--abort");
  expect(read("src/code.ts")).toBe("one of ours\n\n\n\ntwo\n");
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
