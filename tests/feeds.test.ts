import { parse, type HTMLElement } from "node-html-parser";
import { describe, expect, test } from "vitest";
import { entryAddress, rubricFeedAddress, slugAddress } from "#src/entry/address.ts";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { manifest } from "#src/entry/manifest.ts";
import { changedOn, isIndexable, isPublic } from "#src/entry/publication.ts";
import { absolute, site } from "#src/site.ts";
import { readContent } from "./content.ts";
import { fileOf, inside, readSite } from "./site.ts";
import { childrenOf, parseXml, textOf } from "./xml.ts";

const built = await readSite();
const portal = await readContent();
const addressesOf = (entries: readonly AnnouncedEntry[]) => entries.map((entry) => absolute(entryAddress(entry)));
const midnight = (day: string) => new Date(`${day}T00:00:00Z`).toUTCString();
/** `Thu, 19 Nov 2026 00:00:00 GMT` (RFC 822 as RSS 2.0 wants it). */
const rfc822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

const feeds = [
  { path: "/feed.xml", entries: portal.published },
  ...portal.terms.rubrics.map(({ id }) => ({
    path: rubricFeedAddress(id),
    entries: portal.mentioning("rubrics", id).filter(isPublic),
  })),
];

describe.each(feeds)("$path", async ({ path, entries }) => {
  const xml = await built.text(path.slice(1));
  const newest = entries.slice(0, 50);

  test("is RSS 2.0 that says where it stands", () => {
    const rss = parseXml(xml);
    expect(rss.name).toBe("rss");
    expect(rss.attributes["version"]).toBe("2.0");
    const [channel] = childrenOf(rss, "channel");
    if (!channel) throw new Error("no channel");
    for (const name of ["title", "description", "link"]) expect(textOf(channel, name).trim(), name).not.toBe("");
    const self = childrenOf(channel, "atom:link").find(({ attributes }) => attributes["rel"] === "self");
    expect(self?.attributes["href"]).toBe(absolute(path));
    expect(built.has(fileOf(inside(textOf(channel, "link"), path)?.address ?? "/none"))).toBe(true);
  });

  test("announces the newest real entries and nothing else", () => {
    const items = itemsOf(xml);
    expect(items.map((item) => textOf(item, "link"))).toEqual(addressesOf(newest));
    expect(items.map((item) => textOf(item, "guid"))).toEqual(newest.map(({ data }) => `svod:${data.id}`));
    expect(new Set(items.map((item) => textOf(item, "guid"))).size).toBe(items.length);
  });

  test("has dates that only the content moves", () => {
    const [channel] = childrenOf(parseXml(xml), "channel");
    const latest = newest
      .map(({ data }) => data.updated ?? data.published)
      .toSorted()
      .at(-1);
    for (const name of ["lastBuildDate", "pubDate"])
      expect(
        childrenOf(channel ?? parseXml(xml), name).map(({ text }) => text),
        name,
      ).toEqual(latest ? [midnight(latest)] : []);
    const dates = itemsOf(xml).map((item) => textOf(item, "pubDate"));
    expect(dates).toEqual(newest.map(({ data }) => midnight(data.published)));
    expect(dates.filter((date) => !rfc822.test(date))).toEqual([]);
  });

  test("gives whole texts whose links work at another address", () => {
    const found = itemsOf(xml).flatMap((item) => {
      const link = textOf(item, "link");
      const html = parse(textOf(item, "content:encoded"));
      if (html.text.trim().length < 80) return [`${link}: hardly any text`];
      return html
        .querySelectorAll("[href], [src], [srcset], [poster]")
        .flatMap(({ attributes }) => [
          attributes["href"],
          attributes["src"],
          attributes["srcset"],
          attributes["poster"],
        ])
        .filter((address) => address !== undefined)
        .filter((address) => {
          if (!/^(https?:\/\/|mailto:)/.test(address)) return true;
          const target = inside(address, "/");
          return target !== undefined && !built.has(fileOf(target.address));
        })
        .map((address) => `${link}: ${address}`);
    });
    expect(found).toEqual([]);
  });
});

