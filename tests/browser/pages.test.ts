import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillShelf, pageTypes, settled } from "./page-types.ts";
import { openStage, phone, visit, type Stage, type Visit } from "./stage.ts";
import { readContent } from "../site/content.ts";
import { readSite } from "../site/site.ts";

const portal = await readContent();
const built = await readSite();
const types = pageTypes(portal);
const practice = new Map(types).get("practice") ?? "";

let stage: Stage;
let narrow: Visit;
/** Makes the narrow window one for a finger, and back. */
let finger: CDPSession;
let touch: Visit;
let quiet: Visit;
beforeAll(async () => {
  stage = await openStage();
  // One window for each way of looking, kept open: opening takes longer than looking.
  narrow = await visit(stage, { viewport: { width: 320, height: 640 } });
  touch = await visit(stage, phone);
  finger = await narrow.context.newCDPSession(narrow.page);
  await fillShelf(narrow, portal);
  await fillShelf(touch, portal);
  quiet = await visit(stage, { ...phone, javaScriptEnabled: false });
});
afterAll(() => stage?.close());

/** What the browser complained of since the last time. */
/** How soon a file that was asked for early is used depends on the machine: the quiet window, where it never is, tells. */
const isOfTime = (fault: string) =>
  fault.includes("was preloaded using link preload but not used within a few seconds");
const complaints = (window: Visit, timed = true) =>
  window.faults.splice(0).filter((fault) => timed || !isOfTime(fault));

/** Elements that reach past the right edge, unless something around them scrolls; the last are the innermost. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const clipped = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || clipped(element.parentElement));
    const told = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !clipped(element.parentElement))
      .map((element) => {
        const name = `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
        const right = Math.round(element.getBoundingClientRect().right);
        return `${name} «${element.textContent?.trim().slice(0, 40)}» to ${right} of ${width}`;
      });
    return told.length > 0 ? told.slice(-5) : [`the page is ${document.documentElement.scrollWidth} wide of ${width}`];
  });

/** Targets that are too small for a finger. */
const small = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((targets) =>
    targets
      .filter((target) => target.checkVisibility())
      .flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        const least = target.matches("button, summary, input[type=search]") ? 44 : 24;
        const words = `${target.tagName.toLowerCase()} «${target.textContent?.trim().slice(0, 30)}»`;
        return Math.min(width, height) + 0.5 >= least
          ? []
          : [`${words} ${width.toFixed(1)}×${height.toFixed(1)}, not ${least}`];
      }),
  );

describe.each(types)("%s", (_, path) => {
  // One load for all: opening a page takes longer than looking at it.
  test("fits a narrow window and large letters, can be used with a finger, and asks nobody for anything", async () => {
    const { page } = narrow;
    await page.setViewportSize({ width: 320, height: 640 });
    await narrow.go(path);
    await settled(page);
    const found: Record<string, string[]> = { "320 px": await overflowing(page) };
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    for (const width of [640, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      found[`200 %, ${width} px`] = await overflowing(page);
    }
    await page.setViewportSize({ width: 360, height: 640 });
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
    const isCoarse = () => page.evaluate(() => matchMedia("(pointer: coarse)").matches);
    expect(await isCoarse()).toBe(false);
    await finger.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    expect(await isCoarse()).toBe(true);
    found["small for a finger"] = await small(page, "button, summary, input[type=search]");
    await finger.send("Emulation.setTouchEmulationEnabled", { enabled: false });
    // The largest letters and spaces of the version for the visually impaired, on a phone.
    await page.evaluate(() => Object.assign(document.documentElement.dataset, { size: "huge", spacing: "wide" }));
    found["huge and wide, 360 px"] = await overflowing(page);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((key) => [key, []])));
    expect(complaints(narrow, false)).toEqual([]);
  });

  test("can be read without scripts", async () => {
    const { page } = quiet;
    await quiet.go(path);
    expect(await page.locator("h1").isVisible()).toBe(true);
    expect((await page.locator("main").innerText()).length).toBeGreaterThan(60);
    // What would do nothing is not offered.
    const idle = await page.locator(".needs-script, .display-panel, .steps input").all();
    expect(await Promise.all(idle.map((element) => element.isVisible()))).not.toContain(true);
    expect(complaints(quiet)).toEqual([]);
  });
});

test("without scripts the passport opens, the catalogue leads on, the search explains itself", async () => {
  const { page, go } = quiet;
  await go("/practices/");
  await page.locator(".entry-row a").first().tap();
  await page.locator(".passport summary").tap();
  expect(await page.locator(".passport dl").isVisible()).toBe(true);
  await go("/search/?q=наставник");
  expect(await page.locator(".notice").first().innerText()).toContain("Поиск работает со скриптами");
  await page.locator(".notice").first().getByRole("link", { name: "список всех практик" }).tap();
  expect(await page.locator("h1").innerText()).toBe("Практики");
  expect(complaints(quiet)).toEqual([]);
});

/** A list that is long enough to have a second page. */
function longList(): string {
  const second = built.pages.find(({ address }) => address.endsWith("/2/"));
  if (!second) throw new Error("no list has a second page");
  return second.address.slice(0, -"2/".length);
}

test.each([
  ["the header", "/practices/", ".site-header a, .site-header summary"],
  ["the search form", "/", ".search-form input, .search-form button, .search-form a"],
  ["the display panel", "/", ".display-panel__form button, .display-panel__form label"],
  ["the pages of a list", longList(), ".pagination a"],
  ["the letters of the glossary", "/glossary/", ".letters a"],
  ["the facets", "/practices/", ".catalogue__dialog li label"],
  ["the contents of a practice", practice, ".contents a"],
  ["its steps", practice, ".steps input"],
  ["its links to the networks", practice, ".share a"],
  ["the footer", "/", ".site-footer li a"],
])("%s: targets are large enough for a finger", async (_, path, selector) => {
  const { page, go } = touch;
  await go(path);
  if (selector.includes("display-panel")) await page.locator(".display-panel summary").tap();
  if (selector.includes("dialog")) {
    await page.locator(".catalogue--live").waitFor();
    await page.locator("[data-part=open]").tap();
  }
  expect(await page.locator(selector).first().isVisible()).toBe(true);
  expect(await small(page, selector)).toEqual([]);
});
