// Judges: src/favourites src/pages/favourites src/pages/[section]/[slug].astro
import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryAddress } from "#src/entry/address.ts";
import { isKind } from "#src/entry/kinds.ts";
import { desktop, openStage, phone, visiting, visitingAlone, type Stage } from "./stage.ts";
import { readContent } from "../site/content.ts";

const portal = await readContent();
const practice = portal.published.find((entry) => isKind(entry, "practices"));
const mechanism = portal.published.find((entry) => isKind(entry, "mechanisms"));
if (!practice || !mechanism) throw new Error("the content has no practice or no mechanism");
const NOTE = "Показать мастерам\nв понедельник <b>";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const rows = (page: Page) => page.locator(".favourite");
const status = (page: Page) => page.locator("[data-part=status]");
const count = (page: Page) => page.locator("[data-part=favourites-count]");

/** Keeps a practice from its page and a mechanism from the list, then opens the favourites. */
async function keepTwo(page: Page): Promise<void> {
  await page.goto(stage.at(entryAddress(practice!)));
  await page.locator(".entry-heading [data-act=favourite]").click();
  expect(await count(page).innerText()).toBe("1");
  await page.goto(stage.at("/mechanisms/"));
  await page.locator(`[data-entry="${mechanism!.data.id}"] [data-act=favourite]`).click();
  expect(await count(page).innerText()).toBe("2");
  await page.locator(".site-header__favourites").click();
  await page.waitForURL(/\/favourites\/$/);
}

const bytesOf = async (download: Download) => readFile(await download.path());
const downloaded = async (page: Page, part: string): Promise<Buffer> => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-part=${part}]`).click()]);
  return bytesOf(download);
};

describe.each([
  ["phone", phone],
  ["desktop", desktop],
] as const)("on a %s", (_, size) => {
  test("entries are kept with notes, in the order one gives them, and had back", () =>
    visiting(stage, size, async ({ page, go }) => {
      await keepTwo(page);
      expect(await rows(page).count()).toBe(2);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await rows(page).first().getByRole("textbox").fill(NOTE);
      await rows(page).first().getByRole("button", { name: /^Ниже/ }).click();
      await expect.poll(() => rows(page).first().innerText()).toContain(mechanism.data.title.slice(0, 10));
      await page.reload();
      expect(await rows(page).nth(1).getByRole("textbox").inputValue()).toBe(NOTE);
      await rows(page)
        .nth(1)
        .getByRole("button", { name: /^Убрать/ })
        .click();
      expect(await rows(page).count()).toBe(1);
      await page.getByRole("button", { name: "Вернуть" }).click();
      expect(await rows(page).count()).toBe(2);
      await go(entryAddress(practice));
      expect(await page.locator(".entry-heading [data-act=favourite]").innerText()).toBe("Убрать из избранного");
    }));

  test("a file carries the list to another device, where lists are joined", () =>
    visiting(stage, size, async ({ page }) => {
      await keepTwo(page);
      await rows(page).first().getByRole("textbox").fill(NOTE);
      await rows(page).first().getByRole("textbox").blur();
      const file = await downloaded(page, "export");
      await page.locator("[data-part=clear]").click();
      expect(await rows(page).count()).toBe(0);
      await page
        .locator("[data-part=import]")
        .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: file });
      await expect.poll(() => status(page).innerText()).toContain("Добавлено: 2\u00A0записи");
      expect(await rows(page).first().getByRole("textbox").inputValue()).toBe(NOTE);
      await page
        .locator("[data-part=import]")
        .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: file });
      await expect.poll(() => status(page).innerText()).toContain("Уже были: 2");
      expect(await rows(page).count()).toBe(2);
    }));

  test("the printable set has contents, whole texts and the notes", () =>
    visiting(stage, size, async ({ page }) => {
      await keepTwo(page);
      await rows(page).first().getByRole("textbox").fill(NOTE);
      await rows(page).first().getByRole("textbox").blur();
      await page.locator("[data-part=set]").click();
      await page.waitForURL(/\/favourites\/set\/$/);
      await page.locator("[data-part=document]").waitFor();
      const contents = page.locator("[data-part=contents] a");
      expect(await contents.count()).toBe(2);
      await contents.nth(1).click();
      expect(new URL(page.url()).hash).toBe(`#set-${mechanism.data.id}`);
      expect(await page.locator(".set__note p").innerText()).toBe(NOTE);
      expect(await page.locator(".set article h3", { hasText: "Как повторить" }).count()).toBeGreaterThan(0);
      expect(await page.locator(".set .share, .set .entry-actions").count()).toBe(0);
      const names = await page.locator(".set [id]").evaluateAll((list) => list.map(({ id }) => id));
      expect(new Set(names).size).toBe(names.length);
      await page.getByLabel("Название").fill("Для педсовета");
      expect(await page.locator(".set h1").innerText()).toBe("Для педсовета");
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }));

  test("the archive holds the packages of the chosen and the notes", () =>
    visiting(stage, size, async ({ page }) => {
      await keepTwo(page);
      await rows(page).first().getByRole("textbox").fill(NOTE);
      await rows(page).first().getByRole("textbox").blur();
      const both = unzipSync(await downloaded(page, "zip"));
      const { slug } = practice.data;
      expect(Object.keys(both)).toEqual(
        expect.arrayContaining([`${slug}/${slug}.md`, `mechanisms/${mechanism.data.slug}.md`, "Содержание.txt"]),
      );
      expect(strFromU8(both["Содержание.txt"]!)).toContain("Показать мастерам");
      await rows(page).first().getByRole("checkbox").uncheck();
      const one = unzipSync(await downloaded(page, "zip"));
      expect(Object.keys(one)).not.toContain(`${slug}/${slug}.md`);
      await expect.poll(() => status(page).innerText()).toContain("Готово: 1\u00A0запись");
    }));
});

