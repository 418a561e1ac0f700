import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { expect } from "vitest";
import { findBrowser } from "#scripts/install.mjs";
import { serve } from "#scripts/serve.ts";
import { builtFolder, demandSite } from "../site/site.ts";

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
  /** Windows that flows have left as they found them, by their options. */
  idle: Map<string, Visit>;
  /** Absolute address of a path of the portal. */
  at(path: string): string;
  close(): Promise<void>;
}

async function launch(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error("Браузера для проверок нет. Запустите их командой npm test: она его установит.");
  return chromium.launch({
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
}

/** One browser serves all the files of a worker; it ends with the worker, as Playwright sees to. */
let launched: Promise<Browser> | undefined;

/** Serves the built portal, or another folder, on a free port, and opens the browser. */
export async function openStage(folder: string = builtFolder): Promise<Stage> {
  demandSite();
  launched ??= launch();
  const [browser, serving] = await Promise.all([launched, serve(folder, { port: 0 })]);
  const idle = new Map<string, Visit>();
  return {
    browser,
    url: serving.url,
    idle,
    at: (path) => serving.url + path.slice(1),
    close: async () => {
      for (const { context } of idle.values()) await context.close();
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
  // Ten times what was seen on a busy machine; a flow that waits for nothing ends with its test.
  page.setDefaultTimeout(30_000);
  return {
    context,
    page,
    faults,
    go: async (path) => {
      await page.goto(stage.at(path), { waitUntil: "load" });
    },
  };
}

/** A window as it was before a flow, for the next one: opening another takes longer than most flows. */
async function tidy(stage: Stage, { context, page }: Visit, options: BrowserContextOptions): Promise<void> {
  // No page of the portal: nothing of the last one is left that could still keep something.
  const rest = await page.goto(stage.at("/robots.txt"));
  // An answer that it is not there would be told late, as a fault of the next flow.
  if (!rest?.ok()) throw new Error("the folder has no robots.txt for a window to rest on between two flows");
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearPermissions();
  await page.emulateMedia({ media: null, colorScheme: null });
  if (options.permissions) await context.grantPermissions(options.permissions);
  if (options.viewport) await page.setViewportSize(options.viewport);
}

/** Makes sure that nobody does to a window that is handed on what cannot be taken back. */
function guard({ context, page }: Visit): void {
  const refuse = () => {
    throw new Error("the next flow would find this: visitingAlone gives a window of its own");
  };
  Object.assign(page, { addInitScript: refuse, route: refuse });
  Object.assign(page.clock, { install: refuse, setFixedTime: refuse, setSystemTime: refuse });
  Object.assign(context, { addInitScript: refuse, route: refuse, newPage: refuse });
}

/**
 * Does something in a window; whatever the browser complained of meanwhile fails the test. Flows with the same options
 * follow each other in one window. What cannot be taken back – scripts before the page's own, a clock, a route,
 * another page – needs `visitingAlone`.
 */
export async function visiting(
  stage: Stage,
  options: BrowserContextOptions,
  flow: (visit: Visit) => Promise<void>,
): Promise<void> {
  const key = JSON.stringify(options);
  const kept = stage.idle.get(key);
  stage.idle.delete(key);
  const window = kept ?? (await visit(stage, options));
  guard(window);
  let isWhole = false;
  try {
    await flow(window);
    expect(window.faults).toEqual([]);
    await tidy(stage, window, options);
    // What the browser says of being put in order is nobody's fault, and none of the next flow's.
    window.faults.length = 0;
    isWhole = true;
  } finally {
    if (isWhole) stage.idle.set(key, window);
    else await window.context.close();
  }
}

/** Does something in a window that nobody had and nobody gets; whatever the browser complained of fails the test. */
export async function visitingAlone(
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
