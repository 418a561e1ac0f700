// Judges: src/package src/twin src/citation src/pages/[section]
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { citationAddress, entryAddress, packageAddress, twinAddress } from "#src/entry/address.ts";
import { isKind } from "#src/entry/kinds.ts";
import { absolute } from "#src/site.ts";
import { desktop, openStage, phone, visit, visiting, visitingAlone, type Stage } from "./stage.ts";
import { readContent } from "../site/content.ts";
import { builtFolder, fileOf } from "../site/site.ts";

const portal = await readContent();
const found = portal.published.find((entry) => isKind(entry, "practices"));
if (!found) throw new Error("no practice is published");
const practice = found;
const address = absolute(entryAddress(practice));

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const part = (page: Page) => page.locator(".take-along");
const said = (page: Page) => part(page).locator("[role=status]:not(:empty)");
const built = (file: string) => readFile(path.join(builtFolder, fileOf(file)));

describe.each([
  ["phone", phone],
  ["desktop", desktop],
] as const)("on a %s", (_, size) => {
  test("the canonical address is copied, and it is said", () =>
    visiting(stage, size, async ({ page, go, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await go(`${entryAddress(practice)}?utm_source=vk`);
      await part(page).getByRole("button", { name: "Скопировать ссылку" }).click();
      await said(page).waitFor();
      expect(await said(page).innerText()).toBe("Ссылка скопирована");
      expect(await clipboard(page)).toBe(address);
    }));

  test("the package comes whole, with the size that the page tells", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go(entryAddress(practice));
      const link = part(page).getByRole("link", { name: "Скачать пакет" });
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
      expect(download.suggestedFilename()).toBe(path.posix.basename(packageAddress(practice)));
      const bytes = await readFile(await download.path());
      expect(bytes.equals(await built(packageAddress(practice)))).toBe(true);
      const told = /(\d+)\sКБ/.exec(await link.innerText())?.[1];
      expect(Number(told)).toBe(Math.round(bytes.length / 1024));
    }));

  test("a reference bears the reader's own day, in every format", () =>
    visitingAlone(stage, { ...size, timezoneId: "Asia/Kamchatka" }, async ({ page, go, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      // Late on the last day of the year in London it is next year in Kamchatka.
      await page.clock.setFixedTime(new Date("2027-12-31T20:30:00Z"));
      await go(entryAddress(practice));
      await part(page).getByText("Цитировать").click();
      const reference = (await page.locator(".cite__reference").innerText()).replaceAll("\u00A0", " ");
      expect(reference).toContain(`URL: ${address} (дата обращения: 01.01.2028).`);
      const copied = async (name: string) => {
        await part(page).getByRole("button", { name }).click();
        await said(page).waitFor();
        return clipboard(page);
      };
      expect(await copied("Скопировать ссылку по\u00A0ГОСТу")).toBe(reference);
      expect(await copied("Скопировать BibTeX")).toContain("urldate = {2028-01-01}");
      expect(await copied("Скопировать RIS")).toMatch(/^TY {2}- ELEC[^]*Y2 {2}- 2028\/01\/01[^]*ER {2}- /);
      expect(JSON.parse(await copied("Скопировать CSL-JSON"))).toMatchObject([
        { URL: address, accessed: { "date-parts": [[2028, 1, 1]] } },
      ]);
    }));

  test("citations come as files", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go(entryAddress(practice));
      await part(page).getByText("Цитировать").click();
      for (const [name, format] of [
        ["Скачать BibTeX", "bibtex"],
        ["Скачать RIS", "ris"],
        ["Скачать CSL-JSON", "csl"],
      ] as const) {
        const link = part(page).getByRole("link", { name });
        const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
        const bytes = await readFile(await download.path());
        expect(bytes.equals(await built(citationAddress(practice, format))), name).toBe(true);
      }
    }));

  test("what is pressed is large enough, and nothing overflows", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go(entryAddress(practice));
      await part(page).getByText("Цитировать").click();
      const heights = await part(page)
        .locator("a, button, summary")
        .evaluateAll((targets) =>
          targets.filter((target) => target.checkVisibility()).map((target) => target.getBoundingClientRect().height),
        );
      expect(heights.length).toBeGreaterThan(10);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual("isMobile" in size ? 43.5 : 24);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }));
});

