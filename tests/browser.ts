import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { expect } from "vitest";
import { findBrowser } from "#scripts/install.mjs";
import { serve, type Serving } from "#scripts/serve.ts";
import { entryAddress, termAddress } from "#src/entry/address.ts";
import { isKind, type AnnouncedKind } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { builtFolder, demandSite } from "./site.ts";

/** A phone and a desktop, as the flows meet them. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

/** The browser and the built portal that it looks at. */
export interface Stage {
  browser: Browser;
  url: string;
  /** Absolute address of a path of the portal. */
  at(path: string): string;
  close(): Promise<void>;
}

/** Starts the browser and serves the built portal, or another folder, on a free port. */
export async function openStage(folder: string = builtFolder): Promise<Stage> {
  demandSite();
  const serving: Serving = await serve(folder, { port: 0 });
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error("Браузера для проверок нет. Запустите их командой npm test: она его установит.");
  const browser = await chromium.launch({
    executablePath,
    // Without a sandbox, a screen or a word to anybody: the same on a laptop and in a container.
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return {
    browser,
    url: serving.url,
    at: (path) => serving.url + path.slice(1),
    close: async () => {
      await browser.close();
      await serving.close();
    },
  };
}

/** A window whose faults are noted: errors, broken rules of the content policy, requests to others. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  faults: string[];
  /** Opens a path of the portal. */
  go(path: string): Promise<void>;
}

/** Opens a window of its own: storage and settings begin empty. */
export async function visit(stage: Stage, options: BrowserContextOptions = desktop): Promise<Visit> {
  const context = await stage.browser.newContext({
    locale: "ru-RU",
    timezoneId: "Europe/Moscow",
    // What is kept for a time without a network must not answer in place of the portal.
    serviceWorkers: "block",
    ...options,
  });
  const faults: string[] = [];
  const origin = new URL(stage.url).origin;
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) faults.push(`request to ${url}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  context.on("console", (message) => {
    const text = message.text();
    const isFault = message.type() === "error" || message.type() === "warning";
    // The worker is kept out on purpose: see serviceWorkers above.
    if (isFault && !text.includes("registration blocked by Playwright")) faults.push(`console: ${text}`);
  });
  context.on("weberror", (error) => faults.push(`error: ${error.error().message}`));
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  return {
    context,
    page,
    faults,
    go: async (path) => {
      await page.goto(stage.at(path), { waitUntil: "load" });
    },
  };
}

/** Does something in a window and shuts it; whatever the browser complained of meanwhile fails the test. */
export async function visiting(
  stage: Stage,
  options: BrowserContextOptions,
  flow: (visit: Visit) => Promise<void>,
): Promise<void> {
  const window = await visit(stage, options);
  try {
    await flow(window);
    expect(window.faults).toEqual([]);
  } finally {
    await window.context.close();
  }
}

/** One page of every type, by what it is called in a message. The entries are the content's own. */
export function pageTypes(portal: Portal): [name: string, path: string][] {
  const first = (kind: AnnouncedKind) => {
    const real = portal.published.find((entry) => isKind(entry, kind));
    const entry = real ?? portal.listed.find((one) => isKind(one, kind));
    if (!entry) throw new Error(`content/${kind} is empty`);
    return entryAddress(entry);
  };
  const term = (facet: "rubrics" | "audiences" | "regions") => {
    const used = portal.terms[facet].find(({ id }) => portal.mentioning(facet, id).length > 0);
    return termAddress(facet, used?.id ?? "");
  };
  const demos = portal.listed.filter((entry) => isKind(entry, "practices") && entry.data.status === "demo");
  const demo = demos.toSorted((a, b) => b.data.images.length - a.data.images.length)[0];
  const organization = portal
    .ofKind("organizations")
    .find(({ data }) => portal.mentioning("organizations", data.id).length > 0);
  if (!demo || !organization) throw new Error("the content has no demonstration practice or no organisation");
  const compared = portal.published.filter((entry) => isKind(entry, "practices")).slice(0, 3);
  const year = portal.published[0]?.data.published.slice(0, 4) ?? "";
  return [
    ["home", "/"],
    ["catalogue", "/practices/"],
    ["practice", first("practices")],
    ["demonstration practice", entryAddress(demo)],
    ["mechanisms", "/mechanisms/"],
    ["mechanism", first("mechanisms")],
    ["Code", "/code/"],
    ["Code and practices", "/code/coverage/"],
    ["catalogue with a choice", "/practices/?instruments=dual&my-money=3000000"],
    ["clause", first("code")],
    ["digests", "/digests/"],
    ["digest", first("digests")],
    ["article", first("articles")],
    ["events", "/events/"],
    ["event", first("events")],
    ["project", first("projects")],
    ["organizations", "/organizations/"],
    ["organization", entryAddress(organization)],
    ["regions", "/regions/"],
    ["region", term("regions")],
    ["rubric", term("rubrics")],
    ["audience", term("audiences")],
    ["glossary", "/glossary/"],
    ["archive", "/archive/"],
    ["open data", "/data/"],
    ["year", `/archive/${year}/`],
    ["search", "/search/"],
    ["search results", `/search/?q=${encodeURIComponent("дуальное")}`],
    ["comparison", `/compare/?practices=${compared.map(({ data }) => data.id).join(",")}`],
    ["favourites", "/favourites/"],
    ["printable set", "/favourites/set/"],
    ["without a network", "/offline/"],
    ["404", "/404.html"],
    ["editors", "/editors/"],
    ["subscriptions", "/subscriptions/"],
    ["updates", "/updates/"],
    ["entries in the channels", "/announced/"],
    ["how to read", "/how-to-read/"],
  ];
}

/** Puts entries on the shelf of a window: two favourites and a practice to compare, so that pages show what they hold. */
export async function fillShelf({ context }: Visit, portal: Portal): Promise<void> {
  const kept = portal.published.slice(0, 2);
  const favourites = kept.map((entry) => ({
    id: entry.data.id,
    to: entryAddress(entry),
    title: entry.data.title,
    added: "2026-11-01",
    note: "Показать мастерам",
  }));
  const practice = portal.published.find((entry) => isKind(entry, "practices"));
  await context.addInitScript(
    (held) => {
      for (const [key, value] of Object.entries(held)) localStorage.setItem(key, JSON.stringify(value));
    },
    { "svod-favourites": favourites, "svod-compare": practice ? [practice.data.id] : [] },
  );
}

/** Waits until a page has shown all that it loads: fonts, answers where a search is in the address, and the reader's shelf. */
export async function settled(page: Page): Promise<void> {
  if (page.url().includes("/compare/?")) await page.locator(".compare__table").waitFor();
  if (page.url().includes("?q=")) await page.locator(".search-page__results li").first().waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
