// Judges: src/offline src/integrations/offline.ts src/pages/_offline.astro
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { serve, type Serving } from "#scripts/serve.ts";
import { entryAddress } from "#src/entry/address.ts";
import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import { writeOffline } from "#src/offline/write.ts";
import { openStage, phone, type Stage } from "./stage.ts";
import { readContent } from "../site/content.ts";
import { builtFolder, fileOf } from "../site/site.ts";

const portal = await readContent();
const practices = portal.published.filter((entry): entry is EntryOf<"practices"> => isKind(entry, "practices"));
const [first, second, third] = practices;
if (!first || !second || !third) throw new Error("the content has fewer than three practices");

let stage: Stage;
let folder: string;
let newer: string;
let off: string;
let serving: Serving | undefined;
let context: BrowserContext;
let page: Page;
let port = 0;

/** What the newer build says in place of the older. */
const MARK = "Новая сборка";

beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(path.join(tmpdir(), "svod-offline-"));
  newer = path.join(folder, "newer");
  await cp(builtFolder, newer, { recursive: true });
  for (const entry of practices) {
    const file = path.join(newer, fileOf(entryAddress(entry)));
    await writeFile(file, (await readFile(file, "utf8")).replace('<p class="lead">', `<p class="lead">${MARK}. `));
  }
  await writeOffline(newer);
  off = path.join(folder, "off");
  await cp(builtFolder, off, { recursive: true });
  // What a build with the switch off says on every page; these are the ones that are visited.
  for (const address of ["/", entryAddress(first), entryAddress(second)]) {
    const file = path.join(off, fileOf(address));
    const html = await readFile(file, "utf8");
    const said = html.replace(/^(<!doctype html>\s*<html [^>]*)>/i, '$1 data-offline="off">');
    if (said === html) throw new Error(`${address} does not begin as a page does`);
    await writeFile(file, said);
  }
  await writeOffline(off, { enabled: false });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await stage?.close();
});

const start = async (site: string) => {
  serving = await serve(site, { port });
  port = Number(new URL(serving.url).port);
};
/** The network is gone: nobody answers at the portal's address. */
const stop = async () => {
  await serving?.close();
  serving = undefined;
};
beforeEach(async () => {
  await start(builtFolder);
  context = await stage.browser.newContext({ locale: "ru-RU", serviceWorkers: "allow", ...phone });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await stop();
});

const go = (address: string) => page.goto(`http://127.0.0.1:${port}${address}`, { waitUntil: "load" });
const heading = () => page.locator("h1").innerText();
const controlled = () =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });
const isKept = (address: string) =>
  page.evaluate(async (asked) => {
    for (const name of await caches.keys())
      if (name !== "svod-notes" && (await (await caches.open(name)).match(asked))) return true;
    return false;
  }, address);
/** Whether a page is noted for the worker of a newer build. */
const isWanted = (address: string) =>
  page.evaluate(async (asked) => {
    const note = await (await caches.open("svod-notes")).match("/~wanted");
    return ((await note?.json()) as string[] | undefined)?.includes(asked) ?? false;
  }, address);
/** How many builds have something kept. */
const builds = () => page.evaluate(async () => (await caches.keys()).filter((name) => name !== "svod-notes").length);
const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
const cacheNames = () => page.evaluate(async () => globalThis.caches.keys());
/** The reader goes to another window; a browser without a screen would call every page visible. */
const lookAway = () =>
  page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
const visited = async (address: string) => {
  await go(address);
  await expect.poll(() => isKept(address)).toBe(true);
};

test("what was visited, the favourites and the search open without a network", async () => {
  // The very first page comes before there is a worker, and is kept all the same.
  await go(entryAddress(first));
  await expect.poll(controlled).toBe(true);
  await expect.poll(() => isKept(entryAddress(first))).toBe(true);
  await go("/practices/");
  await page.locator(`[data-practice="${second.data.id}"] [data-act=favourite]`).click();
  await expect.poll(() => isKept(entryAddress(second))).toBe(true);
  await stop();

  await go(entryAddress(first));
  expect((await heading()).replaceAll("\u00A0", " ")).toBe(first.data.title);
  expect(await page.locator(".lead").first().innerText()).not.toBe("");
  await go(entryAddress(second));
  expect(await page.locator(".passport").count()).toBe(1);
  await go(entryAddress(third));
  expect(await heading()).toBe("Без сети");
  await expect.poll(() => page.locator("[data-part=pages] a").count()).toBeGreaterThan(2);
  const links = await page
    .locator("[data-part=pages] a")
    .evaluateAll((list) => list.map((link) => link.getAttribute("href")));
  expect(links).toEqual(expect.arrayContaining([entryAddress(first), entryAddress(second), "/search/"]));
  await go(`/search/?q=${encodeURIComponent("фабрка процесов")}`);
  const result = page.locator(".search-page__results li").first();
  await expect.poll(() => result.innerText()).toContain("Фабрика процессов");
  await go("/practices/?instruments=dual");
  await expect.poll(() => page.locator("[data-part=status]").innerText()).toContain("Отобрано");
});

