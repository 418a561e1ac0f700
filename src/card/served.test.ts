import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keptCard } from "./cache.ts";
import { printLastUse, type LastUse } from "./last-use.ts";
import { lastUseName, servedCards } from "./served.ts";

const whole = await readFile(path.resolve(import.meta.dirname, "../../tests/golden/cards/practice.png"));
const [old, now, gone] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"] as const;
const settings = { keepDays: 30, withdrawn: [] };

let root: string;
let folders: { cache: string; lastSite: string };
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "served-"));
  folders = { cache: path.join(root, "cache"), lastSite: path.join(root, "site") };
  await mkdir(folders.cache);
  await mkdir(folders.lastSite);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const write = (folder: string, lastUse: LastUse) => writeFile(path.join(folder, lastUseName), printLastUse(lastUse));
const serve = (day: string) => servedCards(new Set([now]), day, settings, folders);

it("serves what is in use when nothing was published before", async () => {
  expect(await serve("2026-05-31")).toEqual({ lastUse: { [now]: "2026-05-31" }, lost: [] });
});

it("goes on serving a picture of the last site, and keeps its bytes for the next", async () => {
  await write(folders.lastSite, { [old]: "2026-05-01" });
  await writeFile(path.join(folders.lastSite, `${old}.png`), whole);
  expect(await serve("2026-05-31")).toEqual({ lastUse: { [old]: "2026-05-01", [now]: "2026-05-31" }, lost: [] });
  expect(await keptCard(old, folders.cache)).toEqual(whole);
  expect((await serve("2026-06-01")).lastUse).toEqual({ [now]: "2026-06-01" });
});

it("serves what was restored into the cache of a fresh machine", async () => {
  await write(folders.cache, { [old]: "2026-05-01" });
  await writeFile(path.join(folders.cache, `${old}.png`), whole);
  expect((await serve("2026-05-02")).lastUse).toEqual({ [old]: "2026-05-01", [now]: "2026-05-02" });
});

it("names a picture that lies nowhere or is broken, and does not promise it", async () => {
  await write(folders.lastSite, { [old]: "2026-05-01", [gone]: "2026-05-01" });
  await writeFile(path.join(folders.lastSite, `${old}.png`), whole.subarray(0, 4000));
  expect(await serve("2026-05-02")).toEqual({ lastUse: { [now]: "2026-05-02" }, lost: [old, gone] });
  expect(await readdir(folders.cache)).toEqual([]);
});

it("does not take a broken list for an empty one", async () => {
  await writeFile(path.join(folders.lastSite, lastUseName), "{");
  await expect(serve("2026-05-02")).rejects.toThrow("испорчен");
});
