import { describe, expect, test, vi } from "vitest";
import { makeEntry } from "#tests/fake/entry.ts";
import { article, feedOf, itemsOf } from "#tests/fake/feed.ts";
import { jsonFeed } from "#tests/fake/json-feed.ts";
import { renderJsonFeed } from "./json-feed.ts";

vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));

const read = (...entries: Parameters<typeof feedOf>[0][number][]) => {
  const feed = feedOf(entries);
  return jsonFeed.parse(JSON.parse(renderJsonFeed(feed, itemsOf(feed.subjects))));
};

test("is JSON Feed 1.1 to the letter, empty too", () => {
  expect(read().items).toEqual([]);
  expect(read(article({ updated: "2026-05-01" }), makeEntry("practices", "liga")).items.map(({ id }) => id)).toEqual([
    "svod:one",
    "svod:liga",
  ]);
});

test("says when an entry came out and when it was changed", () => {
  const [changed, still] = read(article({ updated: "2026-05-01" }), makeEntry("practices", "liga")).items;
  expect(changed).toMatchObject({ date_published: "2026-03-05T00:00:00Z", date_modified: "2026-05-01T00:00:00Z" });
  expect(still).not.toHaveProperty("date_modified");
});

test("bears any signs", () => {
  const title = 'А & Б < "В" \\ ]]> 👩‍🏭 שלום';
  expect(read(article({ title: `${title}\u0000\u2028\uD83D` })).items[0]?.title).toBe(`${title}\u2028\uFFFD`);
});

describe("the strict reading of the specification", () => {
  const sound = () => JSON.parse(renderJsonFeed(feedOf([article()]), itemsOf([{ entry: article() }])));
  test.each<[string, (feed: Record<string, unknown>, item: Record<string, unknown>) => void]>([
    ["another version", (feed) => void (feed["version"] = "https://jsonfeed.org/version/1")],
    ["a field of version 1", (_feed, item) => void (item["author"] = { name: "А" })],
    ["an address that is not whole", (_feed, item) => void (item["url"] = "/articles/one/")],
    ["a day instead of a moment", (_feed, item) => void (item["date_published"] = "2026-03-05")],
    ["no text", (_feed, item) => void delete item["content_html"]],
    ["one id twice", (feed, item) => void (feed["items"] = [item, item])],
  ])("refuses %s", (_name, spoil) => {
    const feed = sound();
    spoil(feed, feed.items[0]);
    expect(jsonFeed.safeParse(feed).success).toBe(false);
  });
});