test("a newer build is taken whole: first all is old, then all is new", async () => {
  await go("/");
  await expect.poll(controlled).toBe(true);
  await visited(entryAddress(first));
  await stop();
  await start(newer);
  // From the network comes what is deployed now.
  await go(entryAddress(second));
  expect(await page.locator(".lead").first().innerText()).toContain(MARK);
  // The new worker has fetched all that was visited, this page too, before its turn comes.
  await expect
    .poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)), {})
    .toBe(true);
  // What is visited until then it fetches afterwards.
  await go(entryAddress(third));
  expect(await builds()).toBe(2);
  // It is when the reader looks away for a while from a page that came from the network.
  await expect
    .poll(
      async () => {
        await lookAway();
        return builds();
      },
      { interval: 5000 },
    )
    .toBe(1);
  await expect.poll(() => isKept(entryAddress(third))).toBe(true);
  await stop();
  for (const entry of [first, second, third]) {
    await go(entryAddress(entry));
    expect(await page.locator(".lead").first().innerText(), entry.data.id).toContain(MARK);
  }
});

test("while the newer worker is not there, nothing of the newer build is kept with the older", async () => {
  const between = path.join(folder, "between");
  await cp(newer, between, { recursive: true });
  await cp(path.join(builtFolder, "sw.js"), path.join(between, "sw.js"));
  await go("/");
  await expect.poll(controlled).toBe(true);
  await visited(entryAddress(first));
  await stop();
  await start(between);
  await go(entryAddress(second));
  expect(await page.locator(".lead").first().innerText()).toContain(MARK);
  // The older worker has seen the page and left it to the newer one.
  await expect.poll(() => isWanted(entryAddress(second))).toBe(true);
  await stop();
  await go(entryAddress(first));
  expect(await page.locator(".lead").first().innerText()).not.toContain(MARK);
  await go(entryAddress(second));
  expect(await heading()).toBe("Без сети");
});

test("the reader can have all forgotten", async () => {
  await go("/offline/");
  await expect.poll(controlled).toBe(true);
  await page.reload();
  await page.getByRole("button", { name: "Не сохранять и удалить сохранённое" }).click();
  await expect.poll(cacheNames).toEqual([]);
  await go("/");
  await page.waitForLoadState("networkidle");
  expect(await registrations()).toBe(0);
  await go("/offline/");
  await page.getByRole("button", { name: "Снова сохранять" }).click();
  await page.reload();
  await expect.poll(controlled).toBe(true);
});

test("switched off, the next visit finds no worker and nothing kept, and the portal works", async () => {
  await go("/");
  await expect.poll(controlled).toBe(true);
  await visited(entryAddress(first));
  await stop();
  await start(off);
  await go(entryAddress(second));
  await expect.poll(registrations).toBe(0);
  await go("/");
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await expect.poll(cacheNames).toEqual([]);
  expect(await registrations()).toBe(0);
  await go(entryAddress(first));
  expect((await heading()).replaceAll("\u00A0", " ")).toBe(first.data.title);
  await page.locator(".entry-heading [data-act=favourite]").click();
  expect(await page.locator("[data-part=favourites-count]").innerText()).toBe("1");
  expect([await registrations(), await cacheNames()]).toEqual([0, []]);
  await stop();
  await expect(go(entryAddress(first))).rejects.toThrow("ERR_CONNECTION_REFUSED");
});

test("switched off, the worker goes by itself though no page says a word", async () => {
  await go("/");
  await expect.poll(controlled).toBe(true);
  await visited(entryAddress(first));
  await stop();
  await start(off);
  const hasMoved = () =>
    page.evaluate(async () => {
      const known = await navigator.serviceWorker.getRegistrations();
      return known.every(({ waiting }) => waiting !== null);
    });
  // Visits to what has no script: on the first the browser finds the newer worker by itself, and its turn comes when
  // the window is shut.
  const visit = async () => {
    await page.close();
    page = await context.newPage();
    await go("/robots.txt");
    await expect.poll(hasMoved).toBe(true);
    return { workers: await registrations(), caches: await cacheNames() };
  };
  await expect.poll(visit).toEqual({ workers: 0, caches: [] });
});
