// Judges: src/catalogue src/search src/pages/practices src/pages/catalogue
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { facetKeys, surroundings } from "#src/entry/facet.ts";
import { isKind } from "#src/entry/kinds.ts";
import { desktop, openStage, phone, visiting, visitingAlone, type Stage } from "./stage.ts";
import { readContent } from "../site/content.ts";

const portal = await readContent();
const around = surroundings(portal.entries, portal.terms);
/** Ids of the real practices that carry all the given keys: reckoned from the content, not by the catalogue. */
const carrying = (...keys: string[]) =>
  portal.published
    .filter((entry) => isKind(entry, "practices") && keys.every((key) => facetKeys(entry, around).includes(key)))
    .map(({ data }) => data.id);
const all = carrying();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const status = (page: Page) => page.locator("[data-part=status]");
const rows = (page: Page) => page.locator("[data-part=list] .entry-row");
const shownIds = (page: Page) => rows(page).evaluateAll((list) => list.map((row) => row.getAttribute("data-practice")));
const box = (page: Page, facet: string, id: string) => page.locator(`[data-facet="${facet}"] [data-term="${id}"]`);
const ready = (page: Page) => page.locator(".catalogue--live").waitFor();

/** Ticks a term: on a phone in the dialog. */
async function tick(page: Page, facet: string, id: string): Promise<void> {
  const open = page.locator("[data-part=open]");
  const inDialog = await open.isVisible();
  if (inDialog) await open.click();
  const item = box(page, facet, id);
  if (!(await item.isVisible())) await page.locator(`[data-facet="${facet}"] summary`).click();
  await item.getByRole("checkbox").click();
  if (inDialog) await page.locator("[data-part=show]").click();
}

describe.each([
  ["phone", phone],
  ["desktop", desktop],
] as const)("on a %s", (_, size) => {
  test("several facets at once, the state in the address, Back and reload right", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/practices/");
      await ready(page);
      await tick(page, "instruments", "dual");
      await expect
        .poll(() => shownIds(page).then((ids) => ids.toSorted()))
        .toEqual(carrying("instruments/dual").toSorted());
      await tick(page, "regions", "01");
      const both = carrying("instruments/dual", "regions/01");
      expect(both.length).toBeGreaterThan(0);
      await expect.poll(() => shownIds(page)).toEqual(both);
      expect(new URL(page.url()).search).toBe("?instruments=dual&regions=01");
      await page.reload();
      await expect.poll(() => shownIds(page)).toEqual(both);
      await page.goBack();
      await expect.poll(() => rows(page).count()).toBe(carrying("instruments/dual").length);
      await page.goBack();
      await expect.poll(() => new URL(page.url()).search).toBe("");
      await expect.poll(() => status(page).innerText()).toContain("Описано по открытым источникам");
      await page.goForward();
      await expect.poll(() => rows(page).count()).toBe(carrying("instruments/dual").length);
    }));

  test("a chip takes a choice back, «Сбросить» all of it", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/practices/?instruments=dual&regions=01");
      await ready(page);
      await page.getByRole("button", { name: "Убрать: Северная область" }).click();
      await expect.poll(() => rows(page).count()).toBe(carrying("instruments/dual").length);
      await page.locator("[data-part=chosen]").getByRole("button", { name: "Сбросить" }).click();
      await expect.poll(() => new URL(page.url()).search).toBe("");
    }));

  test("values that nobody knows are named, and the rest counts", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/practices/?instruments=dual&regions=999&colour=red");
      await ready(page);
      const notice = page.locator("[data-part=strangers]");
      await notice.waitFor();
      expect(await notice.innerText()).toBe("В адресе незнакомые значения: regions=999, colour=red. Они не учтены.");
      await expect.poll(() => rows(page).count()).toBe(carrying("instruments/dual").length);
    }));

  test("a choice that leaves nothing shows a way back", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/practices/?instruments=nok&regions=03");
      await ready(page);
      const way = page.getByRole("button", { name: /^Без «НОК»/ });
      await way.click();
      await expect.poll(() => rows(page).count()).toBe(carrying("regions/03").length);
    }));

  test("one's own conditions order the practices and say what they lack", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/practices/");
      await ready(page);
      await page.getByText("Мои условия", { exact: true }).click();
      await page.getByLabel("Бюджет, рублей").fill("много");
      await page.getByRole("button", { name: "Подобрать" }).click();
      expect(await page.getByRole("alert").innerText()).toContain("Напишите число");
      await page.getByLabel("Бюджет, рублей").fill("200 млн");
      await page.locator("select[name=kind]").selectOption({ label: "Предприятие" });
      await page.getByRole("button", { name: "Подобрать" }).click();
      await expect.poll(() => new URL(page.url()).search).toBe("?my-money=200000000&my-kind=company&sort=fit");
      await expect.poll(() => rows(page).count()).toBe(all.length);
      const text = await page.locator("[data-part=list]").innerText();
      expect(text).toContain("бюджета хватит");
      expect(text).toContain("вложения больше вашего бюджета на 1,3 млрд ₽");
      expect(text).toContain("в источниках не сказано, сколько нужно денег");
      expect(await rows(page).first().innerText()).toContain("бюджета хватит");
      await page.getByRole("button", { name: "Убрать условие: Вы\u00A0— предприятие" }).click();
      await expect.poll(() => new URL(page.url()).search).toBe("?my-money=200000000&sort=fit");
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }));

  test("words narrow the list by the portal's own search", () =>
    visiting(stage, size, async ({ page, go }) => {
      await go("/practices/");
      await ready(page);
      await page.getByLabel("Найти среди практик").fill("фабрка процесов");
      await expect.poll(() => rows(page).first().innerText()).toContain("Фабрика процессов");
      await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("фабрка процесов");
      await expect.poll(() => rows(page).count()).toBeLessThan(all.length);
      expect(await status(page).innerText()).toContain("по запросу «фабрика процессов»");
    }));

  test("without scripts there are links to the pages of the terms", () =>
    visiting(stage, { ...size, javaScriptEnabled: false }, async ({ page, go }) => {
      await go("/practices/");
      const summary = page.locator(".facets > details:not([open]) > summary");
      // On a wide screen the facets stand open by style alone.
      if (size === phone) await summary.click();
      await box(page, "stages", "pilot").getByRole("link").click();
      await page.waitForURL(/\/stages\/pilot\/$/);
      for (const id of carrying("stages/pilot")) {
        const title = portal.find(id)?.data.title ?? "";
        expect(await page.getByRole("link", { name: title }).count(), title).toBeGreaterThan(0);
      }
      await go("/practices/");
      expect(await page.locator(".catalogue__tools").isVisible()).toBe(false);
    }));
});

