// Judges: src/compare src/pages/compare src/pages/practices
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryAddress } from "#src/entry/address.ts";
import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import { typograph } from "#src/text/typography.ts";
import { desktop, openStage, phone, visiting, visitingAlone, type Stage } from "./stage.ts";
import { readContent } from "../site/content.ts";

const portal = await readContent();
const practices = portal.published.filter((entry): entry is EntryOf<"practices"> => isKind(entry, "practices"));
const [first, second, third, fourth, fifth] = practices;
if (!first || !second || !third || !fourth || !fifth) throw new Error("the content has fewer than five practices");
const idsOf = (...entries: EntryOf<"practices">[]) => entries.map(({ data }) => data.id).join(",");

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const table = (page: Page) => page.locator(".compare__table");
const columns = (page: Page) => page.locator(".compare__table thead th");
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const line = (page: Page, label: string) =>
  page.locator(".compare__table tbody tr", { has: page.locator("th", { hasText: new RegExp(`^${label}$`) }) });

describe.each([
  ["phone", phone],
  ["desktop", desktop],
] as const)("on a %s", (_, size) => {
  test("from the catalogue through the tray into a comparison, and one away again", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/practices/");
      const tray = page.locator("[data-part=tray]");
      expect(await tray.isVisible()).toBe(false);
      await page.locator(`[data-practice="${first.data.id}"] [data-act=compare]`).click();
      expect(await tray.innerText()).toContain("Добавьте хотя бы ещё одну");
      expect(await page.locator("[data-part=tray-link]").isVisible()).toBe(false);
      await page.locator(`[data-practice="${second.data.id}"] [data-act=compare]`).click();
      await page.goto(stage.at(entryAddress(third)));
      await page.locator(".entry-heading [data-act=compare]").click();
      expect(await tray.innerText()).toContain("3\u00A0практики из\u00A04");
      expect(await fits(page)).toBe(true);
      await page.locator("[data-part=tray-link]").click();
      await page.waitForURL(/\/compare\/\?practices=/);
      await expect.poll(() => columns(page).count()).toBe(3);
      expect(new URL(page.url()).searchParams.get("practices")).toBe(idsOf(first, second, third));
      expect(await tray.isVisible()).toBe(false);
      expect(await fits(page)).toBe(true);
      await columns(page).nth(1).getByRole("button").click();
      await expect.poll(() => columns(page).count()).toBe(2);
      expect(new URL(page.url()).searchParams.get("practices")).toBe(idsOf(first, third));
      await page.goBack();
      await expect.poll(() => columns(page).count()).toBe(3);
    }));

  test("what differs stands apart, what is the same can be put out of sight", () =>
    visiting(stage, size, async ({ page, go }) => {
      const alike = practices.find(
        ({ data }) =>
          data.id !== first.data.id &&
          data.replicability.level === first.data.replicability.level &&
          data.stage !== first.data.stage,
      );
      if (!alike) throw new Error("no practice is alike in one thing and different in another");
      await go(`/compare/?practices=${idsOf(first, alike)}`);
      await table(page).waitFor();
      expect(await line(page, "Повторить можно").getAttribute("class")).toContain("compare__same");
      expect(await line(page, "Стадия").getAttribute("class")).not.toContain("compare__same");
      await page.getByLabel("Показать только различия").check();
      await expect.poll(() => page.locator(".compare__same").count()).toBe(0);
      expect(await line(page, "Стадия").count()).toBe(1);
      expect(new URL(page.url()).searchParams.get("only")).toBe("differences");
      await page.reload();
      await table(page).waitFor();
      expect(await page.locator(".compare__same").count()).toBe(0);
    }));

  test("a like practice is put beside at one press", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go(`/compare/?practices=${idsOf(first)}`);
      await expect.poll(() => page.locator("[data-part=status]").innerText()).toContain("ещё одну");
      await page.locator("[data-part=similar] button").first().click();
      await expect.poll(() => columns(page).count()).toBe(2);
    }));
});

test("an entry's page leads to a comparison with its like", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go(entryAddress(first));
    await page.getByRole("link", { name: "Сравнить с похожими практиками" }).click();
    await page.waitForURL(/\/compare\/\?practices=/);
    await expect.poll(() => columns(page).count()).toBeGreaterThan(1);
    expect(await columns(page).first().innerText()).toContain(typograph(first.data.title));
  }));

test("a fifth practice finds no room, and it is said", () =>
  visitingAlone(stage, desktop, async ({ page, go }) => {
    await page.addInitScript(
      (ids) => localStorage.setItem("svod-compare", JSON.stringify(ids)),
      [first, second, third, fourth].map(({ data }) => data.id),
    );
    await go("/practices/");
    await page.locator(`[data-practice="${fifth.data.id}"] [data-act=compare]`).click();
    expect(await page.locator("[data-part=tray-text]").innerText()).toContain("Рядом помещаются четыре практики");
    expect(await page.evaluate(() => localStorage.getItem("svod-compare"))).not.toContain(fifth.data.id);
  }));

test("an address made by hand: what nobody knows is named, what has no room too, the rest is shown", () =>
  visiting(stage, desktop, async ({ page, go, faults }) => {
    const many = idsOf(first, second, third, fourth, fifth);
    await go(`/compare/?practices=${many},<b>x</b>`);
    await expect.poll(() => columns(page).count()).toBe(4);
    const notice = page.locator("[data-part=notice]");
    expect(await notice.innerText()).toContain(`Не показаны: «${fifth.data.id}»`);
    expect(await notice.innerText()).toContain("«<b>x</b>»");
    await go(`/compare/?practices=${idsOf(first, second)},nobody-knows`);
    await expect.poll(() => columns(page).count()).toBe(2);
    expect(await notice.innerText()).toContain("«nobody-knows»");
    // The browser notes the answer that the portal has no such practice; nothing else may be wrong.
    expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
    faults.length = 0;
  }));

test("by keyboard alone: choose two, compare, take one away", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go("/practices/");
    for (const { data } of [first, second]) {
      await page.locator(`[data-practice="${data.id}"] [data-act=compare]`).focus();
      await page.keyboard.press("Enter");
    }
    await page.locator("[data-part=tray-link]").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => columns(page).count()).toBe(2);
    await columns(page).first().getByRole("button").focus();
    await page.keyboard.press("Space");
    await expect.poll(() => columns(page).count()).toBe(1);
    expect(await page.locator("[data-part=status]").evaluate((node) => node === document.activeElement)).toBe(true);
  }));

test("the comparison keeps its table for those who hear it, on a phone as well", () =>
  visiting(stage, phone, async ({ page, go }) => {
    await go(`/compare/?practices=${idsOf(first, second)}`);
    await table(page).waitFor();
    expect(await page.getByRole("table").count()).toBe(1);
    expect(await page.getByRole("columnheader").count()).toBeGreaterThan(2);
    expect(await page.getByRole("rowheader", { name: "Задача" }).count()).toBe(1);
  }));

test("without scripts the page says what to do instead", () =>
  visiting(stage, { ...phone, javaScriptEnabled: false }, async ({ page, go }) => {
    await go("/compare/");
    expect(await page.locator("main").innerText()).toContain("нужны скрипты");
    await go("/practices/");
    expect(await page.locator(".entry-actions").first().isVisible()).toBe(false);
  }));
