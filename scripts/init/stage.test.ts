import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recoverContent, stageContent } from "./stage.ts";

const answers = { name: "Маяк", address: "https://mayak.example" };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "svod-init-"));
  const vocabulary = path.join(import.meta.dirname, "../../content/vocabulary");
  await cp(vocabulary, path.join(root, "content/vocabulary"), { recursive: true });
  await writeFile(path.join(root, "content/own.md"), "наше");
});
afterEach(() => rm(root, { recursive: true, force: true }));
const own = () => readFile(path.join(root, "content/own.md"), "utf8");

test("an interruption between the two renames is mended, and the content is the old one, whole", async () => {
  const stage = await stageContent(root, answers);
  expect(stage.faults).toEqual([]);
  // What a kill after the first rename leaves.
  await rename(path.join(root, "content"), path.join(root, ".cache/init/old"));
  await stage.discard();
  expect(await recoverContent(root)).toBe(true);
  expect(await own()).toBe("наше");
  expect(existsSync(path.join(root, "content/vocabulary/rubrics.yaml"))).toBe(true);
  expect(await recoverContent(root)).toBe(false);
});

test("after a finished exchange the new content stays, though the old one was not cleaned away", async () => {
  const stage = await stageContent(root, answers);
  await stage.swap();
  await mkdir(path.join(root, ".cache/init/old"), { recursive: true });
  expect(await recoverContent(root)).toBe(false);
  expect(existsSync(path.join(root, "content/own.md"))).toBe(false);
  expect(await readFile(path.join(root, "content/site.yaml"), "utf8")).toContain("name: Маяк");
});

test("an exchange that fails puts the old content back", async () => {
  const stage = await stageContent(root, answers);
  await rm(path.join(root, ".cache/init/content"), { recursive: true });
  await expect(stage.swap()).rejects.toThrow("ENOENT");
  expect(await own()).toBe("наше");
});