/** The items of a feed, in its order. */
function itemsOf(xml: string) {
  const [channel] = childrenOf(parseXml(xml), "channel");
  return channel ? childrenOf(channel, "item") : [];
}

describe("entries.json", () => {
  const read = async () => manifest.parse(JSON.parse(await built.text("entries.json")));

  test("holds every entry that may be announced, newest first", async () => {
    const data = await read();
    expect(data.entries.map(({ id, url }) => [id, url])).toEqual(
      portal.published.map((entry) => [entry.data.id, absolute(entryAddress(entry))]),
    );
    expect(data.site.url).toBe(absolute("/"));
    expect(data.entries.length).toBeGreaterThan(20);
  });

  test("names pages and pictures that are in the portal", async () => {
    const data = await read();
    const addresses = data.entries.flatMap(({ url, image }) => [url, image.url]);
    expect(addresses.filter((address) => !built.has(fileOf(inside(address, "/")?.address ?? "/none")))).toEqual([]);
    expect(
      data.entries.filter(({ image }) => image.width !== 1200 || image.height !== 630 || image.alt === ""),
    ).toEqual([]);
  });

  test("belongs to the rubrics and days of the content", async () => {
    const data = await read();
    const expected = portal.published.map(({ data: { rubric, published, updated } }) => [rubric, published, updated]);
    expect(data.entries.map(({ rubric, published, updated }) => [rubric.id, published, updated])).toEqual(expected);
  });
});

describe("sitemap.xml", () => {
  const read = async () => parseXml(await built.text("sitemap.xml"));
  const readPlaces = async () => childrenOf(await read(), "url").map((url) => textOf(url, "loc"));

  test("names each address once, and each is a page that engines may show", async () => {
    const places = await readPlaces();
    expect((await read()).attributes["xmlns"]).toBe("http://www.sitemaps.org/schemas/sitemap/0.9");
    expect(new Set(places).size).toBe(places.length);
    const wrong = places.filter((place) => {
      const page =
        place.startsWith(site.address) && built.pages.find(({ address }) => site.address + address === place);
      return !page || page.root.querySelector('meta[name="robots"][content*="noindex"]');
    });
    expect(wrong).toEqual([]);
  });

  test("holds every page that engines may show", async () => {
    const places = await readPlaces();
    const shown = built.pages.filter(({ root }) => !root.querySelector('meta[name="robots"][content*="noindex"]'));
    // The second and later pages of a list are found from the first.
    const continued = (root: HTMLElement) =>
      !/^\s*1?\s*$/.test(root.querySelector(".pagination [aria-current]")?.text ?? "");
    const expected = shown.filter(({ root }) => !continued(root)).map(({ address }) => site.address + address);
    expect(expected.filter((address) => !places.includes(address))).toEqual([]);
    const real = portal.entries.filter(isIndexable).map((entry) => absolute(entryAddress(entry)));
    expect(real.filter((address) => !places.includes(address))).toEqual([]);
  });

  test("tells the day of each entry's last change", async () => {
    const told = new Map(
      childrenOf(await read(), "url").map((url) => [textOf(url, "loc"), childrenOf(url, "lastmod")[0]?.text]),
    );
    for (const entry of portal.entries.filter(isIndexable))
      expect(told.get(absolute(entryAddress(entry))), entry.file).toBe(changedOn(entry));
  });

  test("does not name former addresses", async () => {
    const places = await readPlaces();
    const former = portal.entries.flatMap((entry) =>
      entry.data.former_slugs.map((slug) => absolute(slugAddress(entry.kind, slug))),
    );
    expect(former.filter((address) => places.includes(address))).toEqual([]);
  });

  test("is named in robots.txt", async () => {
    expect(await built.text("robots.txt")).toContain(`Sitemap: ${absolute("/sitemap.xml")}`);
  });
});

test("pages name the feed that holds them", () => {
  for (const { path } of feeds) {
    const page = built.page(path.replace(/feed\.xml$/, ""));
    const named = page.root.querySelectorAll('link[rel="alternate"][type="application/rss+xml"]');
    expect(
      named.map((link) => link.getAttribute("href")),
      page.file,
    ).toContain(absolute(path));
  }
});
