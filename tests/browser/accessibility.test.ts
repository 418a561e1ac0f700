import { afterAll, beforeAll, expect, test } from "vitest";
import { colours, looksNew, violations } from "./axe.ts";
import { fillShelf, pageTypes, settled } from "./page-types.ts";
import { openStage, phone, visit, visiting, type Stage, type Visit } from "./stage.ts";
import { readContent } from "../site/content.ts";

const portal = await readContent();
const types = pageTypes(portal);
/** As high as a page: what is fixed to the bottom of a window lies over nothing that axe would take for covered. */
const tall = { viewport: { width: 1440, height: 4000 } };
/** How letters looked on the pages before. */
const shown = new Set<string>();
const lowVision = ["black-on-white", "white-on-black", "blue"];

let stage: Stage;
let window: Visit;
beforeAll(async () => {
  stage = await openStage();
  window = await visit(stage, { ...tall, reducedMotion: "reduce" });
  await fillShelf(window, portal);
});
afterAll(async () => {
  await window?.context.close();
  await stage?.close();
});

test.each(types)("%s: nothing that WCAG 2.2 AA forbids, in any colours", async (_, path) => {
  const { page } = window;
  await page.emulateMedia({ colorScheme: "light" });
  await window.go(path);
  await settled(page);
  // Colours are judged only where letters stand as on no page before; everything else on every page.
  const found = await violations(page, "light", undefined, (await looksNew(page, shown)) ? [] : colours);
  const repainted = async (look: string) => {
    if (await looksNew(page, shown)) found.push(...(await violations(page, look, { type: "rule", values: colours })));
  };
  await page.emulateMedia({ colorScheme: "dark" });
  await repainted("dark");
  await page.emulateMedia({ colorScheme: "light" });
  for (const scheme of lowVision) {
    await page.evaluate((value) => (document.documentElement.dataset["scheme"] = value), scheme);
    await repainted(scheme);
  }
  expect(found).toEqual([]);
});

test("the numbers on the map's tiles can be read in any colours, which axe does not look at", async () => {
  await window.go("/");
  const faint = await window.page.evaluate(
    (schemes) => {
      const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
      /** Relative luminance of a colour, by WCAG 2.2. */
      const luminance = (colour: string) => {
        if (!brush) throw new Error("no canvas");
        brush.fillStyle = colour;
        brush.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data].map((value) =>
          value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      return schemes.flatMap((scheme) => {
        document.documentElement.dataset["scheme"] = scheme;
        const tiles = [...document.querySelectorAll(".region-map__tile")];
        if (tiles.length === 0) return ["no map"];
        return tiles.flatMap((tile) => {
          const [ground = 0, ink = 0] = ["rect", "text"].map((name) => {
            const shape = tile.querySelector(name);
            return shape ? luminance(getComputedStyle(shape).fill) : 0;
          });
          const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
          return contrast >= 4.5 ? [] : [`${scheme}: ${tile.getAttribute("aria-label")} ${contrast.toFixed(2)}`];
        });
      });
    },
    ["light", "dark", ...lowVision],
  );
  expect(faint).toEqual([]);
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
