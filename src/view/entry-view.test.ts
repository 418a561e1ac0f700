import { describe, expect, test } from "vitest";
import type { AnnouncedEntry, Entry } from "#src/entry/kinds.ts";
import { relationIndex } from "#src/entry/relation.ts";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { cacheKey, entryView } from "./entry-view.ts";
import { postsOf } from "./posts.ts";

const college = makeEntry("organizations", "college", { short: "Колледж" });
const practice = (id: string, change: Fields = {}) =>
  makeEntry("practices", id, { tags: ["lean", "grant"], ...change });

function view(entry: Entry, ...others: Entry[]) {
  const portal = makePortal([college, entry, ...others]);
  const related = "rubric" in entry.data ? relationIndex(portal.published)(entry as AnnouncedEntry, 5) : [];
  return entryView(portal, entry, related);
}

test("gathers what the page of a practice shows", () => {
  const earlier = practice("earlier", { published: "2026-01-01" });
  const shown = view(practice("liga"), earlier, makeEntry("articles", "article", { practices: ["liga"] }));
  expect(shown).toMatchObject({
    kindLabel: "Практика",
    rubric: { id: "practices", label: "Лучшие практики", sign: "arch" },
    indexable: true,
    crumbs: [
      { label: "Свод", to: "/" },
      { label: "Практики", to: "/practices/" },
      { label: "Запись liga", to: "/practices/liga/" },
    ],
    tags: [{ label: "Бережливые технологии" }, { label: "Грант" }],
    backlinks: [{ title: "Статьи", rows: [{ id: "article" }], more: 0 }],
    previous: { label: "Запись earlier" },
    next: undefined,
  });
  expect(shown.names["organizations/college"]).toMatchObject({ label: "Колледж", to: "/organizations/college/" });
});

test("says why an entry is related, in no more than two words of the vocabularies", () => {
  const [related] = view(practice("liga"), practice("other", { regions: ["66"] })).related;
  expect(related).toMatchObject({ row: { label: "Запись other" }, kind: "Практика" });
  expect(related?.because).toHaveLength(2);
});

test("a page of the portal and an organisation have neither rubric nor tags", () => {
  const page = view(makeEntry("pages", "about"));
  expect([page.rubric, page.tags, page.passport]).toEqual([undefined, [], []]);
  expect(page.crumbs.map(({ to }) => to)).toEqual(["/", "/about/"]);
  expect(view(makeEntry("organizations", "zavod", { short: "Завод" })).crumbs.at(-1)?.label).toBe("Завод");
});

test("demonstration and unlisted entries are not for search engines", () => {
  expect(view(practice("liga", { status: "demo" })).indexable).toBe(false);
  expect(view(practice("liga", { unlisted: true })).indexable).toBe(false);
});

test("beyond thirty rows of one kind the rest is a number", () => {
  const many = Array.from({ length: 33 }, (_, index) => practice(`practice-${index}`));
  const [holders] = view(makeEntry("organizations", "college"), ...many).backlinks;
  expect([holders?.rows.length, holders?.more]).toEqual([30, 3]);
});

describe("the file for calendars", () => {
  const file = (change: Fields) => view(makeEntry("events", "forum", { published: "2026-01-01", ...change })).calendar;

  test("is offered until the event is over", () => {
    expect(file({ start: "2026-06-01" })).toBe("/events/forum/event.ics");
    expect(file({ start: "2026-05-30", end: "2026-06-01T09:00" })).toBe("/events/forum/event.ics");
    expect(file({ start: "2026-05-31" })).toBeUndefined();
  });

  test("is not offered for what will not be", () => {
    const ahead = { start: "2026-07-01" };
    for (const change of [{ cancelled: true }, { status: "demo" }, { unlisted: true }])
      expect(file({ ...ahead, ...change })).toBeUndefined();
    expect(view(practice("liga")).calendar).toBeUndefined();
  });
});

describe("the cache key", () => {
  const neighbour = (change: Fields = {}) => practice("other", { published: "2026-01-01", ...change });
  const keyWith = (...others: Entry[]) => cacheKey(view(practice("liga"), ...others));
  const key = keyWith(neighbour());

  test("is the same for the same page", () => {
    expect(keyWith(neighbour())).toBe(key);
    expect(key).toMatch(/^[0-9a-f]{24}$/);
  });

  test("does not move with what the page does not show", () => {
    expect(keyWith(neighbour({ problem: "Другая задача, о которой на этой странице ни слова." }))).toBe(key);
    expect(keyWith(neighbour(), makeEntry("events", "forum"))).toBe(key);
  });

  test.each<[string, Entry[]]>([
    ["the title of a related entry", [neighbour({ title: "Другой заголовок" })]],
    ["the address of a related entry", [neighbour({ slug: "drugoy-adres" })]],
    ["what is related", [neighbour({ holder: "zavod", instruments: ["mentoring"] })]],
    ["a related entry that is gone", []],
    ["an entry that refers to this one", [neighbour(), makeEntry("articles", "article", { practices: ["liga"] })]],
    ["the name of an organisation", [neighbour(), makeEntry("organizations", "college", { short: "Лицей" })]],
  ])("changes with %s", (_, others) => {
    expect(keyWith(...others)).not.toBe(key);
  });

  test("changes with the posts that announced the entry", () => {
    const post = { channel: "telegram", label: "Telegram", url: "https://t.me/svod/7", day: "2026-03-05" };
    const keyOf = (...posts: (typeof post)[]) => {
      const entry = practice("liga");
      const shown = postsOf(new Map([["liga", posts]]), entry);
      return cacheKey(entryView(makePortal([college, entry]), entry, [], [], shown));
    };
    const other = { ...post, channel: "vk", label: "ВКонтакте", url: "https://vk.com/wall-1_2" };
    const keys = [
      keyOf(),
      keyOf(post),
      keyOf(post, other),
      keyOf({ ...post, day: "2026-03-06" }),
      keyOf({ ...post, url: "https://t.me/svod/8" }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf(post)).toBe(keys[1]);
  });

  test("changes with the entry's own text, of which the view holds only the digest", () => {
    const entry = practice("liga");
    expect(cacheKey(view({ ...entry, digest: "another" }, neighbour()))).not.toBe(key);
  });
});
