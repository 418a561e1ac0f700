import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryAddress, slugAddress } from "#src/entry/address.ts";
import { pageTypes } from "./page-types.ts";
import { desktop, openStage, phone, visiting, visitingAlone, type Stage } from "./stage.ts";
import { readContent } from "../site/content.ts";
import { portalRoot } from "../site/site.ts";

const portal = await readContent();
const practice = new Map(pageTypes(portal)).get("practice") ?? "";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const sizes = [
  ["phone", phone],
  ["desktop", desktop],
] as const;

describe.each(sizes)("on a %s", (name, size) => {
  test("a reader searches from the home page and opens what was found", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/");
      await page.getByLabel("Что вы ищете?").fill("дуальное");
      await page.getByRole("button", { name: "Найти" }).click();
      const results = page.locator(".search-page__results > li h2 a");
      await results.first().waitFor();
      expect(new URL(page.url()).searchParams.get("q")).toBe("дуальное");
      expect(await page.getByRole("main").getByRole("status").innerText()).toMatch(/Наш.+\sстраниц/);
      const all = await results.allInnerTexts();
      expect(all.join("\n").toLowerCase()).toContain("дуальн");
      const title = all[0] ?? "";
      await results.first().click();
      await page.waitForURL((url) => !url.pathname.endsWith("/search/"));
      expect(await page.locator("h1").innerText()).toContain(title);
    }));

  test("a reader goes from a term to a practice, and from there to the catalogue", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/instruments/dual/");
      const first = page
        .locator('main a[href*="/practices/"]')
        .filter({ hasText: /\S/ })
        .and(page.locator(".entry-row a"))
        .first();
      const title = (await first.innerText()).trim();
      await first.click();
      await page.locator(".passport").waitFor();
      expect(await page.locator("h1").innerText()).toBe(title);
      await page.getByRole("navigation", { name: "Вы здесь" }).getByRole("link", { name: "Практики" }).click();
      expect(await page.locator("h1").innerText()).toBe("Практики");
    }));

  test("a step that is ticked stays ticked", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go(practice);
      const [first, second] = [page.locator(".steps input").first(), page.locator(".steps input").nth(1)];
      await first.check();
      expect(await second.isChecked()).toBe(false);
      await page.reload();
      expect(await first.isChecked()).toBe(true);
      await first.uncheck();
      await page.reload();
      expect(await first.isChecked()).toBe(false);
    }));

  test("the passport of a practice is at hand", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go(practice);
      const facts = page.locator(".passport dl");
      // On a phone it is folded until it is tapped; on a desktop it always stands beside the text.
      const press = async () => {
        if (name === "phone") await page.getByText("Паспорт практики").tap();
        else await page.getByText("Паспорт практики").click({ force: true });
      };
      expect(await facts.isVisible()).toBe(name === "desktop");
      await press();
      expect(await facts.isVisible()).toBe(true);
      expect(await facts.innerText()).toContain("Носитель");
      await press();
      expect(await facts.isVisible()).toBe(name === "desktop");
    }));

  test("an address that leads nowhere offers a search", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/404.html");
      await page.getByLabel("Что вы ищете?").fill("НОК");
      await page.keyboard.press("Enter");
      await page.locator(".search-page__results > li").first().waitFor();
      expect(new URL(page.url()).searchParams.get("q")).toBe("НОК");
    }));

  test("a former address leads to where the page stands now", () =>
    visiting(stage, size, async ({ page, go }) => {
      const moved = portal.entries.find(({ data }) => data.former_slugs.length > 0);
      if (!moved) throw new Error("nothing in the content has moved");
      await go(slugAddress(moved.kind, moved.data.former_slugs[0] ?? ""));
      await page.waitForURL(stage.at(entryAddress(moved)));
      expect(await page.locator("h1").innerText()).not.toBe("Страница переехала");
    }));
});

