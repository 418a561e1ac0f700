import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { plainGit } from "#tests/fake/ledger-repository.ts";
import { changedFiles, NoComparison, readSources } from "./changed.ts";

/** A repository with one commit on `main` and a branch that grew out of it. */
function branch() {
  const root = mkdtempSync(path.join(tmpdir(), "svod-changed-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: root, env: plainGit });
  const write = (name: string, text: string) => writeFileSync(path.join(root, name), text);
  git("init", "--quiet", "--initial-branch", "main");
  for (const name of ["kept.ts", "gone.ts", "edited.ts", "committed.ts"]) write(name, `// ${name}`);
  git("add", ".");
  git("commit", "--quiet", "--message", "Begin");
  git("switch", "--quiet", "--create", "work");
  write("committed.ts", "// changed");
  git("commit", "--quiet", "--all", "--message", "Change");
  write("edited.ts", "// changed");
  write("новый.ts", "// new");
  rmSync(path.join(root, "gone.ts"));
  return root;
}

test("what was committed, edited, added and deleted since the branch began", () => {
  const root = branch();
  expect(changedFiles(root).toSorted()).toEqual(["committed.ts", "edited.ts", "gone.ts", "новый.ts"]);
  expect(changedFiles(root, "HEAD").toSorted()).toEqual(["edited.ts", "gone.ts", "новый.ts"]);
  expect([...readSources(root).keys()].toSorted()).toEqual(["committed.ts", "edited.ts", "kept.ts", "новый.ts"]);
});

test("a base that Git does not know is named", () => {
  expect(() => changedFiles(branch(), "v9")).toThrow(
    new NoComparison("Git не знает «v9». Назовите коммит, ветку или метку."),
  );
});
