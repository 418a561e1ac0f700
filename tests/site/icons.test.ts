import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { href, site } from "#src/site.ts";
import { faultsOf, fileOf, inside, readSite } from "./site.ts";

const built = await readSite();
const at = (address: string) => fileOf(inside(address, "/")?.address ?? "/none");

describe("every page", () => {
  test("names an icon for each kind of system, and each is there", () => {
    const found = faultsOf(built.pages, function* ({ root }) {
      const named = root.querySelectorAll('link[rel="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]');
      expect(named.map(({ attributes }) => [attributes["rel"], attributes["href"]])).toEqual([
        ["icon", href("/favicon.ico")],
        ["icon", href("/favicon.svg")],
        ["apple-touch-icon", href("/apple-touch-icon.png")],
        ["manifest", href("/site.webmanifest")],
      ]);
      for (const { attributes } of named) if (!built.has(at(attributes["href"] ?? ""))) yield `${attributes["href"]}`;
      const colours = root.querySelectorAll('meta[name="theme-color"]').map((meta) => meta.getAttribute("content"));
      if (String(colours) !== String([site.colour.paper, site.colour.night])) yield `theme-color ${colours.join()}`;
    });
    expect(found).toEqual([]);
  });
});

describe("the manifest", async () => {
  const manifest = JSON.parse(await built.text("site.webmanifest"));

  test("says what the portal is and where it begins", () => {
    expect(manifest).toMatchObject({
      id: site.base,
      start_url: site.base,
      scope: site.base,
      short_name: site.name,
      lang: "ru",
      display: "minimal-ui",
      theme_color: site.colour.paper,
      background_color: site.colour.paper,
    });
    expect(manifest.name.length).toBeLessThanOrEqual(45);
    for (const { url } of manifest.shortcuts) expect(built.has(at(url)), url).toBe(true);
  });

  test("names icons that are what it says, for a mask too", async () => {
    const said = manifest.icons.map(({ sizes, purpose }: Record<string, string>) => `${sizes} ${purpose}`);
    expect(said.toSorted()).toEqual(["192x192 any", "192x192 maskable", "512x512 any", "512x512 maskable"]);
    for (const { src, sizes, type } of manifest.icons) {
      const { width, height, format } = await sharp(await built.bytes(at(src))).metadata();
      expect([`${width}x${height}`, `image/${format}`], src).toEqual([sizes, type]);
    }
  });
});