describe("from the keyboard", () => {
  /** Presses Tab until an element that fits has the focus. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((value) => document.activeElement?.matches(value) ?? false, selector)) return;
    }
    throw new Error(`Tab never reaches ${selector}`);
  }
  const scheme = (page: Page) => page.evaluate(() => document.documentElement.dataset["scheme"]);

  test("the version for the visually impaired is chosen, kept and given back", () =>
    visitingAlone(stage, desktop, async ({ page, context, go }) => {
      // Notes what the page looks like at the moment when it begins to have something to show.
      await context.addInitScript(() => {
        const watch = new MutationObserver(() => {
          if (!document.body) return;
          watch.disconnect();
          const { base: _, ...look } = document.documentElement.dataset;
          (globalThis as { atFirstPaint?: unknown }).atFirstPaint = look;
        });
        watch.observe(document, { childList: true, subtree: true });
      });
      const atFirstPaint = () => page.evaluate(() => (globalThis as { atFirstPaint?: unknown }).atFirstPaint);
      await go(practice);
      expect(await atFirstPaint()).toEqual({});
      const usual = await page.evaluate(() => getComputedStyle(document.body).fontSize);

      await tabTo(page, ".display-panel summary");
      await page.keyboard.press("Enter");
      await tabTo(page, "[data-low-vision]");
      await page.keyboard.press("Enter");
      expect(await scheme(page)).toBe("black-on-white");
      const look = await page.evaluate(() => {
        const { backgroundColor, color, fontSize } = getComputedStyle(document.body);
        return { backgroundColor, color, fontSize };
      });
      expect(look).toMatchObject({ backgroundColor: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)" });
      expect(Number.parseFloat(look.fontSize)).toBeGreaterThan(Number.parseFloat(usual) * 1.2);

      await tabTo(page, 'input[name="scheme"]');
      await page.keyboard.press("ArrowDown");
      expect(await scheme(page)).toBe("white-on-black");
      await tabTo(page, 'input[name="images"]');
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      expect(await page.locator(".display-panel form").isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.matches(".display-panel summary"))).toBe(true);

      const chosen = { scheme: "white-on-black", size: "large", spacing: "wide", images: "off" };
      for (const path of [practice, "/", "/search/"]) {
        await go(path);
        expect(await atFirstPaint()).toEqual(chosen);
        expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(0, 0, 0)");
      }
      await tabTo(page, ".display-panel summary");
      await page.keyboard.press("Enter");
      expect(await page.locator('input[name="scheme"]:checked').inputValue()).toBe("white-on-black");
      await tabTo(page, '[type="reset"]');
      await page.keyboard.press("Enter");
      expect(await scheme(page)).toBeUndefined();
      expect(await page.locator('input[name="scheme"]:checked').inputValue()).toBe("");
      await page.reload();
      expect(await atFirstPaint()).toEqual({});
    }));

  test("the first key leads past the header to the text", () =>
    visiting(stage, desktop, async ({ page, go }) => {
      await go(practice);
      await page.keyboard.press("Tab");
      const skip = page.getByRole("link", { name: "К содержанию" });
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      await expect.poll(async () => (await skip.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(0);
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement))).toBe(true);
    }));

  test("the focus is always seen", () =>
    visiting(stage, desktop, async ({ page, go }) => {
      await go(practice);
      const unseen: string[] = [];
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press("Tab");
        const hidden = await page.evaluate(() => {
          const focused = document.activeElement;
          if (!focused || focused === document.body) return undefined;
          const { outlineStyle, outlineWidth } = getComputedStyle(focused);
          const { width, height } = focused.getBoundingClientRect();
          const seen = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && width > 1 && height > 1;
          return seen ? undefined : focused.outerHTML.slice(0, 120);
        });
        if (hidden) unseen.push(hidden);
      }
      expect(unseen).toEqual([]);
    }));
});

test("the colours follow the system, and the reader's choice comes first", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    const luminance = () =>
      page.evaluate(() => {
        const [red = 0, green = 0, blue = 0] =
          getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
        return (red + green + blue) / 3;
      });
    await page.emulateMedia({ colorScheme: "light" });
    await go("/");
    expect(await luminance()).toBeGreaterThan(230);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await luminance()).toBeLessThan(40);
    await page.locator(".display-panel summary").click();
    await page.getByText("Светлая").click();
    expect(await luminance()).toBeGreaterThan(230);
    await page.reload();
    expect(await luminance()).toBeGreaterThan(230);
  }));

test("every colour has its light and its dark value: by the device, by choice, on paper", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    // The portal's own theme stands behind the tokens: what it sets, holds.
    const sheets = ["src/styles/tokens.css", join(portalRoot, "content/theme.css")];
    const css = (await Promise.all(sheets.map((file) => readFile(file, "utf8")))).join("\n");
    const declared = [...css.matchAll(/(--[\w-]+): light-dark\((#\w+), (#\w+)\);/g)];
    const pairs = new Map(declared.map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));
    expect(pairs.size).toBeGreaterThan(9);
    expect(declared.length).toBeGreaterThan(pairs.size);
    const names = [...pairs.keys()];
    const [light, dark] = [[...pairs.values()].map((pair) => pair.light), [...pairs.values()].map((pair) => pair.dark)];
    /** What the browser makes of each value on a part of the page. */
    const painted = (values: readonly string[]) =>
      page.evaluate(
        (all) =>
          all.map((value) => {
            document.body.style.outlineColor = value;
            return getComputedStyle(document.body).outlineColor;
          }),
        values,
      );
    const shown = () => painted(names.map((name) => `var(${name})`));
    const choose = (scheme: string) =>
      page.evaluate((value) => (document.documentElement.dataset["scheme"] = value), scheme);
    await page.emulateMedia({ colorScheme: "light" });
    await go("/");
    expect(await shown()).toEqual(await painted(light));
    await choose("dark");
    expect(await shown()).toEqual(await painted(dark));
    await go("/");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await shown()).toEqual(await painted(dark));
    await page.emulateMedia({ colorScheme: "dark", media: "print" });
    const spruce = names.indexOf("--spruce");
    expect((await shown())[spruce]).toBe((await painted(light))[spruce]);
    await page.emulateMedia({ colorScheme: "dark", media: null });
    await choose("light");
    expect(await shown()).toEqual(await painted(light));
  }));

test("on paper a practice is text with a code that leads back", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go(practice);
    expect(await page.locator(".printed-address").isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".site-header", ".site-footer", ".crumbs", ".share", ".skip-link"])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    const code = await page.locator(".printed-address svg").boundingBox();
    expect(code?.width).toBeGreaterThan(60);
    expect(code?.height).toBeCloseTo(code?.width ?? 0, 0);
    for (const shown of ["h1", ".passport dl", ".results", ".steps", ".sources"])
      expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
  }));

test("pictures can be switched off", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    const pictured = portal.listed.find(({ data }) => data.images.length > 0);
    await go(pictured ? entryAddress(pictured) : "");
    expect(await page.locator("main img").first().isVisible()).toBe(true);
    await page.locator(".display-panel summary").click();
    await page.getByText("Скрыть").click();
    expect(await page.locator("main img").first().isVisible()).toBe(false);
  }));
