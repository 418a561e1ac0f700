import { readFile } from "node:fs/promises";
import sax from "sax";
import { afterEach, describe, expect, test, vi } from "vitest";
import { makeEntry, makePortal, type Fields } from "#src/entry/fixture.ts";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { renderRss, type Feed } from "./rss.ts";

// In a folder, so that an address without its base is seen.
vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));
afterEach(() => void vi.useRealTimers());

const portal = makePortal([]);
const article = (change: Fields = {}) => makeEntry("articles", "one", change);

const render = (entries: readonly AnnouncedEntry[], html = "<p>Текст</p>", change: Partial<Feed> = {}) =>
  renderRss(
    portal,
    { title: "Свод", description: "Всё новое", path: "/feed.xml", page: "/", entries, ...change },
    async () => html,
  );

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
const oneOf = async (entry: AnnouncedEntry, name: string, html?: string) =>
  textsOf(await render([entry], html)).get(`item/${name}`);

describe("golden files", () => {
  const golden = (name: string) => readFile(new URL(`../../tests/golden/feed/${name}.xml`, import.meta.url), "utf8");

  test("two entries", async () => {
    const entries = [
      makeEntry("events", "forum", {
        slug: "forum-2026",
        title: "Форум «Кадры» & <партнёры>",
        published: "2026-03-05",
        updated: "2026-04-01",
      }),
      makeEntry("practices", "liga", { slug: "liga-kolledzhey", published: "2026-02-10" }),
    ];
    const html =
      '<h2 id="itogi">Итоги</h2>\n<p>См. <a href="#itogi">итоги</a> и <a href="/portal/practices/">каталог</a>.</p>';
    expect(await render(entries, html)).toBe((await golden("two")).trimEnd());
  });

  test("no entries", async () => {
    expect(await render([])).toBe((await golden("empty")).trimEnd());
  });
});

describe("what XML does not bear", () => {
  const hard = 'А & Б < В > Г "Д" ]]> &amp; <b>';

  test("stands in titles and teasers as it was written", async () => {
    const entry = article({ title: hard, teaser: `${hard} и ещё сорок знаков, чтобы аннотации хватило.` });
    expect(await oneOf(entry, "title")).toEqual([hard]);
    expect((await oneOf(entry, "description"))?.[0]).toContain(hard);
    const feed = textsOf(await render([], "", { title: hard, description: hard }));
    expect([feed.get("title"), feed.get("description")]).toEqual([[hard], [hard]]);
  });

  test("the end of a CDATA section inside a text does not end it", async () => {
    const html = "<p>x]]>y</p><pre>a[b[0]]&gt;1]]]]>></pre>";
    expect(await oneOf(article(), "content:encoded", html)).toEqual([html.replaceAll("]]>", "]]&gt;")]);
  });

  test("forbidden characters are left out, wherever they hide", async () => {
    const entry = article({ title: "Ново\u0000сти\u0007 го\uFFFFда", teaser: `\u001F${"Слово ".repeat(10)}` });
    const xml = await render([entry], "<p>а\u0008б\uFFFE ]]\u0007></p>", { title: "Св\u000Bод" });
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
    const texts = textsOf(xml);
    expect(texts.get("item/title")).toEqual(["Новости года"]);
    expect(texts.get("item/content:encoded")).toEqual(["<p>аб ]]&gt;</p>"]);
    expect(texts.get("title")).toEqual(["Свод"]);
  });

  test("emoji and letters beyond the first plane stay", async () => {
    expect(await oneOf(article({ title: "Кадры 👩‍🏭 и 𝔘" }), "title")).toEqual(["Кадры 👩‍🏭 и 𝔘"]);
  });
});

describe("addresses", () => {
  const page = "https://svod.example/portal/articles/one/";
  test.each([
    ['<a href="/portal/practices/">к</a>', '<a href="https://svod.example/portal/practices/">к</a>'],
    ['<img alt="а" src="/portal/a.webp">', '<img alt="а" src="https://svod.example/portal/a.webp">'],
    [
      '<img src="/portal/a.webp" srcset="/portal/a.webp 1x" alt="">',
      '<img src="https://svod.example/portal/a.webp" alt="">',
    ],
    ['<a href="#source-1">1</a>', `<a href="${page}#source-1">1</a>`],
    ['<a title="a > b" href="#b">б</a>', `<a title="a > b" href="${page}#b">б</a>`],
    ['<a href="https://example.org/a">э</a>', '<a href="https://example.org/a">э</a>'],
    ['<a href="//example.org/">э</a>', '<a href="//example.org/">э</a>'],
    ['<a href="mailto:bc@example.org">п</a>', '<a href="mailto:bc@example.org">п</a>'],
    ['<code>href="/x/" src="/y" srcset="/z"</code>', '<code>href="/x/" src="/y" srcset="/z"</code>'],
  ])("%s", async (html, expected) => {
    expect(await oneOf(article(), "content:encoded", html)).toEqual([expected]);
  });

  test("of the entry, the page and the feed itself are whole", async () => {
    const xml = await render([article()], "", { path: "/rubrics/events/feed.xml", page: "/rubrics/events/" });
    expect(textsOf(xml).get("link")).toEqual(["https://svod.example/portal/rubrics/events/"]);
    expect(textsOf(xml).get("item/link")).toEqual([page]);
    expect(xml).toContain('<atom:link href="https://svod.example/portal/rubrics/events/feed.xml" rel="self"');
  });
});

describe("a feed that nobody touches does not move", () => {
  test("the same at any hour", async () => {
    vi.useFakeTimers({ now: new Date("2026-06-01T08:00:00Z"), toFake: ["Date"] });
    const morning = await render([article()]);
    vi.setSystemTime(new Date("2027-01-01T23:59:59Z"));
    expect(await render([article()])).toBe(morning);
    expect(morning).not.toContain("2027");
  });

  test("an entry keeps its name when its title and its address change", async () => {
    const before = await oneOf(article(), "guid");
    const after = await oneOf(article({ title: "Новый заголовок", slug: "novyy", former_slugs: ["one"] }), "guid");
    expect(before).toEqual(["svod:one"]);
    expect(after).toEqual(before);
    expect(await render([article()])).toContain('<guid isPermaLink="false">');
  });

  test("dates are those of the entries, the feed's that of the latest change", async () => {
    const entries = [
      makeEntry("articles", "new", { published: "2026-03-05" }),
      makeEntry("articles", "old", { published: "2026-01-10", updated: "2026-05-20" }),
    ];
    const texts = textsOf(await render(entries));
    expect(texts.get("item/pubDate")).toEqual(["Thu, 05 Mar 2026 00:00:00 GMT", "Sat, 10 Jan 2026 00:00:00 GMT"]);
    for (const name of ["pubDate", "lastBuildDate"])
      expect(texts.get(name), name).toEqual(["Wed, 20 May 2026 00:00:00 GMT"]);
  });
});

test("a newcomer is given the first fifty", async () => {
  const entries = Array.from({ length: 60 }, (_, index) => makeEntry("articles", `entry-${index}`));
  const asked: string[] = [];
  const feed = { title: "Свод", description: "Всё новое", path: "/feed.xml", page: "/", entries };
  const xml = await renderRss(portal, feed, async ({ data }) => {
    asked.push(data.id);
    return `<p>${data.id}</p>`;
  });
  const first = entries.slice(0, 50).map(({ data }) => data.id);
  expect(textsOf(xml).get("item/content:encoded")).toEqual(first.map((id) => `<p>${id}</p>`));
  expect(asked).toEqual(first);
});
