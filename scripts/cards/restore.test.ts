import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serve, type Serving } from "#scripts/serve.ts";
import { keptCard } from "#src/card/cache.ts";
import { printLastUse } from "#src/card/last-use.ts";
import { servedCards } from "#src/card/served.ts";
import { restoreCards } from "./restore.ts";

const whole = await readFile(path.resolve(import.meta.dirname, "../../tests/golden/cards/practice.png"));
const [old, older, broken] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"] as const;
const settings = { keepDays: 30, withdrawn: [] };

let root: string;
let cache: string;
let site: Serving;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "restore-"));
  cache = path.join(root, "cache");
  await mkdir(path.join(root, "site/og"), { recursive: true });
  await writeFile(path.join(root, "site/index.html"), "");
  site = await serve(path.join(root, "site"), { port: 0 });
});
afterEach(async () => {
  await site.close();
  await rm(root, { recursive: true, force: true });
});

const publish = (name: string, bytes: Buffer | string) => writeFile(path.join(root, "site/og", name), bytes);
const restore = (day = "2026-05-20") => restoreCards(site.url.replace(/\/$/, ""), cache, day, settings, fetch);

test("a fresh machine gets the pictures that are still to be kept, and the next site serves them", async () => {
  await publish("cards.json", printLastUse({ [old]: "2026-05-01", [older]: "2026-01-01", [broken]: "2026-05-01" }));
  await publish(`${old}.png`, whole);
  await publish(`${older}.png`, whole);
  await publish(`${broken}.png`, whole.subarray(0, 3000));
  expect(await restore()).toEqual({ listed: 2, fetched: 1, lost: [broken] });
  expect(await keptCard(old, cache)).toEqual(whole);
  expect(await keptCard(older, cache)).toBeUndefined();
  const served = await servedCards(new Set(), "2026-05-20", settings, { cache, lastSite: path.join(root, "none") });
  expect(served).toEqual({ lastUse: { [old]: "2026-05-01" }, lost: [broken] });
});

test("what is here already is not fetched again", async () => {
  await publish("cards.json", printLastUse({ [old]: "2026-05-01" }));
  await publish(`${old}.png`, whole);
  expect(await restore()).toMatchObject({ fetched: 1 });
  await rm(path.join(root, "site/og", `${old}.png`));
  expect(await restore()).toEqual({ listed: 1, fetched: 0, lost: [] });
});

test("where nothing was published there is nothing to restore", async () => {
  expect(await restore()).toBeUndefined();
});

test("a portal that does not answer, or answers with something else, is told in Russian", async () => {
  await publish("cards.json", "<!doctype html>");
  await expect(restore()).rejects.toThrow("не список картинок. Проверьте адрес портала");
  const down = () => Promise.resolve(new Response("", { status: 503 }));
  await expect(restoreCards("http://127.0.0.1:1", cache, "2026-05-20", settings, down)).rejects.toThrow(
    "http://127.0.0.1:1/og/cards.json не открывается: ответ 503. Повторите позже",
  );
  await expect(restoreCards("http://127.0.0.1:1", cache, "2026-05-20", settings, fetch)).rejects.toThrow(
    "не открывается",
  );
});
