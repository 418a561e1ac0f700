import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/** The program in a portal whose steps after the merge are stand-ins: what it says when they fail. */
const program = path.join(import.meta.dirname, "upgrade.ts");
let root = "";
const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
const commit = () => {
  git("add", "-A");
  git("commit", "-q", "-m", "a change");
};
const later = (change: () => void) => {
  git("checkout", "-q", "later");
  write("package.json", '{ "version": "0.3.0" }\n');
  change();
  commit();
  git("checkout", "-q", "main");
};
const upgrade = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "later", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "svod-"));
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Маяк");
  git("config", "user.email", "red@mayak.example");
  write("package.json", '{ "version": "0.2.0" }\n');
  write("CHANGELOG.md", "# Что нового\n");
  write("src/code.ts", "one\n");
  write("content/site.yaml", "name: Маяк\n");
  write("scripts/prepare.mjs", "");
  commit();
  git("branch", "later");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a program is given the faults of the content, a person is shown them", () => {
  const check = `const faults = [{ file: "content/site.yaml", message: "нет поля" }];
if (process.argv.includes("--json")) console.log(JSON.stringify({ entries: 0, faults }));
else console.error("content/site.yaml: нет поля");
process.exitCode = 1;\n`;
  later(() => write("scripts/lint-content.ts", check));
  const { code, out, err } = upgrade("--json");
  expect(code).toBe(10);
  expect(JSON.parse(out)).toMatchObject({
    to: "0.3.0",
    contentIsSound: false,
    faults: [{ file: "content/site.yaml", message: "нет поля" }],
  });
  expect(err).toContain("названо в ответе");
  git("reset", "-q", "--hard", "ORIG_HEAD");
  const told = upgrade();
  expect(told.code).toBe(10);
  expect(told.err).toMatch(/site\.yaml: нет поля[^]*названо выше/);
});

test("why the packages were not installed, and why a check did not end, is in the answer", () => {
  later(() => write("scripts/prepare.mjs", 'console.error("сеть не отвечает"); process.exitCode = 1;\n'));
  const { code, out, err } = upgrade("--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ reason: "сеть не отвечает" });
  expect(err).toContain("названа в ответе");
  git("reset", "-q", "--hard", "ORIG_HEAD");
  later(() => {
    write("scripts/prepare.mjs", "");
    write("scripts/lint-content.ts", 'throw new Error("проверка сломана");\n');
  });
  const broken = upgrade("--json");
  expect(broken.code).toBe(10);
  expect((JSON.parse(broken.out) as { reason: string }).reason).toContain("проверка сломана");
});

test("over an open merge nobody is told to save what holds marks of conflicts", () => {
  write("src/code.ts", "one of ours\n");
  commit();
  later(() => write("src/code.ts", "one of theirs\n"));
  const first = upgrade("--json");
  expect(first.code).toBe(10);
  expect(JSON.parse(first.out)).toMatchObject({ conflicts: [{ file: "src/code.ts" }] });
  const again = upgrade();
  expect(again).toMatchObject({ code: 1, out: "" });
  expect(again.err).toContain("Слияние не закончено");
  expect(again.err).toContain("git add src/code.ts");
  expect(again.err).toContain("git merge --abort");
  expect(again.err).not.toContain("git add -A");
});
