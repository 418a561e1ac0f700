// Judges: src/calendar src/pages/events src/pages/[section]
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "#src/entry/address.ts";
import { absolute } from "#src/site.ts";
import { desktop, openStage, visiting, visitingAlone, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const copy = "button[data-copy-calendar]";
const said = ".calendar-subscription [role=status]";

test("the calendar's address is copied, by keyboard too, and it is said", async () => {
  await visiting(stage, { ...desktop, permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, go }) => {
    await go("/events/");
    await page.getByRole("link", { name: "Подписаться на календарь" }).click();
    await page.locator(copy).focus();
    await page.keyboard.press("Enter");
    await page.locator(said).getByText("Адрес скопирован").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(absolute(routes.calendar));
  });
});

test("where copying is not possible, the way out is told", async () => {
  await visitingAlone(stage, desktop, async ({ page, go }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await go("/events/");
    await page.locator(copy).click();
    await page.locator(said).getByText("выделите адрес и\u00A0скопируйте").waitFor();
    expect(await page.locator(`.calendar-subscription__address code`).innerText()).toBe(absolute(routes.calendar));
  });
});
