import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { formatFaults } from "#src/loader/fault.ts";
import { announcedPostsFile } from "./posts.ts";
import { parsePosts, readPosts } from "./read.ts";

const post = { channel: "telegram", label: "Telegram", url: "https://t.me/svod/7", day: "2026-03-05" };
const fileWith = (posts: unknown, change = {}) => JSON.stringify({ version: 1, posts, ...change });

test("posts are found by the entry's id", () => {
  const { posts, faults } = parsePosts(fileWith({ liga: [post], constructor: [post] }));
  expect(faults).toEqual([]);
  expect([...posts.keys()]).toEqual(["liga", "constructor"]);
  expect(posts.get("liga")).toEqual([post]);
  expect(posts.get("toString")).toBeUndefined();
});

describe("a broken file is told with its field and how to mend it", () => {
  test.each<[string, string, { field?: string; line?: number; message?: RegExp }]>([
    ["empty", "", { message: /не JSON/ }],
    ["torn", '{\n  "version": 1,\n', { line: 3, message: /не JSON/ }],
    ["of another version", fileWith({}, { version: 2 }), { field: "version" }],
    ["a list", "[]", { message: /не то, что записывает журнал/ }],
    ["posts that are no group", fileWith([]), { field: "posts" }],
    [
      "an address that runs a script",
      fileWith({ p: [{ ...post, url: "javascript:alert(1)" }] }),
      { field: "posts.p[0].url" },
    ],
    ["a day that is none", fileWith({ "p-1": [{ ...post, day: "2026-02-31" }] }), { field: 'posts["p-1"][0].day' }],
    ["a key nobody knows", fileWith({ p: [{ ...post, likes: 3 }] }), { field: "posts.p[0]", message: /likes/ }],
  ])("%s", (_, text, { field, line, message = /не то, что записывает журнал/ }) => {
    const { posts, faults } = parsePosts(text);
    expect(posts.size).toBe(0);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: announcedPostsFile, message: expect.stringMatching(message) });
    expect([faults[0]?.field, faults[0]?.line]).toEqual([field, line]);
    expect(formatFaults(faults)).toContain("Как исправить: запишите файл заново: npm run crosspost -- ledger export");
  });
});

describe("on the disk", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "svod-posts-"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  test("without the file nothing is known, and nothing is wrong", async () => {
    expect(await readPosts(root)).toEqual({ posts: new Map(), faults: [] });
  });

  test("the file is read", async () => {
    await mkdir(path.join(root, path.dirname(announcedPostsFile)));
    await writeFile(path.join(root, announcedPostsFile), fileWith({ liga: [post] }));
    expect((await readPosts(root)).posts.get("liga")).toEqual([post]);
  });

  test("what stands in its place and is no file is a fault", async () => {
    await mkdir(path.join(root, announcedPostsFile), { recursive: true });
    expect((await readPosts(root)).faults).toMatchObject([{ message: "файл не читается (EISDIR)" }]);
  });
});
