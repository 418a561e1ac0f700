import { describe, expect, test } from "vitest";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { termViews, usedTerms } from "./facet-view.ts";
import { pageTitle } from "./pagination.ts";

const portal = makePortal([
  makeEntry("practices", "older", { tags: ["lean"], published: "2026-01-01", regions: ["16"] }),
  makeEntry("practices", "newer", { tags: ["lean"], published: "2026-02-01" }),
  makeEntry("practices", "demo", { tags: ["lean", "grant"], status: "demo", published: "2026-03-01" }),
  makeEntry("events", "forum", { tags: ["lean"] }),
  makeEntry("practices", "hidden", { tags: ["lean"], unlisted: true }),
  makeEntry("practices", "draft", { tags: ["grant"], status: "draft", regions: ["74"] }),
]);

const shape = (views: ReturnType<typeof termViews>) =>
  views.map(({ groups }) => groups.map(({ title, rows }) => [title, ...rows.map(({ id }) => id)]));

describe("the page of a term", () => {
  const [view] = termViews(portal, "tags", "lean");

  test("lists entries by kind, the newest first, demonstration ones last", () => {
    expect(shape(termViews(portal, "tags", "lean"))).toEqual([
      [
        ["Практики", "newer", "older", "demo"],
        ["События", "forum"],
      ],
    ]);
  });

  test("counts real entries only", () => {
    expect(view).toMatchObject({ count: 3, demoOnly: false, label: "Бережливые технологии" });
  });

  test("that only demonstration entries carry is not for search engines", () => {
    const [grant] = termViews(portal, "tags", "grant");
    expect(grant).toMatchObject({ count: 0, demoOnly: true });
  });

  test("leads back to its vocabulary, by the short name where there is one", () => {
    expect(view?.crumbs).toEqual([
      { label: "Свод", to: "/" },
      { label: "Метки", to: "/tags/" },
      { label: "Бережливые технологии", to: "/tags/lean/" },
    ]);
    expect(termViews(portal, "regions", "16")[0]?.crumbs.at(-1)?.label).toBe("Татарстан");
  });

  test("that nobody carries is one empty page", () => {
    expect(shape(termViews(portal, "tags", "grant").slice(1))).toEqual([]);
    expect(termViews(makePortal([]), "tags", "lean")).toMatchObject([
      { groups: [], count: 0, page: { current: 1, last: 1, base: "/tags/lean/" } },
    ]);
  });
});

describe("a long list", () => {
  const many = makePortal([
    ...Array.from({ length: 50 }, (_, index) => makeEntry("practices", `practice-${index}`, { tags: ["lean"] })),
    ...Array.from({ length: 35 }, (_, index) => makeEntry("events", `event-${index}`, { tags: ["lean"] })),
  ]);
  const views = termViews(many, "tags", "lean");

  test("is cut into pages, a kind may go on upon the next", () => {
    const sizes = views.map(({ groups }) => groups.map(({ title, rows }) => [title, rows.length]));
    expect(sizes).toEqual([
      [["Практики", 40]],
      [
        ["Практики", 10],
        ["События", 30],
      ],
      [["События", 5]],
    ]);
  });

  test("loses and doubles nobody, and no two pages bear one title", () => {
    const ids = views.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ id }) => id)));
    expect(new Set(ids).size).toBe(85);
    expect(ids).toHaveLength(85);
    expect(new Set(views.map(({ label, page }) => pageTitle(label, page))).size).toBe(3);
    expect(views.map(({ count }) => count)).toEqual([85, 85, 85]);
  });
});

test("terms in use are those of listed entries, in the vocabulary's order", () => {
  expect(usedTerms(portal, "tags")).toEqual(["lean", "grant"]);
  expect(usedTerms(portal, "regions")).toEqual(["16"]);
  expect(usedTerms(makePortal([]), "rubrics")).toEqual([]);
});
