import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lock } from "./lock.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "svod-lock-"));
  file = path.join(folder, "build.lock");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The number of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;

test("a free lock is taken and let go", async () => {
  const release = await lock(file);
  expect(existsSync(file)).toBe(true);
  await release();
  expect(await readdir(folder)).toEqual([]);
});

test("the second builder waits for the first", async () => {
  const order: string[] = [];
  const release = await lock(file);
  const second = lock(file, { every: 5, onWait: (pid) => order.push(`waits for ${pid}`) }).then((letGo) => {
    order.push("second");
    return letGo();
  });
  await expect.poll(() => order.length).toBe(1);
  order.push("first ends");
  await release();
  await second;
  expect(order).toEqual([`waits for ${process.pid}`, "first ends", "second"]);
});

test("of many builders one at a time works", async () => {
  let working = 0;
  let most = 0;
  const build = async () => {
    const release = await lock(file, { every: 2 });
    most = Math.max(most, ++working);
    await new Promise((resolve) => setTimeout(resolve, 3));
    working--;
    await release();
  };
  await Promise.all(Array.from({ length: 12 }, build));
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test("the lock of a dead process is taken over, by one only", async () => {
  await writeFile(file, JSON.stringify({ pid: deadPid(), token: "dead" }));
  let working = 0;
  let most = 0;
  const build = async () => {
    const release = await lock(file, { every: 2 });
    most = Math.max(most, ++working);
    await new Promise((resolve) => setTimeout(resolve, 3));
    working--;
    await release();
  };
  await Promise.all(Array.from({ length: 8 }, build));
  expect(most).toBe(1);
});

test("a lock that nobody has touched for long is taken over", async () => {
  await writeFile(file, JSON.stringify({ pid: process.pid, token: "silent" }));
  const old = new Date(Date.now() - 120_000);
  await utimes(file, old, old);
  const release = await lock(file);
  await release();
  expect(existsSync(file)).toBe(false);
});

test("an unreadable lock is taken over", async () => {
  await writeFile(file, "");
  await (
    await lock(file)
  )();
  expect(existsSync(file)).toBe(false);
});

test("patience ends", async () => {
  const release = await lock(file);
  await expect(lock(file, { every: 2, patience: 10 })).rejects.toThrow(`process ${process.pid} has held`);
  await release();
});
