import { describe, expect, test } from "vitest";
import { parseLastUse } from "#src/card/last-use.ts";
import { site } from "#src/site.ts";
import { faultsOf, metaOf, readSite } from "./site.ts";

const built = await readSite();
const { pages } = built;
const imageOf = (page: (typeof pages)[number]) => metaOf(page, "og:image") ?? "";
const lastUse = parseLastUse(await built.text("og/cards.json")) ?? {};
const pictures = built.files.filter((file) => /^og\/.*\.png$/.test(file)).map((file) => file.slice(3, -4));

describe("share pictures", () => {
  test("every page has one of its own; further parts of a list show that of the first", () => {
    const home = imageOf(built.page("/"));
    const first = pages.filter(({ address }) => !/\/\d+\/$/.test(address) || /^\/archive\/\d+\/$/.test(address));
    const owners = Map.groupBy(first, imageOf);
    const found = faultsOf(first, function* (page) {
      const others = owners.get(imageOf(page)) ?? [];
      if (imageOf(page) !== home && others.length > 1)
        yield `the picture of ${others.map(({ address }) => address).join(", ")}`;
    });
    expect(found).toEqual([]);
    // What nobody shares: a search's results, a page that is not there, and what stands on one device alone.
    expect((owners.get(home) ?? []).map(({ address }) => address).toSorted()).toEqual([
      "/",
      "/404.html",
      "/favourites/",
      "/favourites/set/",
      "/offline/",
      "/search/",
    ]);
  });

  test("the list of last uses names every picture, and every picture in use was in use on one day, that of the build", () => {
    expect(Object.keys(lastUse).toSorted()).toEqual(pictures.toSorted());
    const used = new Set(pages.map((page) => imageOf(page).slice(`${site.address}/og/`.length, -4)));
    expect([...used].filter((hash) => lastUse[hash] === undefined)).toEqual([]);
    expect(new Set([...used].map((hash) => lastUse[hash])).size).toBe(1);
  });

  test("are light: 60 KB at most without a photo", async () => {
    const sizes = await Promise.all(pictures.map(async (hash) => (await built.bytes(`og/${hash}.png`)).length));
    expect(Math.max(...sizes)).toBeLessThan(400_000);
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(60_000);
  });

  test("are shown together in a workshop of their own, not in the portal", () => {
    expect(built.files.filter((file) => /gallery/.test(file))).toEqual([]);
  });
});
