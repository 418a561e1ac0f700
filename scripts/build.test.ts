import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/** A portal whose content cannot be published: it has no vocabularies. */
let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "svod-build-"));
  await mkdir(path.join(root, "content"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const build = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(import.meta.dirname, "build.ts"), ...args], { cwd: root, encoding: "utf8" });

async function page(folder: string, text: string) {
  await mkdir(path.join(root, folder), { recursive: true });
  await writeFile(path.join(root, folder, "index.html"), text);
}
const served = () => readFile(path.join(root, "dist/index.html"), "utf8");

test("faults in the content are told, and the site stays as it was", async () => {
  await page("dist", "old");
  const { status, stderr } = build();
  expect(status).toBe(1);
  expect(stderr).toContain("content/vocabulary/rubrics.yaml\n  словаря нет\n  Как исправить:");
  expect(stderr).not.toContain("    at ");
  expect(await served()).toBe("old");
});

test("a broken list of posts is told before anything is built, and the site stays as it was", async () => {
  await page("dist", "old");
  await mkdir(path.join(root, ".cache"));
  await writeFile(path.join(root, ".cache/posts.json"), '{ "version": 1, "posts": { "liga": 7 } }');
  const { status, stderr } = build();
  expect(status).toBe(1);
  expect(stderr).toContain(".cache/posts.json — поле «posts.liga»\n  не то, что записывает журнал публикаций");
  expect(stderr).toContain("Как исправить: запишите файл заново: npm run crosspost -- ledger export");
  expect(stderr).not.toContain("    at ");
  expect(await served()).toBe("old");
});

test("after an interrupted exchange the next build brings the last site back first", async () => {
  await page(".cache/previous", "old");
  await page(".cache/next", "half");
  expect(build().stdout).toContain("возвращаю прежний портал");
  expect(await served()).toBe("old");
  expect(existsSync(path.join(root, ".cache/next"))).toBe(false);
});

test("the lock is let go after a failure", () => {
  build();
  expect(existsSync(path.join(root, ".cache/build.lock"))).toBe(false);
});

test("help builds nothing", () => {
  const { status, stdout } = build("--help");
  expect([status, stdout.split("\n")[0]]).toEqual([0, "Собирает портал в папку dist."]);
  expect(existsSync(path.join(root, ".cache"))).toBe(false);
});
