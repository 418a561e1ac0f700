import { parse, type HTMLElement } from "node-html-parser";
import { describe, expect, test } from "vitest";
import { entryAddress, feedAddress, feedFormats, routes, slugAddress } from "#src/entry/address.ts";
import { manifest } from "#src/entry/manifest.ts";
import { changedOn, isIndexable, isPublic } from "#src/entry/publication.ts";
import { everything, feedsOf, latestDay, subscriptionsPage } from "#src/feed/feeds.ts";
import { itemId } from "#src/feed/item.ts";
import { absolute, href, site } from "#src/site.ts";
import { jsonFeed } from "#tests/fake/json-feed.ts";
import { readContent } from "./content.ts";
import { fileOf, inside, readSite } from "./site.ts";
import { childrenOf, parseXml, textOf } from "./xml.ts";

const built = await readSite();
const portal = await readContent();
const midnight = (day: string) => new Date(`${day}T00:00:00Z`).toUTCString();
/** `Thu, 19 Nov 2026 00:00:00 GMT` (RFC 822 as RSS 2.0 wants it). */
const rfc822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

const feeds = feedsOf(portal);

describe.each(feeds)("$title", async ({ page, subjects }) => {
  const xml = await built.text(fileOf(feedAddress(page, "xml")));
  const json = jsonFeed.parse(JSON.parse(await built.text(fileOf(feedAddress(page, "json")))));

  test("is RSS 2.0 that says where it stands", () => {
    const rss = parseXml(xml);
    expect(rss.name).toBe("rss");
    expect(rss.attributes["version"]).toBe("2.0");
    const [channel] = childrenOf(rss, "channel");
    if (!channel) throw new Error("no channel");
    for (const name of ["title", "description", "link"]) expect(textOf(channel, name).trim(), name).not.toBe("");
    const self = childrenOf(channel, "atom:link").find(({ attributes }) => attributes["rel"] === "self");
    expect(self?.attributes["href"]).toBe(absolute(feedAddress(page, "xml")));
    for (const name of ["link", "docs"])
      expect(built.has(fileOf(inside(textOf(channel, name), "/")?.address ?? "/none")), name).toBe(true);
  });

  test("announces the newest real entries and nothing else", () => {
    const items = itemsOf(xml);
    expect(items.map((item) => textOf(item, "guid"))).toEqual(subjects.map(itemId));
    expect(items.map((item) => textOf(item, "link").replace(/#changes$/, ""))).toEqual(
      subjects.map(({ entry }) => absolute(entryAddress(entry))),
    );
    expect(subjects.filter(({ entry }) => !isPublic(entry))).toEqual([]);
  });

  test("has dates that only the content moves", () => {
    const [channel] = childrenOf(parseXml(xml), "channel");
    const latest = latestDay({ subjects });
    for (const name of ["lastBuildDate", "pubDate"])
      expect(
        childrenOf(channel ?? parseXml(xml), name).map(({ text }) => text),
        name,
      ).toEqual(latest ? [midnight(latest)] : []);
    const dates = itemsOf(xml).map((item) => textOf(item, "pubDate"));
    expect(dates).toEqual(subjects.map(({ entry, change }) => midnight(change?.date ?? entry.data.published)));
    expect(dates.filter((date) => !rfc822.test(date))).toEqual([]);
  });

  test("says the same as JSON Feed", () => {
    const [channel] = childrenOf(parseXml(xml), "channel");
    expect(json.title).toBe(channel && textOf(channel, "title"));
    expect(json.feed_url).toBe(absolute(feedAddress(page, "json")));
    expect(json.items.map(({ id, url, title: name, content_html }) => [id, url, name, content_html])).toEqual(
      itemsOf(xml).map((item) => ["guid", "link", "title", "content:encoded"].map((part) => textOf(item, part))),
    );
  });

  test("encloses pictures that are there, with their size", async () => {
    const found = await Promise.all(
      itemsOf(xml).map(async (item, index) => {
        const enclosed = childrenOf(item, "enclosure")[0]?.attributes ?? {};
        const file = fileOf(inside(enclosed["url"] ?? "", "/")?.address ?? "/none");
        const { length } = await built.bytes(file);
        const [attached] = json.items[index]?.attachments ?? [];
        expect(attached).toMatchObject({ url: enclosed["url"], mime_type: enclosed["type"], size_in_bytes: length });
        return Number(enclosed["length"]) === length && enclosed["type"] === "image/png" ? [] : [file];
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  test("gives whole texts whose links work at another address", () => {
    const found = itemsOf(xml).flatMap((item) => {
      const link = textOf(item, "link");
      const html = parse(textOf(item, "content:encoded"));
      if (html.text.trim().length < 20) return [`${link}: hardly any text`];
      if (html.querySelector("table, input, script, [class], [style]")) return [`${link}: what a reader does not know`];
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

test("the text in a feed is what the page says", async () => {
  const { items } = jsonFeed.parse(JSON.parse(await built.text("feed.json")));
  // A mark of a source is a bare number on the page and [1] in a feed.
  const plain = (html: string) => {
    const root = parse(html);
    for (const mark of root.querySelectorAll(".source-mark, sup")) mark.remove();
    return root.text.replaceAll(/\s+/g, "");
  };
  const found = portal.published.slice(0, items.length).flatMap((entry, index) => {
    const root = built.page(entryAddress(entry)).root.querySelector(".entry__text");
    const text = plain(items[index]?.content_html ?? "");
    const said =
      root
        ?.querySelectorAll("p, li, h3")
        .filter((part) => !part.closest(".contents, .results, table") && !part.querySelector("a[download]")) ?? [];
    expect(said.length).toBeGreaterThan(0);
    return said
      .map((part) => plain(part.innerHTML))
      .filter((words) => !text.includes(words))
      .map((words) => `${entry.data.id}: ${words}`);
  });
  expect(found).toEqual([]);
});

test("no other feed is built", () => {
  const expected = feeds.flatMap(({ page }) => feedFormats.map((format) => fileOf(feedAddress(page, format))));
  expect(built.files.filter((file) => /(^|\/)feed\.(xml|json)$/.test(file)).toSorted()).toEqual(expected.toSorted());
});

test("feeds.opml names every feed", async () => {
  const [body] = childrenOf(parseXml(await built.text("feeds.opml")), "body");
  const outlines = body?.children.flatMap(({ children }) => children) ?? [];
  expect(outlines.map(({ attributes }) => [attributes["type"], attributes["xmlUrl"], attributes["htmlUrl"]])).toEqual(
    feeds.map(({ page }) => ["rss", absolute(feedAddress(page, "xml")), absolute(page)]),
  );
});

test("what a browser makes of a feed loads nothing from elsewhere", async () => {
  const xsl = await built.text("feed.xsl");
  parseXml(xsl);
  const loaded = [...xsl.matchAll(/(?:href|src)="([^"{]+)"/g)].map(([, address]) => address ?? "");
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((address) => !built.has(fileOf(inside(address, "/")?.address ?? "/none")))).toEqual([]);
  expect(await built.text("feed.css")).not.toMatch(/url\(|@import/);
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

test("pages name the feed of what they list", () => {
  for (const { page } of feeds) {
    const { root, file } = built.page(page);
    const named = root.querySelectorAll('link[rel="alternate"]').map((link) => link.getAttribute("href"));
    for (const format of feedFormats) expect(named, file).toContain(absolute(feedAddress(page, format)));
  }
});

test("a part of the portal links to its feed", () => {
  for (const { page } of feeds.filter((feed) => feed.page !== everything.page)) {
    const { root, file } = built.page(page);
    const links = root.querySelectorAll("main a").map((link) => link.getAttribute("href"));
    expect(links, file).toContain(href(feedAddress(page, "xml")));
  }
});

test("the page of subscriptions lists every feed without scripts", () => {
  const links = built
    .page(subscriptionsPage)
    .root.querySelectorAll("main a")
    .map((link) => link.getAttribute("href"));
  const expected = feeds.flatMap(({ page }) => feedFormats.map((format) => href(feedAddress(page, format))));
  expect(expected.filter((address) => !links.includes(address))).toEqual([]);
  expect(links).toContain(href(routes.feedList));
});