test("every count is what ticking would give", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go("/practices/?instruments=dual");
    await ready(page);
    await expect.poll(() => status(page).innerText()).toContain("Отобрано");
    const counts = await page
      .locator('[data-facet="regions"] [data-term]')
      .evaluateAll((items) =>
        items.map((item) => [item.getAttribute("data-term"), item.querySelector(".count")?.textContent] as const),
      );
    const known = counts.filter(([id]) => id !== "unknown");
    expect(known.map(([id, count]) => [id, Number(count)])).toEqual(
      known.map(([id]) => [id, carrying("instruments/dual", `regions/${id}`).length]),
    );
  }));

test("by keyboard alone: into the dialog of a phone, a box, out again", () =>
  visiting(stage, { viewport: phone.viewport! }, async ({ page, go }) => {
    await go("/practices/");
    await ready(page);
    const open = page.locator("[data-part=open]");
    await open.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Отобрать практики" });
    await dialog.waitFor();
    await box(page, "instruments", "dual").getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await expect
      .poll(() => page.locator("[data-part=show]").innerText())
      .toContain(String(carrying("instruments/dual").length));
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.isVisible()).toBe(false);
    expect(await open.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await rows(page).count()).toBe(carrying("instruments/dual").length);
  }));

test("nothing jumps when the boxes come", () =>
  visitingAlone(stage, desktop, async ({ page, go }) => {
    await page.addInitScript(() => {
      let shifted = 0;
      const add = (list: PerformanceEntry[]) => {
        for (const entry of list) shifted += (entry as unknown as { value: number }).value;
      };
      const observer = new PerformanceObserver((list) => add(list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
      const read = () => {
        add(observer.takeRecords());
        return shifted;
      };
      Object.assign(globalThis, { readShifts: read });
    });
    await go("/practices/");
    await ready(page);
    const shifted = await page.evaluate(async () => {
      // What moved is told when the frame that shows it has been drawn.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      return (globalThis as unknown as { readShifts: () => number }).readShifts();
    });
    expect(shifted).toBeLessThan(0.1);
  }));
