import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { openSearch } from "#scripts/search/open.ts";
import { PIECES, unpackPiece } from "#src/search/lexicon.ts";
import { pagefindSource } from "#src/search/pagefind.ts";
import { builtFolder, demandSite } from "./site/site.ts";

/** What the search relies on and Pagefind's documents do not promise; after a new version this is what to look at. */

demandSite();
const folder = path.join(builtFolder, "pagefind");
const { source } = await openSearch(builtFolder);
const pieces = await Promise.all(PIECES.map(async (number) => unpackPiece(await source.piece(number))));
const known = new Map(pieces.flat().map(({ key, entries }) => [key, entries]));

test("a word is found in every entry that has it, at its places", async () => {
  expect(known.size).toBeGreaterThan(0);
  const wrong: string[] = [];
  for (const [key, entries] of known) {
    const found = await source.find(key, false);
    if (found.size !== entries || [...found.values()].some((places) => places.length === 0))
      wrong.push(`${key}: ${found.size} of ${entries}`);
  }
  expect(wrong).toEqual([]);
});

test("a word that no entry has is found nowhere: neither by its beginning nor by what looks like it", async () => {
  const strangers = [...known.keys()].flatMap((key) => [
    `${key}ъяснен`,
    `${key}щ`,
    key.replaceAll("й", "и"),
    key.replaceAll("и", "й"),
    key.slice(0, -1),
  ]);
  const found: string[] = [];
  for (const key of new Set(strangers))
    if (key !== "" && !known.has(key) && (await source.find(key, false)).size > 0) found.push(key);
  expect(found).toEqual([]);
});

test("a beginning is found where a word begins so, and only there", async () => {
  const wrong: string[] = [];
  const beginnings = new Set([...known.keys()].map((key) => key.slice(0, 5)));
  for (const beginning of beginnings) {
    if ((await source.find(beginning, true)).size === 0) wrong.push(beginning);
    if ((await source.find(`${beginning}ъщ`, true)).size > 0) wrong.push(`${beginning}ъщ`);
  }
  expect(wrong).toEqual([]);
});

test("every entry has a fragment that holds what is shown", async () => {
  const directory = await source.directory();
  const [word] = known.keys();
  const [entry] = (await source.find(word!, false)).keys();
  expect(await source.found(entry!)).toMatchObject({ url: expect.stringContaining("/"), title: expect.any(String) });
  const files = await readdir(path.join(folder, "fragment"));
  expect(files.toSorted()).toEqual(directory.fragments.map((name) => `${name}.pf_fragment`).toSorted());
});

test("a search that failed to load is loaded anew by the next try", async () => {
  const { fetch } = globalThis;
  const open = () =>
    pagefindSource(
      "http://127.0.0.1/pagefind/",
      () => import(pathToFileURL(path.join(folder, "pagefind.js")).href),
      (name) => readFile(path.join(folder, name), "utf8"),
    );
  const [word] = known.keys();
  // Pagefind tells the console, and may leave a promise that nobody holds: Vitest passes over what has a listener.
  vi.spyOn(console, "error").mockReturnValue(undefined);
  const passOver = () => {};
  process.on("unhandledRejection", passOver);
  onTestFinished(async () => {
    // What nobody held is told when the promises of this turn are done.
    await setImmediate();
    process.off("unhandledRejection", passOver);
  });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  await expect(open().find(word!, false)).rejects.toThrow("Failed to load Pagefind metadata");
  vi.stubGlobal("fetch", fetch);
  expect((await open().find(word!, false)).size).toBe(known.get(word!));
});

test("nothing of Pagefind is published that nobody loads", async () => {
  const names = (await readdir(folder)).map((name) => name.replace(/_[0-9a-f]+\./, "_*."));
  expect(names.toSorted()).toEqual([
    "fragment",
    "index",
    "pagefind-entry.json",
    "pagefind.js",
    "pagefind.unknown_*.pf_meta",
    "portal",
    "wasm.unknown.pagefind",
  ]);
  const entry = JSON.parse(await readFile(path.join(folder, "pagefind-entry.json"), "utf8")) as { languages: object };
  expect(Object.keys(entry.languages)).toEqual(["unknown"]);
});
