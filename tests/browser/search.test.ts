// Judges: src/search src/pages/search.astro src/integrations/search-index.ts
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desktop, openStage, phone, visiting, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const results = (page: Page) => page.locator("[data-part=results] > li");
const near = (page: Page) => page.locator("[data-part=near] > li");
const titles = (page: Page) => results(page).locator("h2 a");
const field = (page: Page) => page.getByLabel("Что вы ищете?");
const asked = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe.each([
  ["phone", phone],
  ["desktop", desktop],
] as const)("on a %s", (_, size) => {
  test("a slip is mended, and the reader may insist", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/search/?q=акредитация");
      await results(page).first().waitFor();
      const notice = page.locator("[data-part=notice]");
      expect(await notice.innerText()).toContain("Возможно, вы имели в виду аккредитация");
      await notice.getByRole("link", { name: /Искать точно/ }).click();
      await page.locator("[data-part=nothing]").waitFor();
      expect(asked(page, "exact")).toBe("1");
      expect(await notice.innerText()).toContain("«акредитация» на портале нет");
      await page.goBack();
      await results(page).first().waitFor();
      expect(asked(page, "exact")).toBeNull();
    }));

  test.each([
    ["the other layout", "yfcnfdybr", "наставник"],
    ["Latin letters", "akkreditaciya programm", "аккредитац"],
    ["another form and no ё", "путем оценок квалификации", "оценк"],
  ])("%s is understood", (_name, query, word) =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/search/");
      await field(page).fill(query);
      await results(page).first().waitFor();
      expect((await results(page).first().innerText()).toLowerCase()).toContain(word);
      expect(asked(page, "q")).toBe(query);
    }),
  );

  test("an excerpt leads to the heading it comes from", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/search/?q=расходники");
      const link = page.locator(".search-page__section a").first();
      await link.waitFor();
      expect(await results(page).locator("mark").count()).toBeGreaterThan(0);
      const heading = await link.innerText();
      await link.click();
      await page.waitForURL(/#/);
      const target = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
      expect(await target.innerText()).toContain(heading);
    }));

  test("answers are narrowed to a kind, and Back widens them", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/search/?q=наставник");
      await results(page).first().waitFor();
      const all = await titles(page).count();
      const kind = page.locator("[data-part=kinds] a", { hasText: "Статьи" });
      const [, count = ""] = /(\d+)$/.exec(await kind.innerText()) ?? [];
      await kind.click();
      await page.waitForURL(/kind=articles/);
      await expect.poll(() => results(page).count()).toBe(Number(count));
      await page.goBack();
      await expect.poll(() => results(page).count()).toBe(all);
    }));

  test("a query with a word that nobody wrote gives what is near, and says what is missing", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/search/?q=космонавт+металлургия");
      await near(page).first().waitFor();
      expect(await near(page).first().innerText()).toContain("Нет слов: «космонавт»");
      expect(await page.getByRole("heading", { name: "Есть не все слова запроса" }).isVisible()).toBe(true);
    }));

  test("where nothing is found there are rubrics, the community and a list that stays on the device", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/search/");
      await page.getByText("Запросы без ответа", { exact: true }).click();
      await page.getByLabel("Запоминать запросы без ответа").check();
      await field(page).fill("щщщъъъ");
      await page.getByRole("button", { name: "Найти" }).click();
      const help = page.locator("[data-part=nothing]");
      await help.waitFor();
      await expect
        .poll(() => page.locator("[data-part=status]").innerText())
        .toBe("По запросу «щщщъъъ» ничего не нашлось.");
      expect(await help.getByRole("link", { name: "спросите в сообществе" }).count()).toBe(1);
      expect(await help.locator("li").count()).toBeGreaterThan(2);
      // The list is loaded when it has something to keep: a reload before that would keep nothing.
      await expect.poll(() => page.evaluate(() => localStorage.getItem("svod-unanswered"))).toContain("щщщъъъ");
      await page.reload();
      await page.getByText("Запросы без ответа", { exact: true }).click();
      // The reload asked the same once more.
      await expect.poll(() => page.locator("[data-part=kept]").innerText()).toMatch(/щщщъъъ \(2\sраза\)/);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Скачать список (CSV)" }).click(),
      ]);
      expect(await readFile(await download.path(), "utf8")).toContain('"щщщъъъ";"2"');
      await page.getByLabel("Запоминать запросы без ответа").uncheck();
      expect(await page.evaluate(() => localStorage.getItem("svod-unanswered"))).toBeNull();
    }));

  test.each([
    ["ten thousand letters", "щ".repeat(10_000)],
    ["right to left", "שלום مرحبا"],
    ["emoji", "🎓👩‍🏫"],
    ["a pattern", "(.*)+[^а-я]{1,}$|^\\"],
    ["markup", "<img src=x onerror=alert(1)><b>завод</b>"],
    ["blanks only", "   "],
  ])("%s: an answer or a clear empty state", (_name, query) =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/search/");
      await field(page).fill(query);
      await page.getByRole("button", { name: "Найти" }).click();
      const status = page.locator("[data-part=status]");
      await expect.poll(() => status.innerText()).toMatch(query.trim() === "" ? /^$/ : /наш[её]?л/i);
      expect(await page.locator("[data-part=results] img, [data-part=near] img").count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }),
  );

  test("without scripts the page says what else there is", () =>
    visiting(stage, { ...size, javaScriptEnabled: false }, async ({ page, go }) => {
      await go("/search/?q=завод");
      expect(await page.locator("main").innerText()).toContain("Поиск работает со скриптами");
      expect(await page.getByRole("link", { name: "список всех практик" }).isVisible()).toBe(true);
    }));
});