describe("the system's share sheet", () => {
  test("stays hidden where there is none", () =>
    visitingAlone(stage, desktop, async ({ page, go }) => {
      await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "share"));
      await go(entryAddress(practice));
      expect(await page.getByText("Отправить…").isVisible()).toBe(false);
    }));

  test("gets the title and the marked address where there is one", () =>
    visitingAlone(stage, phone, async ({ page, go }) => {
      await page.addInitScript(() => {
        Navigator.prototype.share = async (data) => {
          Object.assign(globalThis, { shared: data });
        };
      });
      await go(entryAddress(practice));
      await page.getByRole("button", { name: "Отправить…" }).click();
      const shared = await page.evaluate(() => (globalThis as unknown as { shared: object }).shared);
      expect(shared).toEqual({
        title: expect.stringMatching(/\S/) as string,
        url: `${address}?utm_source=share-sheet&utm_medium=share`,
      });
    }));

  test.each([
    ["AbortError", ""],
    ["NotAllowedError", "Отправить не вышло: скопируйте ссылку"],
  ])("that ends in %s says «%s»", (name, words) =>
    visitingAlone(stage, phone, async ({ page, go }) => {
      await page.addInitScript((kind) => {
        Navigator.prototype.share = () => Promise.reject(new DOMException("no", kind));
      }, name);
      await go(entryAddress(practice));
      await page.getByRole("button", { name: "Отправить…" }).click();
      const line = page.locator(".share [role=status]");
      await page.waitForFunction((wanted) => {
        const text = document.querySelector(".share [role=status]")?.textContent;
        return text?.replaceAll("\u00A0", " ") === wanted;
      }, words);
      expect((await line.textContent())?.replaceAll("\u00A0", " ")).toBe(words);
    }),
  );
});

test.each([
  ["refuses", () => (Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError")))],
  ["is not there", () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined })],
])("a clipboard that %s is told of", (_, spoil) =>
  visitingAlone(stage, desktop, async ({ page, go }) => {
    await page.addInitScript(spoil);
    await go(entryAddress(practice));
    await page.getByRole("button", { name: "Скопировать ссылку" }).last().click();
    await said(page).waitFor();
    expect(await said(page).innerText()).toMatch(/^Скопировать не\sвышло: возьмите адрес/);
    await part(page).getByText("Цитировать").click();
    await page.getByRole("button", { name: "Скопировать BibTeX" }).click();
    await page.locator(".cite [role=status]:not(:empty)").waitFor();
    expect(await page.locator(".cite [role=status]").innerText()).toMatch(/не\sвышло: скачайте файл/);
  }),
);

test("the keyboard reaches all of it, in the order of the page", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go(entryAddress(practice));
    await part(page).getByRole("link", { name: "Скачать пакет" }).focus();
    const words: string[] = [];
    for (let step = 0; step < 4; step++) {
      words.push((await page.evaluate(() => document.activeElement?.textContent?.trim() ?? "")).split(/\s/)[0] ?? "");
      await page.keyboard.press("Tab");
    }
    expect(words).toEqual(["Скачать", "Распечатать", "Открыть", "Цитировать"]);
  }));

test("the button prints", () =>
  visitingAlone(stage, desktop, async ({ page, go }) => {
    await page.addInitScript(() => {
      globalThis.print = () => document.documentElement.setAttribute("data-printed", "");
    });
    await go(entryAddress(practice));
    await page.getByRole("button", { name: "Распечатать" }).click();
    expect(await page.locator("html").getAttribute("data-printed")).toBe("");
  }));

test("on paper nothing is offered that paper cannot do, and sources tell their addresses", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go(entryAddress(practice));
    await page.emulateMedia({ media: "print" });
    expect(await part(page).isVisible()).toBe(false);
    const after = await page
      .locator(".sources a")
      .first()
      .evaluate((link) => getComputedStyle(link, "::after").content);
    expect(after).toContain("http");
  }));

test("without scripts files and links serve, and the day is left to the reader's hand", async () => {
  const { page, go, context, faults } = await visit(stage, { ...phone, javaScriptEnabled: false });
  await go(entryAddress(practice));
  await part(page).getByText("Цитировать").click();
  expect(await page.locator(".cite__reference").innerText()).toMatch(/\(дата обращения:\sДД\.ММ\.ГГГГ\)\.$/);
  expect(await page.locator(".cite .no-script").isVisible()).toBe(true);
  for (const button of await part(page).locator("button").all()) expect(await button.isVisible()).toBe(false);
  const links = await part(page)
    .locator("a")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const file of [packageAddress(practice), twinAddress(practice), citationAddress(practice, "ris")])
    expect(links.some((link) => link.endsWith(file))).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});
