import { expect, test } from "vitest";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { sectionCrumbs, sectionPages, sections, type ListedKind } from "./sections.ts";

const today = "2026-06-01";
const shape = (kind: ListedKind, entries: Parameters<typeof makePortal>[0]) =>
  sectionPages(makePortal(entries), kind, today).map(({ groups }) =>
    groups.map(({ title, rows }) => [title, ...rows.map(({ id }) => id)]),
  );

test("a listing holds the listed entries of its kind, the newest first", () => {
  const entries = [
    makeEntry("articles", "older", { published: "2026-01-01" }),
    makeEntry("articles", "newer", { published: "2026-02-01" }),
    makeEntry("articles", "demo", { status: "demo", published: "2026-01-15" }),
    makeEntry("articles", "hidden", { unlisted: true }),
    makeEntry("digests", "digest"),
  ];
  expect(shape("articles", entries)).toEqual([[["Статьи", "newer", "demo", "older"]]]);
});

test("events ahead stand before those that are over, on a long list too", () => {
  const event = (id: string, start: string) => makeEntry("events", id, { start, published: "2026-01-01" });
  expect(shape("events", [event("past", "2026-05-31"), event("today", today), event("next", "2026-07-01")])).toEqual([
    [
      ["Впереди", "today", "next"],
      ["Прошли", "past"],
    ],
  ]);
  const past = Array.from({ length: 45 }, (_, index) => event(`past-${index}`, "2026-05-01"));
  const pages = shape("events", [event("next", "2026-07-01"), ...past]);
  expect(pages.map((groups) => groups.map(([title, ...ids]) => [title, ids.length]))).toEqual([
    [
      ["Впереди", 1],
      ["Прошли", 39],
    ],
    [["Прошли", 6]],
  ]);
});

test.each(Object.keys(sections) as ListedKind[])("an empty listing of %s is one page that says so", (kind) => {
  expect(shape(kind, [])).toEqual([[]]);
  expect(sections[kind].empty).toMatch(/пока нет\.$/);
  expect(sectionCrumbs(kind, sections[kind].title).at(-1)).toEqual({ label: sections[kind].title, to: `/${kind}/` });
});
