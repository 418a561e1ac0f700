import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildFolders, recover, swap } from "./swap.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "svod-swap-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(folder: string, text: string) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "index.html"), text);
}
const served = () => readFile(path.join(root, "dist/index.html"), "utf8");

test("the first build becomes the site", async () => {
  await write(buildFolders(root).next, "new");
  await swap(root);
  expect(await served()).toBe("new");
});

test("the next build replaces the site and leaves nothing behind", async () => {
  const { site, next, previous } = buildFolders(root);
  await write(site, "old");
  await writeFile(path.join(site, "gone.html"), "old");
  await write(next, "new");
  await swap(root);
  expect(await served()).toBe("new");
  expect([existsSync(path.join(site, "gone.html")), existsSync(next), existsSync(previous)]).toEqual([
    false,
    false,
    false,
  ]);
});

test("a failed exchange can be undone", async () => {
  await write(buildFolders(root).site, "old");
  // There is no next site: the second rename fails after the first.
  await expect(swap(root)).rejects.toThrow("ENOENT");
  expect(existsSync(path.join(root, "dist"))).toBe(false);
  expect(await recover(root)).toBe(true);
  expect(await served()).toBe("old");
});

test("after a finished exchange the new site stays", async () => {
  const { site, previous } = buildFolders(root);
  await write(site, "new");
  await write(previous, "old");
  expect(await recover(root)).toBe(false);
  expect(await served()).toBe("new");
  expect(existsSync(previous)).toBe(false);
});

test("with nothing to recover nothing happens", async () => {
  expect(await recover(root)).toBe(false);
});
