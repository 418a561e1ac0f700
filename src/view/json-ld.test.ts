import { describe, expect, test, vi } from "vitest";
import { makeEntry, makePortal, source, type Fields } from "#src/entry/fixture.ts";
import { kindNames, type KindName } from "#src/entry/kinds.ts";
import { entryView } from "./entry-view.ts";
import { entryJsonLd, siteJsonLd } from "./json-ld.ts";

vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));

function dataOf(kind: KindName, change: Fields = {}): Record<string, unknown> {
  const entry = makeEntry(kind, "entry", change);
  const [data, ...others] = entryJsonLd(entryView(makePortal([entry]), entry, []));
  expect(others).toEqual([]);
  return data as Record<string, unknown>;
}

/** Paths of values that JSON would drop or that say nothing. */
const hollow = (value: unknown, path = ""): string[] => {
  if (value === undefined || value === null || value === "") return [path];
  return typeof value === "object"
    ? Object.entries(value).flatMap(([key, part]) => hollow(part, `${path}/${key}`))
    : [];
};

describe.each(kindNames)("%s", (kind) => {
  test("says what it is and where, and leaves nothing hollow", () => {
    const data = dataOf(kind);
    expect(hollow(data)).toEqual([]);
    expect(data).toMatchObject({ "@type": expect.any(String), name: "Запись entry", inLanguage: "ru" });
    expect(data["url"]).toMatch(/^https:\/\/svod\.example\/portal\/([a-z]+\/)?entry\/$/);
  });
});

test("an article has its days and its sources", () => {
  const sources = [source("s1", { title: "Первая" }), source("s2", { title: "Вторая" })];
  expect(dataOf("practices", { sources, updated: "2026-04-01" })).toMatchObject({
    "@type": "Article",
    datePublished: "2026-03-05",
    dateModified: "2026-04-01",
    citation: [
      { name: "Первая", url: "https://example.org/s1" },
      { name: "Вторая", url: "https://example.org/s2" },
    ],
  });
  expect(dataOf("articles")).toMatchObject({ dateModified: "2026-03-05" });
});

test("an event has its time and its place, and an end only when it is known", () => {
  const place = { name: "Технопарк", city: "Казань" };
  expect(dataOf("events", { place, end: "2026-06-11" })).toMatchObject({
    "@type": "Event",
    startDate: "2026-06-10T11:00",
    endDate: "2026-06-11",
    location: { name: "Технопарк", address: "Казань" },
  });
  expect(dataOf("events")).not.toHaveProperty("endDate");
});

test("an organisation has its own site", () => {
  const data = dataOf("organizations", { url: "https://college.example.org/" });
  expect(data).toMatchObject({ "@type": "Organization", sameAs: "https://college.example.org/" });
  expect(dataOf("organizations")).not.toHaveProperty("sameAs");
});

test("the portal says how it is searched", () => {
  expect(hollow(siteJsonLd())).toEqual([]);
  expect(JSON.stringify(siteJsonLd())).toContain("https://svod.example/portal/search/?q={query}");
});
