import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { contrast } from "#src/site/colour.ts";
import { site } from "#src/site.ts";
import { hexOf } from "./colour.ts";
import { tints } from "./shape.ts";

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
    const [shown = "", wished = ""] = [0.1, 0.4].map((chroma) => hexOf({ lightness: 0.5, chroma, hue: 175 }));
    expect(contrast(shown, wished)).toBeLessThan(1.2);
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
