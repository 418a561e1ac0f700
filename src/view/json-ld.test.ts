import { describe, expect, test, vi } from "vitest";
import { kindNames, type KindName } from "#src/entry/kinds.ts";
import { makeEntry, makePortal, source, type Fields } from "#tests/fake/entry.ts";
import { entryView } from "./entry-view.ts";
import { entryJsonLd } from "./entry-json-ld.ts";
import { listJsonLd, siteJsonLd, trailJsonLd } from "./json-ld.ts";
import { entryRow } from "./row.ts";

vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));

const nodesOf = (kind: KindName, change: Fields = {}): Record<string, unknown>[] => {
  const entry = makeEntry(kind, "entry", change);
  const others = [makeEntry("organizations", "college", { title: "Колледж-пример", short: "Колледж" })];
  return entryJsonLd(entryView(makePortal([entry, ...others]), entry, [])) as object[] as Record<string, unknown>[];
};

const dataOf = (kind: KindName, change: Fields = {}): Record<string, unknown> => nodesOf(kind, change)[0] ?? {};

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
    expect(data).toMatchObject({ "@type": expect.any(String), name: "Запись entry" });
    expect(data["url"]).toMatch(/^https:\/\/svod\.example\/portal\/([a-z]+\/)?entry\/$/);
  });
});

test("an article has its days with their offset, its sources, its publisher and its picture", () => {
  const sources = [source("s1", { title: "Первая", published: "2018-03" }), source("s2", { title: "Вторая" })];
  const data = dataOf("practices", { sources, updated: "2026-04-01", tags: ["lean"], regions: ["66"] });
  expect(data).toMatchObject({
    "@type": "Article",
    datePublished: "2026-03-05T00:00:00+03:00",
    dateModified: "2026-04-01T00:00:00+03:00",
    articleSection: "Лучшие практики",
    keywords: ["Бережливые технологии"],
    about: [
      { "@type": "Organization", name: "Колледж-пример", url: "https://svod.example/portal/organizations/college/" },
    ],
    spatialCoverage: [{ "@type": "AdministrativeArea", name: "Свердловская область" }],
    publisher: { logo: { url: "https://svod.example/portal/icon-512.png" } },
    image: { "@type": "ImageObject", url: expect.stringMatching(/^https:\/\/svod\.example\/portal\/og\//) },
    citation: [
      { name: "Первая", url: "https://example.org/s1", publisher: { name: "Издание" }, datePublished: "2018-03" },
      { name: "Вторая", url: "https://example.org/s2", publisher: { name: "Издание" } },
    ],
  });
  expect(dataOf("articles")).toMatchObject({ dateModified: "2026-03-05T00:00:00+03:00" });
  expect(dataOf("articles", { author: "college" })).toMatchObject({ author: { name: "Колледж-пример" } });
});

test("a practice says its steps in order, and by whom they were written", () => {
  const steps = [{ title: "Договоритесь с заводом", text: "Письмом." }, { title: "Составьте расписание" }];
  const [, howTo] = nodesOf("practices", { steps });
  expect(howTo).toMatchObject({
    "@type": "HowTo",
    step: [
      { position: 1, name: "Договоритесь с заводом", text: "Письмом." },
      { position: 2, name: "Составьте расписание", text: "Составьте расписание" },
    ],
    author: { name: "Сообщество носителей лучших практик" },
  });
  expect(nodesOf("practices", { steps, steps_by: "holder" })[1]).toMatchObject({ author: { name: "Колледж-пример" } });
  expect(nodesOf("mechanisms")).toHaveLength(1);
});

describe("an event", () => {
  const place = { name: "Технопарк", city: "Казань", region: "16" };

  test("has its time by the place's clocks, and an end only when it is known", () => {
    expect(dataOf("events", { zone: "Asia/Yekaterinburg", end: "2026-06-11", organizer: "college" })).toMatchObject({
      "@type": "Event",
      startDate: "2026-06-10T11:00:00+05:00",
      endDate: "2026-06-11",
      organizer: { name: "Колледж-пример" },
      eventStatus: "https://schema.org/EventScheduled",
    });
    expect(dataOf("events")).not.toHaveProperty("endDate");
    expect(dataOf("events", { cancelled: true })).toHaveProperty("eventStatus", "https://schema.org/EventCancelled");
  });

  test.each<[string, Fields, string, unknown[]]>([
    [
      "at a place",
      place,
      "Offline",
      [{ "@type": "Place", name: "Технопарк", address: { addressLocality: "Казань", addressCountry: "RU" } }],
    ],
    ["at a place without a town", { name: "Площадка" }, "Offline", [{ "@type": "Place", name: "Площадка" }]],
    [
      "both",
      { ...place, online: "https://example.org/live" },
      "Mixed",
      [{ "@type": "Place" }, { "@type": "VirtualLocation", url: "https://example.org/live" }],
    ],
    [
      "in the network",
      { name: "Онлайн", online: "https://example.org/live" },
      "Online",
      [{ "@type": "VirtualLocation" }],
    ],
  ])("%s", (_, change, mode, location) => {
    const data = dataOf("events", { place: change });
    expect(data["eventAttendanceMode"]).toBe(`https://schema.org/${mode}EventAttendanceMode`);
    expect(data["location"]).toHaveLength(location.length);
    expect(data).toMatchObject({ location });
  });
});

test("an event whose town nobody names has no address", () => {
  const [place] = dataOf("events", { place: { name: "Площадка не названа" } })["location"] as object[];
  expect(place).not.toHaveProperty("address");
});

test("an organisation has its own site, its short name and its region", () => {
  const data = dataOf("organizations", { url: "https://college.example.org/", regions: ["66"] });
  expect(data).toMatchObject({
    "@type": "Organization",
    sameAs: "https://college.example.org/",
    alternateName: "Пример",
    address: [{ addressRegion: "Свердловская область", addressCountry: "RU" }],
  });
  expect(dataOf("organizations")).not.toHaveProperty("sameAs");
});

test("a list names its real entries in order", () => {
  const portal = makePortal([]);
  const rows = [
    entryRow(portal, makeEntry("articles", "one")),
    entryRow(portal, makeEntry("articles", "demo", { status: "demo" })),
    entryRow(portal, makeEntry("articles", "two")),
  ];
  expect(listJsonLd("Статьи", "/articles/", rows)).toMatchObject({
    "@type": "CollectionPage",
    mainEntity: {
      numberOfItems: 2,
      itemListElement: [
        { position: 1, url: "https://svod.example/portal/articles/one/" },
        { position: 2, url: "https://svod.example/portal/articles/two/" },
      ],
    },
  });
});

test("a trail has its steps in order; a page without a way back has none", () => {
  const crumbs = [{ label: "Свод", to: "/" }, { label: "Статьи" }];
  expect(trailJsonLd(crumbs)).toMatchObject([
    {
      itemListElement: [
        { position: 1, name: "Свод", item: { "@id": "https://svod.example/portal/" } },
        { position: 2, name: "Статьи" },
      ],
    },
  ]);
  expect(trailJsonLd(crumbs.slice(0, 1))).toEqual([]);
});

test("the portal says how it is searched and who publishes it", () => {
  expect(hollow(siteJsonLd())).toEqual([]);
  const text = JSON.stringify(siteJsonLd());
  expect(text).toContain("https://svod.example/portal/search/?q={query}");
  expect(text).toContain("https://svod.example/portal/icon-512.png");
});
