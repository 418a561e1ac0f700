/* How the workflow of pull requests tells an editor's change from one of the code: its own shell, in a real merge. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { plainGit } from "#tests/fake/ledger-repository.ts";

interface Step {
  id?: string;
  run?: string;
  if?: string;
}
const { jobs } = parse(readFileSync(".github/workflows/check.yml", "utf8")) as { jobs: { check: { steps: Step[] } } };
const { steps } = jobs.check;

/** The merge of a branch that changed these files; gives what the step tells the others. */
function scopeOf(files: string[], { merged = true } = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), "svod-pull-request-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: root, env: plainGit });
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  git("init", "--quiet", "--initial-branch", "main");
  for (const name of ["content/a.md", "src/a.ts"]) write(name, "before");
  git("add", ".");
  git("commit", "--quiet", "--message", "Begin");
  git("switch", "--quiet", "--create", "work");
  for (const name of files) write(name, "after");
  git("add", ".");
  git("commit", "--quiet", "--message", "Change");
  if (merged) {
    git("switch", "--quiet", "main");
    git("merge", "--quiet", "--no-ff", "--no-edit", "work");
  }
  const output = path.join(root, ".git/output");
  writeFileSync(output, "");
  const script = steps.find(({ id }) => id === "scope")?.run ?? "exit 1";
  execFileSync("bash", ["-e", "-c", script], { cwd: root, env: { ...plainGit, GITHUB_OUTPUT: output } });
  return readFileSync(output, "utf8").trim();
}

test.each([
  ["content alone", ["content/a.md", "content/new.md"], "content=alone"],
  ["content and code", ["content/a.md", "src/a.ts"], ""],
  ["code alone", ["src/a.ts"], ""],
  ["a folder that only begins like content", ["contents/a.md"], ""],
])("%s", (_, files, told) => {
  expect(scopeOf(files)).toBe(told);
});

test("what is no pull request is tested whole", () => {
  expect(scopeOf(["content/a.md"], { merged: false })).toBe("");
});

test("content alone is checked and built, everything else is tested", () => {
  const when = (alone: boolean) =>
    steps.filter((step) => step.if?.includes(`outputs.content ${alone ? "==" : "!="} 'alone'`)).map(({ run }) => run);
  expect(when(true)).toEqual(["npm run check -- content", "npm run build"]);
  expect(when(false)).toEqual(["npm test", "npm run check"]);
});