test.each([
  ["not a file of ours", "{}", "Это не список избранного"],
  ["broken", '{"format":', "Файл не читается"],
  [
    "with a link that leads elsewhere",
    JSON.stringify({
      format: "svod-favourites",
      version: 1,
      entries: [{ id: "one", to: "javascript:alert(1)", title: "x", added: "2026-01-01", note: "" }],
    }),
    "Не понято: Запись 1: неверный адрес страницы",
  ],
])("a file %s changes nothing and says why", (_, text, words) =>
  visiting(stage, desktop, async ({ page }) => {
    await keepTwo(page);
    const buffer = Buffer.from(text);
    await page.locator("[data-part=import]").setInputFiles({ name: "a.json", mimeType: "application/json", buffer });
    await expect.poll(() => status(page).innerText()).toContain(words);
    expect(await rows(page).count()).toBe(2);
  }),
);

test("a page that is gone is named, the others come", () =>
  visiting(stage, desktop, async ({ page, go, faults }) => {
    const kept = (id: string, to: string, title: string) => ({ id, to, title, added: "2026-11-01", note: "" });
    const list = [kept("gone", "/practices/gone/", "Ушедшая"), kept(practice.data.id, entryAddress(practice), "Есть")];
    await go("/favourites/");
    await page.evaluate((text) => localStorage.setItem("svod-favourites", text), JSON.stringify(list));
    await go("/favourites/set/");
    await page.locator("[data-part=document]").waitFor();
    await expect.poll(() => status(page).innerText()).toContain("больше нет: «Ушедшая»");
    expect(await page.locator("[data-part=contents] a").count()).toBe(1);
    expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
    faults.length = 0;
  }));

test("an empty shelf tells how to fill it", () =>
  visiting(stage, phone, async ({ page, go }) => {
    await go("/favourites/");
    expect(await page.locator("[data-part=empty]").innerText()).toContain("Нажмите «В\u00A0избранное»");
    await go("/favourites/set/");
    expect(await status(page).innerText()).toContain("нет записей");
  }));

test("two tabs show one list", () =>
  visitingAlone(stage, desktop, async ({ page, context }) => {
    await keepTwo(page);
    const other = await context.newPage();
    await other.goto(stage.at("/favourites/"));
    await other
      .locator(".favourite")
      .first()
      .getByRole("button", { name: /^Убрать/ })
      .click();
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(await count(page).innerText()).toBe("1");
  }));

test("by keyboard alone: keep, note, move, print", () =>
  visiting(stage, desktop, async ({ page }) => {
    await keepTwo(page);
    await rows(page).first().getByRole("textbox").focus();
    await page.keyboard.type("заметка");
    await rows(page).first().getByRole("button", { name: /^Ниже/ }).focus();
    await page.keyboard.press("Enter");
    // The focus goes with the entry; at the edge it takes the other direction.
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    await expect.poll(focused).toBe(`Выше: ${await rows(page).nth(1).locator("h2").innerText()}`);
    expect(await rows(page).nth(1).getByRole("textbox").inputValue()).toBe("заметка");
  }));

test("without scripts the page tells of the browser's own bookmarks", () =>
  visiting(stage, { ...desktop, javaScriptEnabled: false }, async ({ page, go }) => {
    await go("/favourites/");
    expect(await page.locator("main").innerText()).toContain("закладки браузера");
    expect(await page.locator(".site-header__favourites").isVisible()).toBe(false);
  }));
