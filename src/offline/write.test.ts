import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeScope } from "#tests/fake/worker-scope.ts";
import { writeOffline } from "./write.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "svod-worker-"));
  for (const [name, text] of Object.entries({
    "index.html": '<script src="/_astro/a.js">',
    "about/index.html": "about",
    "_astro/a.js": "script",
    "pagefind/index.pf": "index",
  })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the worker that was written, as a browser does: one script, no modules. */
async function startWritten() {
  const file = async (name: string) => readFile(path.join(folder, name), "utf8");
  const fake = fakeScope({
    "/": await file("index.html"),
    "/_astro/a.js": await file("_astro/a.js"),
    "/pagefind/index.pf": await file("pagefind/index.pf"),
    "/build.json": await file("build.json"),
  });
  runInNewContext(await file("sw.js"), { self: fake.scope, URL, Response, AbortController, setTimeout, clearTimeout });
  return fake;
}

test("the worker is one script that keeps what every visitor needs", async () => {
  const build = await writeOffline(folder, { enabled: true });
  expect(build.shell).toEqual(["/_astro/a.js", "/", "/pagefind/index.pf"]);
  const fake = await startWritten();
  await fake.happen("install");
  expect(fake.held(`svod-${build.id}`)?.toSorted()).toEqual(["/", "/_astro/a.js", "/pagefind/index.pf"]);
});

test("the build has another name when any of its files has changed, and the same when none has", async () => {
  const { id } = await writeOffline(folder, { enabled: true });
  expect(JSON.parse(await readFile(path.join(folder, "build.json"), "utf8"))).toEqual({ id });
  expect((await writeOffline(folder, { enabled: true })).id).toBe(id);
  await writeFile(path.join(folder, "about/index.html"), "about us");
  expect((await writeOffline(folder, { enabled: true })).id).not.toBe(id);
});

test("switched off, the worker is one script that removes itself", async () => {
  await writeOffline(folder, { enabled: false });
  const fake = await startWritten();
  await fake.scope.caches.open("svod-one");
  await fake.happen("install");
  await fake.happen("activate");
  expect(fake.deeds).toEqual(["unregister"]);
  expect(await fake.scope.caches.keys()).toEqual([]);
});
