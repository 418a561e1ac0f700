import axe, { type RunOnly } from "axe-core";
import type { Page } from "playwright-core";

/** WCAG 2.2, levels A and AA. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules that another scheme of colours can break; the others look at what stays the same. */
export const colours = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds wrong, each place in one line.
 * @param without rules that are left out
 */
export async function violations(
  page: Page,
  look: string,
  runOnly: RunOnly = { type: "tag", values: tags },
  without: readonly string[] = [],
): Promise<string[]> {
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`);
  const rules = Object.fromEntries(without.map((name) => [name, { enabled: false }]));
  const options = { runOnly, rules, resultTypes: ["violations" as const] };
  const results = await page.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, given),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary, html }) =>
      [look, id, target.join(" "), html.slice(0, 160), failureSummary?.split("\n").slice(1).join(" ")].join(" | "),
    ),
  );
}

/**
 * Whether a page shows letters in a way that was in no call with the same `seen`: their colour, what they stand on,
 * their size and weight, and what sets a link apart from its sentence. The two rules of `colours` judge by nothing else.
 */
export async function looksNew(page: Page, seen: Set<string>): Promise<boolean> {
  const looks = await page.evaluate(() => {
    const hasWords = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    /** What an element stands on: the grounds up to the first that covers what is behind it. */
    const groundOf = (element: Element | null): string => {
      if (!element) return "";
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const own = `${backgroundColor} ${backgroundImage} ${opacity}`;
      const covers = /^rgb\(|^oklch\([^/]*\)$/.test(backgroundColor) && backgroundImage === "none" && opacity === "1";
      return covers ? own : `${own} < ${groundOf(element.parentElement)}`;
    };
    const lookOf = (element: Element) => {
      const style = getComputedStyle(element);
      const letters = [style.color, style.fontSize, style.fontWeight, style.textShadow, groundOf(element)];
      const parent = element.parentElement;
      if (element.localName !== "a" || !parent) return letters.join(" | ");
      return [...letters, style.textDecorationLine, getComputedStyle(parent).color].join(" | ");
    };
    return [...document.body.querySelectorAll("*")]
      .filter((element) => hasWords(element) && element.checkVisibility())
      .map((element) => lookOf(element));
  });
  const known = seen.size;
  for (const look of looks) seen.add(look);
  return seen.size > known;
}
