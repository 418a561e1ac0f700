import { readFile } from "node:fs/promises";
import sax from "sax";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { site } from "#src/site.ts";
import { makeEntry } from "#tests/fake/entry.ts";
import { article, feedOf, itemsOf } from "#tests/fake/feed.ts";
import type { Feed } from "./feeds.ts";
import { renderJsonFeed } from "./json-feed.ts";
import { renderRss } from "./rss.ts";

// In a folder, so that an address without its base is seen.
vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));
afterEach(() => void vi.useRealTimers());

function render(entries: readonly AnnouncedEntry[], html?: string, change: Partial<Feed> = {}) {
  const feed = feedOf(entries, change);
  return renderRss(feed, itemsOf(feed.subjects, html));
}

/** The texts of the feed's elements by path, in order; anything that is not well-formed is an error. */
function textsOf(xml: string): Map<string, string[]> {
  const parser = sax.parser(true, { xmlns: true });
  const found = new Map<string, string[]>();
  const path: string[] = [];
  let text = "";
  const add = (part: string) => (text += part);
  Object.assign(parser, {
    onerror: (error: Error) => {
      throw error;
    },
    onopentag: ({ name }: sax.QualifiedTag) => {
      path.push(name);
      text = "";
    },
    ontext: add,
    oncdata: add,
    onclosetag: () => {
      const name = path.slice(2).join("/");
      found.set(name, [...(found.get(name) ?? []), text.trim()]);
      path.pop();
    },
  });
  parser.write(xml).close();
  return found;
}

/** What a reader is given of one entry: the text of one element. */
const oneOf = (entry: AnnouncedEntry, name: string, html?: string) =>
  textsOf(render([entry], html)).get(`item/${name}`);

describe("golden files", () => {
  const golden = (name: string) => readFile(new URL(`../../tests/golden/feed/${name}`, import.meta.url), "utf8");
  const entries = [
    makeEntry("events", "forum", {
      slug: "forum-2026",
      title: "Форум «Кадры» & <партнёры>",
      published: "2026-03-05",
      updated: "2026-04-01",
    }),
    makeEntry("practices", "liga", { slug: "liga-kolledzhey", published: "2026-02-10", regions: ["66"] }),
  ];
  const html =
    '<h2 id="itogi">Итоги</h2>\n<p>См. <a href="#itogi">итоги</a> и <a href="/portal/practices/">каталог</a>.</p>';

  const feed = feedOf(entries);
  // What a card looks like, and so its address, is none of a feed's business.
  const picture = { url: "https://svod.example/portal/og/card.png", alt: "Карточка" };
  const items = itemsOf(feed.subjects, html).map((item) => ({ ...item, picture: { ...item.picture, ...picture } }));

  test("two entries as RSS", async () => {
    expect(renderRss(feed, items)).toBe(await golden("two.xml"));
  });

  test("the same two as JSON Feed", async () => {
    expect(renderJsonFeed(feed, items)).toBe(await golden("two.json"));
  });

  test("no entries", async () => {
    expect(render([])).toBe(await golden("empty.xml"));
  });
});

describe("what XML does not bear", () => {
  const hard = 'А & Б < В > Г "Д" ]]> &amp; <b>';

  test("stands in titles and teasers as it was written", () => {
    const entry = article({ title: hard, teaser: `${hard} и ещё сорок знаков, чтобы аннотации хватило.` });
    expect(oneOf(entry, "title")).toEqual([hard]);
    expect(oneOf(entry, "description")?.[0]).toContain(hard);
    const feed = textsOf(render([], "", { title: hard, description: hard }));
    expect([feed.get("title"), feed.get("description"), feed.get("image/title")]).toEqual([[hard], [hard], [hard]]);
  });

  test("the end of a CDATA section inside a text does not end it", () => {
    const html = "<p>x]]>y</p>\n<pre>a[b[0]]&gt;1]]]]></pre>";
    expect(oneOf(article(), "content:encoded", html)).toEqual([html.replaceAll("]]>", "]]&gt;")]);
  });

  test("forbidden characters are left out, wherever they hide", () => {
    const entry = article({ title: "Ново\u0000сти\u0007 го\uFFFFда", teaser: `\u001F${"Слово ".repeat(10)}` });
    const xml = render([entry], "<p>а\u0008б\uFFFE ]]\u0007></p>", { title: "Св\u000Bод" });
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
    const texts = textsOf(xml);
    expect(texts.get("item/title")).toEqual(["Новости года"]);
    expect(texts.get("item/content:encoded")).toEqual(["<p>аб ]]&gt;</p>"]);
    expect(texts.get("title")).toEqual(["Свод"]);
  });

  test("emoji, letters beyond the first plane and words from right to left stay; half a pair does not", () => {
    const title = "Кадры 👩‍🏭, 𝔘 и שלום";
    expect(oneOf(article({ title }), "title")).toEqual([title]);
    expect(render([article({ title: "Кадры \uD83D" })]).isWellFormed()).toBe(true);
  });
});

