// Judges: src/feed src/pages/[...folder] src/pages/[page].astro
import { afterAll, beforeAll, expect, test } from "vitest";
import { feedAddress } from "#src/entry/address.ts";
import { feedsOf, subscriptionsPage } from "#src/feed/feeds.ts";
import { absolute } from "#src/site.ts";
import { typograph } from "#src/text/typography.ts";
import { desktop, openStage, phone, visit, visiting, type Stage } from "./stage.ts";
import { readContent } from "../site/content.ts";

const portal = await readContent();
const feeds = feedsOf(portal);
const region = feeds.find(({ group }) => group === "regions");
if (!region) throw new Error("no region has a feed");

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

test("the page of subscriptions builds the address of a feed and copies it", async () => {
  await visiting(stage, { ...desktop, permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, go }) => {
    await go(subscriptionsPage);
    const rss = page.getByLabel("Адрес ленты (RSS)");
    expect(await rss.inputValue()).toBe(absolute("/feed.xml"));
    await page.getByLabel("О чём лента").selectOption({ label: "Лента по региону" });
    await page.getByLabel("Что именно").selectOption({ label: typograph(region.label) });
    expect(await rss.inputValue()).toBe(absolute(feedAddress(region.page, "xml")));
    expect(await page.getByLabel("Адрес в формате JSON Feed").inputValue()).toBe(
      absolute(feedAddress(region.page, "json")),
    );
    await page.getByRole("button", { name: "Скопировать" }).first().click();
    await page.getByRole("status").getByText("Скопировано").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(absolute(feedAddress(region.page, "xml")));
  });
});

test("without scripts it is plain lists of links", async () => {
  await visiting(stage, { ...phone, javaScriptEnabled: false }, async ({ page, go }) => {
    await go(subscriptionsPage);
    expect(await page.locator("[data-feed-chooser]").isVisible()).toBe(false);
    expect(await page.getByRole("link", { name: "Всё новое, RSS" }).isVisible()).toBe(true);
    await page.getByText("Лента по региону", { exact: true }).click();
    const open = feeds.filter(({ group }) => group === "portal" || group === "regions");
    expect(await page.getByRole("link", { name: /, JSON Feed$/ }).count()).toBe(open.length);
  });
});

test("a feed opened in a browser can be read and says how to subscribe", async () => {
  // Without the usual rules: a browser that still knows XSLT complains that it will not for long.
  const { context, page, faults, go } = await visit(stage, phone);
  try {
    await go(feedAddress(region.page, "xml"));
    const [title, subject] = [region.title, region.subjects[0]?.entry.data.title ?? ""].map(typograph);
    expect(
      await page
        .getByText(title ?? "", { exact: true })
        .first()
        .isVisible(),
    ).toBe(true);
    expect(
      await page
        .getByText(subject ?? "", { exact: true })
        .first()
        .isVisible(),
    ).toBe(true);
    expect(await page.getByText("<p>").count()).toBe(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    expect(faults.filter((fault) => !/XSLT/.test(fault))).toEqual([]);
  } finally {
    await context.close();
  }
});