describe("by keyboard alone", () => {
  test("from anywhere into the search, down the suggestions and to a page", () =>
    visiting(stage, desktop, async ({ page, go }) => {
      await go("/about/");
      await page.keyboard.press("/");
      const box = page.getByRole("combobox", { name: "Поиск по порталу" });
      await expect.poll(() => box.evaluate((node) => node === document.activeElement)).toBe(true);
      await page.keyboard.type("фабр");
      const options = page.getByRole("option");
      await options.first().waitFor();
      expect(await box.getAttribute("aria-expanded")).toBe("true");
      await page.keyboard.press("ArrowDown");
      const chosen = options.first();
      expect(await chosen.getAttribute("aria-selected")).toBe("true");
      expect(await box.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
      await page.keyboard.press("ArrowUp");
      expect(await box.getAttribute("aria-activedescendant")).toBeNull();
      await page.keyboard.press("Escape");
      expect(await box.getAttribute("aria-expanded")).toBe("false");
      await page.keyboard.press("ArrowDown");
      await options.first().waitFor();
      await page.keyboard.press("ArrowDown");
      const to = (await options.first().getAttribute("data-to")) ?? "";
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname === to.replace(/#.*/, ""));
    }));

  test("Enter in the field searches; arrows walk the answers; Esc returns", () =>
    visiting(stage, desktop, async ({ page, go }) => {
      await go("/");
      await page.keyboard.press("/");
      await page.keyboard.type("наставник");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/search\/\?q=/);
      await results(page).first().waitFor();
      await field(page).focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      expect(
        await titles(page)
          .nth(1)
          .evaluate((node) => node === document.activeElement),
      ).toBe(true);
      await page.keyboard.press("Escape");
      expect(await field(page).evaluate((node) => node === document.activeElement)).toBe(true);
    }));

  test("the key can be switched off", () =>
    visiting(stage, desktop, async ({ page, go }) => {
      await go("/about/");
      await page.locator(".display-panel summary").click();
      await page.getByLabel("Выключена").check();
      await page.reload();
      await page.keyboard.press("/");
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
    }));
});
