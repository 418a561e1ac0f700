// Judges: src/pages/code src/pages/regions src/pages/[section]
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryAddress } from "#src/entry/address.ts";
import { isKind } from "#src/entry/kinds.ts";
import { typograph } from "#src/text/typography.ts";
import { codeCoverage } from "#src/view/coverage.ts";
import { desktop, openStage, phone, visiting, type Stage } from "./stage.ts";
import { readContent } from "../site/content.ts";

const portal = await readContent();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

describe.each([
  ["phone", phone],
  ["desktop", desktop],
] as const)("on a %s", (_, size) => {
  test("the map has every region, and so has the list beside it", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/regions/");
      expect(await page.locator(".region-map--full [data-region]").count()).toBe(portal.terms.regions.length);
      expect(await page.locator(".region-list [data-region]").count()).toBe(portal.terms.regions.length);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }));

  test("the Code and the practices: what lacks comes first", () =>
    visiting(stage, size, async ({ page, go }) => {
      const { bareClauses, clauses } = codeCoverage(portal);
      await go("/code/");
      await page.getByRole("link", { name: /что.с.чем связано/ }).click();
      await page.waitForURL(/\/code\/coverage\/$/);
      const lacking = page.locator("section", { has: page.locator("#bare-clauses") }).getByRole("listitem");
      expect(await lacking.count()).toBe(bareClauses.length);
      expect(await page.locator("tbody tr").count()).toBe(clauses.length);
      expect(await page.locator(".notice").innerText()).toContain("не текст Кодекса");
    }));

  test("a mechanism stands with the practices that use it", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/mechanisms/");
      const row = page.locator(".entry-row", { hasText: "Наставник на рабочем месте" });
      const users = portal.published.filter(
        (entry) => isKind(entry, "practices") && entry.data.mechanisms.includes("mech-mentor"),
      );
      expect(users.length).toBeGreaterThan(0);
      expect(await row.locator(".entry-row__users").innerText()).toContain(typograph(users[0]?.data.title ?? ""));
    }));

  test("a holder's page leads to holders who do alike", () =>
    visiting(stage, size, async ({ page, go }) => {
      const organization = portal.find("org-technical");
      if (!organization) throw new Error("no organisation");
      await go(entryAddress(organization));
      const section = page.locator("section", { has: page.getByRole("heading", { name: "Кто делает похожее" }) });
      expect(await section.getByRole("link").count()).toBeGreaterThan(1);
      expect(await section.innerText()).toContain("Общее:");
    }));
});

test("the map is one stop of the keyboard, and arrows walk it", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go("/regions/");
    expect(await page.locator('.region-map--full [tabindex="0"]').count()).toBe(1);
    const tile = page.locator('.region-map--full [data-region="01"]');
    await tile.focus();
    const line = page.locator("[data-part=region]");
    expect(await line.innerText()).toContain("Северная область");
    await page.keyboard.press("ArrowDown");
    expect(await line.innerText()).toContain("Озёрный край");
    expect(await page.locator(".region-list__current").innerText()).toContain("Озёрный край");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/regions\/01\/$/);
    expect(await page.locator("h1").innerText()).toBe("Северная область");
  }));

test("without scripts the tiles with entries are links", () =>
  visiting(stage, { ...desktop, javaScriptEnabled: false }, async ({ page, go }) => {
    await go("/regions/");
    await page.locator('.region-map--full a[data-region="01"]').click();
    await page.waitForURL(/\/regions\/01\/$/);
    expect(await page.locator("h1").innerText()).toBe("Северная область");
  }));
