import axe, { type RunOnly } from "axe-core";
import type { Page } from "playwright-core";

/** WCAG 2.2, levels A and AA. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules that another scheme of colours can break; the others look at what stays the same. */
export const colours = ["color-contrast", "link-in-text-block"];

/** What axe finds wrong, each place in one line. */
export async function violations(
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
