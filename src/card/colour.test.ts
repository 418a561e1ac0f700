import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { site } from "#src/site.ts";
import { hexOf } from "./colour.ts";
import { tints } from "./shape.ts";

/** Relative luminance and contrast after WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
const contrast = (one: string, other: string) => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

describe("hexOf", () => {
  it.each([
    [{ lightness: 1, chroma: 0, hue: 0 }, "#FFFFFF"],
    [{ lightness: 0, chroma: 0, hue: 0 }, "#000000"],
    // The sRGB primaries, values from the CSS Color 4 test suite.
    [{ lightness: 0.62796, chroma: 0.25768, hue: 29.234 }, "#FF0000"],
    [{ lightness: 0.86644, chroma: 0.29483, hue: 142.495 }, "#00FF00"],
    [{ lightness: 0.45201, chroma: 0.31321, hue: 264.052 }, "#0000FF"],
  ])("turns %o into %s", (colour, hex) => {
    expect(hexOf(colour)).toBe(hex);
  });

  it("lowers the chroma that sRGB cannot show and keeps the lightness", () => {
    const [shown, wished] = [0.1, 0.4].map((chroma) => luminance(hexOf({ lightness: 0.5, chroma, hue: 175 })));
    expect(Math.abs((shown ?? 0) - (wished ?? 1))).toBeLessThan(0.03);
  });
});

describe("the rubrics' colours", () => {
  const file = path.resolve(import.meta.dirname, "../../content/vocabulary/rubrics.yaml");
  const rubrics = parse(readFileSync(file, "utf8")) as { id: string; hue: number }[];

  it.each(rubrics.map(({ id, hue }) => [id, hue] as const))("%s can be read on a card", (_, hue) => {
    const { text, door, soft } = tints(hue);
    expect(contrast(text, site.colour.paper)).toBeGreaterThan(4.5);
    expect(contrast(site.colour.paper, door)).toBeGreaterThan(4.5);
    expect(contrast(soft, door)).toBeGreaterThan(4.5);
  });

  it("weigh the same", () => {
    const doors = rubrics.map(({ hue }) => contrast(site.colour.paper, tints(hue).door));
    expect(Math.max(...doors) / Math.min(...doors)).toBeLessThan(1.25);
  });
});
