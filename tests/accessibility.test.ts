import axe, { type RunOnly } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { desktop, openStage, pageTypes, phone, settled, visit, visiting, type Stage, type Visit } from "./browser.ts";
import { readContent } from "./content.ts";

const types = pageTypes(await readContent());
/** WCAG 2.2, levels A and AA. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules that another scheme of colours can break; the others look at what stays the same. */
const colours = ["color-contrast", "link-in-text-block"];
const lowVision = ["black-on-white", "white-on-black", "blue"];

let stage: Stage;
let window: Visit;
beforeAll(async () => {
  stage = await openStage();
  window = await visit(stage, { ...desktop, reducedMotion: "reduce" });
});
afterAll(async () => {
  await window?.context.close();
  await stage?.close();
});

/** What axe finds wrong, each place in one line. */
async function violations(
  page: Page,
  look: string,
  runOnly: RunOnly = { type: "tag", values: tags },
): Promise<string[]> {
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`);
  const results = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: only, resultTypes: ["violations"] }),
    runOnly,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary, html }) =>
      [look, id, target.join(" "), html.slice(0, 160), failureSummary?.split("\n").slice(1).join(" ")].join(" | "),
    ),
  );
}

test.each(types)("%s: nothing that WCAG 2.2 AA forbids, in any colours", async (_, path) => {
  const { page } = window;
  await page.emulateMedia({ colorScheme: "light" });
  await window.go(path);
  await settled(page);
  const found = await violations(page, "light");
  const repainted = { type: "rule" as const, values: colours };
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...(await violations(page, "dark", repainted)));
  await page.emulateMedia({ colorScheme: "light" });
  for (const scheme of lowVision) {
    await page.evaluate((value) => (document.documentElement.dataset["scheme"] = value), scheme);
    found.push(...(await violations(page, scheme, repainted)));
  }
  expect(found).toEqual([]);
});

test.each([
  ["the panel of the display", "/", ".display-panel summary"],
  ["a practice's passport", types.find(([name]) => name === "practice")?.[1] ?? "", ".passport summary"],
])("on a phone, %s, opened", async (_, path, opener) => {
  await visiting(stage, { ...phone, reducedMotion: "reduce" }, async ({ page, go }) => {
    await go(path);
    await page.locator(opener).tap();
    const found = await violations(page, "light");
    await page.emulateMedia({ colorScheme: "dark" });
    expect([...found, ...(await violations(page, "dark"))]).toEqual([]);
  });
});