test("a title of one hundred signs and a text of a megabyte come through", () => {
  const html = `<p>${"слово ".repeat(170_000)}</p>`;
  expect(oneOf(article({ title: "Ж".repeat(100) }), "content:encoded", html)?.[0]).toHaveLength(html.length - 1);
});

test("the feed says where it stands, what a feed is, and who tells what is new", () => {
  const xml = render([article()], "", { page: "/rubrics/events/" });
  const texts = textsOf(xml);
  expect(texts.get("link")).toEqual(["https://svod.example/portal/rubrics/events/"]);
  expect(texts.get("docs")).toEqual(["https://svod.example/portal/subscriptions/"]);
  expect(texts.get("item/link")).toEqual(["https://svod.example/portal/articles/one/"]);
  expect(xml).toContain('<atom:link href="https://svod.example/portal/rubrics/events/feed.xml" rel="self"');
  expect(xml).toContain('<?xml-stylesheet type="text/xsl" href="/portal/feed.xsl"?>');
  expect(xml).not.toContain('rel="hub"');
  const hub = site.webSubHub;
  site.webSubHub = "https://hub.example/";
  try {
    expect(render([article()])).toContain('<atom:link href="https://hub.example/" rel="hub"/>');
    expect(JSON.parse(renderJsonFeed(feedOf([]), []))).toMatchObject({
      hubs: [{ type: "WebSub", url: "https://hub.example/" }],
    });
  } finally {
    site.webSubHub = hub;
  }
});

describe("a feed that nobody touches does not move", () => {
  test("the same at any hour", () => {
    vi.useFakeTimers({ now: new Date("2026-06-01T08:00:00Z"), toFake: ["Date"] });
    const morning = render([article()]);
    vi.setSystemTime(new Date("2027-01-01T23:59:59Z"));
    expect(render([article()])).toBe(morning);
    expect(morning).not.toContain("2027");
  });

  test("a subscriber who has read it is brought nothing twice", () => {
    const read = (entries: readonly AnnouncedEntry[], html?: string) =>
      textsOf(render(entries, html)).get("item/guid") ?? [];
    const two = makeEntry("articles", "two");
    const known = new Set(read([article(), two]));
    const renamed = article({ title: "Новый заголовок", slug: "novyy", former_slugs: ["one"], updated: "2026-05-01" });
    const three = makeEntry("articles", "three", { published: "2026-05-02" });
    const again = read([three, renamed, two], "<p>Исправленный текст</p>");
    expect(again.filter((guid) => !known.has(guid))).toEqual(["svod:three"]);
    expect(render([renamed])).toContain('<guid isPermaLink="false">svod:one</guid>');
  });

  test("dates are those of the entries, the feed's that of the latest change", () => {
    const entries = [
      makeEntry("articles", "new", { published: "2026-03-05" }),
      makeEntry("articles", "old", { published: "2026-01-10", updated: "2026-05-20" }),
    ];
    const texts = textsOf(render(entries));
    expect(texts.get("item/pubDate")).toEqual(["Thu, 05 Mar 2026 00:00:00 GMT", "Sat, 10 Jan 2026 00:00:00 GMT"]);
    for (const name of ["pubDate", "lastBuildDate"])
      expect(texts.get(name), name).toEqual(["Wed, 20 May 2026 00:00:00 GMT"]);
  });
});
