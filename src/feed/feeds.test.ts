import { describe, expect, test } from "vitest";
import type { Entry } from "#src/entry/kinds.ts";
import { makeEntry } from "#tests/fake/entry.ts";
import { feedOf, portalOf } from "#tests/fake/feed.ts";
import { feedsOf, latestDay } from "./feeds.ts";

const pagesOf = (...entries: Entry[]) => feedsOf(portalOf(entries)).map(({ page }) => page);
const feedAt = (page: string, ...entries: Entry[]) => {
  const feed = feedsOf(portalOf(entries)).find((one) => one.page === page);
  if (!feed) throw new Error(`no feed at ${page}`);
  return feed;
};

test("an empty portal has the two feeds of the whole", () => {
  expect(pagesOf()).toEqual(["/", "/updates/"]);
});

test("a part has a feed as soon as something real stands in it", () => {
  const practice = makeEntry("practices", "liga", { regions: ["66", "16"], instruments: ["nok"] });
  expect(pagesOf(practice)).toEqual([
    "/",
    "/updates/",
    "/practices/",
    "/rubrics/practices/",
    "/audiences/educators/",
    "/regions/16/",
    "/regions/66/",
    "/instruments/nok/",
  ]);
});

test("demonstrations, drafts, unlisted and future entries open no feed", () => {
  expect(
    pagesOf(
      makeEntry("practices", "demo", { status: "demo", regions: ["66"] }),
      makeEntry("practices", "draft", { status: "draft" }),
      makeEntry("practices", "hidden", { unlisted: true }),
      makeEntry("practices", "future", { published: "2026-07-01" }),
    ),
  ).toEqual(["/", "/updates/"]);
});

test("an event stands in the feed of its region", () => {
  const event = makeEntry("events", "forum", { place: { name: "Технопарк", region: "16" } });
  expect(feedAt("/regions/16/", event).subjects).toEqual([{ entry: event }]);
});

test("every feed has a title of its own", () => {
  const entries = [makeEntry("events", "forum"), makeEntry("code", "clause"), makeEntry("practices", "liga")];
  const titles = feedsOf(portalOf(entries)).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});

describe("what a newcomer is given", () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    makeEntry("practices", `liga-${index}`, { published: `2026-02-${String((index % 28) + 1).padStart(2, "0")}` }),
  );

  test("the newest fifty of all, twenty of a part", () => {
    expect(feedAt("/", ...many).subjects).toHaveLength(50);
    expect(feedAt("/practices/", ...many).subjects).toHaveLength(20);
    expect(feedAt("/", ...many).subjects[0]?.entry.data.published).toBe("2026-02-28");
  });

  test("in an order that does not depend on how the files were read", () => {
    const idsIn = (entries: Entry[]) => feedAt("/", ...entries).subjects.map(({ entry }) => entry.data.id);
    expect(idsIn(many.toReversed())).toEqual(idsIn(many));
  });
});

test("the latest day is that of the last change", () => {
  const entries = [
    makeEntry("articles", "new", { published: "2026-03-05" }),
    makeEntry("articles", "old", { published: "2026-01-10", updated: "2026-05-20" }),
  ];
  expect(latestDay(feedOf(entries))).toBe("2026-05-20");
  expect(latestDay(feedOf([]))).toBeUndefined();
});
