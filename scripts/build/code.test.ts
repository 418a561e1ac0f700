import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeDigest, forgetPagesOfOtherCode } from "./code.ts";

let root: string;
const kept = () => path.join(root, ".cache/astro/incremental-build.json");
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "svod-code-"));
  await mkdir(path.join(root, "src/feed"), { recursive: true });
  await writeFile(path.join(root, "src/feed/rss.ts"), "export const a = 1;\n");
  await writeFile(path.join(root, "astro.config.mjs"), "export default {};\n");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const build = async () => {
  await mkdir(path.dirname(kept()), { recursive: true });
  await writeFile(kept(), "{}");
};

test("pages stay while the code is the same", async () => {
  await forgetPagesOfOtherCode(root);
  await build();
  expect(await forgetPagesOfOtherCode(root)).toBe(false);
  expect(existsSync(kept())).toBe(true);
});

test.each([
  ["changed", "src/feed/rss.ts"],
  ["added", "src/feed/json.ts"],
  ["changed among the settings", "astro.config.mjs"],
])("pages go when code was %s", async (_, file) => {
  await forgetPagesOfOtherCode(root);
  await build();
  await writeFile(path.join(root, file), "export const b = 2;\n");
  expect(await forgetPagesOfOtherCode(root)).toBe(true);
  expect(existsSync(kept())).toBe(false);
});

test("content is no code", async () => {
  const before = await codeDigest(root);
  await mkdir(path.join(root, "content"));
  await writeFile(path.join(root, "content/a.md"), "text");
  expect(await codeDigest(root)).toBe(before);
});
