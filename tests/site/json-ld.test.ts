import { describe, expect, test } from "vitest";
import { entryAddress, routes } from "#src/entry/address.ts";
import { isKind } from "#src/entry/kinds.ts";
import { changedOn, isIndexable } from "#src/entry/publication.ts";
import { absolute, site } from "#src/site.ts";
import { startOfDay, withOffset } from "#src/text/zone.ts";
import { readContent } from "./content.ts";
import { fileOf, inside, readSite, type BuiltPage } from "./site.ts";
import { vocabularyFaults } from "./vocabulary.ts";

const built = await readSite();
const portal = await readContent();

type Node = Record<string, unknown> & { "@type": string };

const documentsOf = ({ root }: BuiltPage) =>
  root
    .querySelectorAll('script[type="application/ld+json"]')
    .map((script) => JSON.parse(script.text) as { "@graph": Node[] });
const nodesOf = (page: BuiltPage): Node[] => documentsOf(page).flatMap((document) => document["@graph"] ?? [document]);
const nodeOf = (page: BuiltPage, type: string) => nodesOf(page).find((node) => node["@type"] === type);
const isShown = ({ root }: BuiltPage) => !root.querySelector('meta[name="robots"][content*="noindex"]');

/** Each type that stands anywhere in a value, with its nodes. */
const within = (value: unknown): Node[] =>
  typeof value !== "object" || value === null
    ? []
    : [...("@type" in value ? [value as Node] : []), ...Object.values(value).flatMap(within)];

describe("the judge", () => {
  const judge = (node: object) => vocabularyFaults({ "@context": "https://schema.org", ...node });
  const event = { "@type": "Event", name: "Форум", startDate: "2026-06-10T11:00:00+03:00" };

  test("lets a sound node pass", async () => {
    expect(await judge({ ...event, location: { "@type": "Place", name: "Технопарк" } })).toEqual([]);
  });

  test.each([
    ["a class that is none", { "@type": "Evnt", name: "Форум" }],
    ["a property that is none", { ...event, beginDate: "2026-06-10" }],
    ["a property of another class", { ...event, headline2: "x" }],
    ["a language on an organisation", { "@type": "Organization", name: "Колледж", inLanguage: "ru" }],
    ["a time without an offset", { ...event, startDate: "2026-06-10T11:00" }],
    ["a number in words", { ...event, maximumAttendeeCapacity: "сто" }],
    ["a thing of the wrong class", { ...event, location: { "@type": "Person", name: "Иванов" } }],
    ["a status that is none", { ...event, eventStatus: "https://schema.org/EventDone" }],
    ["a relative address", { ...event, url: "/events/forum/" }],
    [
      "a fault deep within",
      { ...event, organizer: { "@type": "Organization", logo: { "@type": "ImageObject", wide: 1 } } },
    ],
    ["a node without a type", { name: "Форум" }],
  ])("finds %s", async (_, node) => {
    expect(await judge(node)).not.toEqual([]);
  });
});

test("every node of every page keeps to schema.org's vocabulary", async () => {
  const faults: string[] = [];
  let judged = 0;
  for (const page of built.pages)
    for (const document of documentsOf(page)) {
      judged++;
      faults.push(...(await vocabularyFaults(document)).map((fault) => `${page.file}: ${fault}`));
    }
  expect(faults).toEqual([]);
  expect(judged).toBeGreaterThan(50);
});

/**
 * What Google wants of each type, required and recommended where the content has it:
 * https://developers.google.com/search/docs/appearance/structured-data/article, …/event, …/breadcrumb,
 * …/organization, …/carousel; HowTo's result is gone, the fields are those it asked for.
 */
const wanted: Record<string, string[]> = {
  Article: ["headline", "image", "datePublished", "dateModified", "author", "publisher"],
  Event: ["name", "startDate", "location", "eventStatus", "eventAttendanceMode", "image", "description"],
  BreadcrumbList: ["itemListElement"],
  Organization: ["name"],
  WebSite: ["name", "url", "potentialAction"],
  HowTo: ["name", "step"],
  HowToStep: ["name", "text", "url"],
  ListItem: ["position", "name"],
  // An address where the record knows one: told of with the events below.
  Place: ["name"],
  VirtualLocation: ["url"],
  ImageObject: ["url"],
  CreativeWork: ["name", "url"],
  CollectionPage: ["name", "url", "mainEntity"],
  ItemList: ["itemListElement", "numberOfItems"],
};

test("no node lacks what search engines want of it", () => {
  const faults = built.pages.flatMap((page) =>
    nodesOf(page)
      .flatMap(within)
      .flatMap((node) =>
        (wanted[node["@type"]] ?? [])
          .filter((name) => node[name] === undefined)
          .map((name) => `${page.file}: ${node["@type"]} without ${name}`),
      ),
  );
  expect(faults).toEqual([]);
});

test("headlines are no longer than 110 characters", () => {
  const long = built.pages
    .flatMap((page) => String(nodeOf(page, "Article")?.["headline"] ?? ""))
    .filter((text) => text.length > 110);
  expect(long).toEqual([]);
});

test("pages that engines must not show explain nothing, all others do", () => {
  const bare = built.pages.filter((page) => nodesOf(page).length === 0);
  expect(bare.filter(isShown).map(({ file }) => file)).toEqual([]);
  expect(built.pages.filter((page) => !isShown(page) && nodesOf(page).length > 0).map(({ file }) => file)).toEqual([]);
  expect(bare.length).toBeGreaterThan(5);
});

test("what is named of the portal is there, and ids lead to nodes or pages", async () => {
  const ids = new Set(
    built.pages
      .flatMap((page) => nodesOf(page).flatMap(within))
      .filter((node) => Object.keys(node).length > 2)
      .map((node) => node["@id"]),
  );
  const faults = built.pages.flatMap((page) =>
    JSON.stringify(nodesOf(page))
      .match(/https?:[^"{]+/g)
      ?.flatMap((address) => {
        const target = inside(address, "/");
        if (!target || ids.has(address)) return [];
        const anchor = target.anchor === "" || built.page(target.address).ids.has(target.anchor);
        return built.has(fileOf(target.address)) && anchor ? [] : [`${page.file}: ${address}`];
      }),
  );
  expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
});

describe("says what the entry says", () => {
  const real = portal.entries.filter(isIndexable);
  const pageOf = (entry: (typeof real)[number]) => built.page(entryAddress(entry));
  const days = (day: string | undefined) => day && startOfDay(day, site.zone);

  test("an article: its days, its sources, its publisher", () => {
    const articles = real.filter((entry) => !["events", "organizations", "pages"].includes(entry.kind));
    expect(articles.length).toBeGreaterThan(10);
    for (const entry of articles) {
      const node = nodeOf(pageOf(entry), "Article");
      const sources = "sources" in entry.data ? entry.data.sources : [];
      expect(node, entry.file).toMatchObject({
        url: absolute(entryAddress(entry)),
        datePublished: days("published" in entry.data ? entry.data.published : undefined),
        dateModified: days(changedOn(entry)),
      });
      const citations = node?.["citation"] as Node[] | undefined;
      expect(citations?.map(({ url }) => url) ?? []).toEqual(sources.map(({ url }) => url));
    }
  });

  test("a practice: its steps", () => {
    const practices = real.filter((entry) => isKind(entry, "practices"));
    expect(practices.length).toBeGreaterThan(3);
    for (const entry of practices) {
      const steps = nodeOf(pageOf(entry), "HowTo")?.["step"] as Node[] | undefined;
      expect(steps?.map(({ position }) => position)).toEqual(entry.data.steps.map((_, index) => index + 1));
    }
  });

  test("an event: its time and its place", () => {
    for (const entry of real.filter((one) => isKind(one, "events"))) {
      const { start, end, zone } = entry.data;
      expect(nodeOf(pageOf(entry), "Event"), entry.file).toMatchObject({
        startDate: withOffset(start, zone),
        ...(end && { endDate: withOffset(end, zone) }),
      });
      const { city, region } = entry.data.place;
      const places = nodeOf(pageOf(entry), "Event")?.["location"] as Node[] | undefined;
      expect(places?.[0]?.["address"] !== undefined, entry.file).toBe(city !== undefined || region !== undefined);
    }
  });

  test("an organisation, a page of the portal, the portal itself", () => {
    for (const entry of real.filter((one) => isKind(one, "organizations")))
      expect(nodeOf(pageOf(entry), "Organization"), entry.file).toMatchObject({ url: absolute(entryAddress(entry)) });
    for (const entry of real.filter((one) => isKind(one, "pages")))
      expect(nodeOf(pageOf(entry), "WebPage"), entry.file).toMatchObject({ dateModified: days(entry.data.updated) });
    expect(nodeOf(built.page("/"), "WebSite")).toMatchObject({ url: absolute("/"), inLanguage: "ru" });
    expect(nodeOf(built.page("/"), "Organization")).toMatchObject({ name: site.publisher });
  });

  test("lists: every address is a page that engines may show", () => {
    for (const path of ["/events/", routes.catalogue, "/rubrics/events/"]) {
      const list = nodeOf(built.page(path), "CollectionPage")?.["mainEntity"] as { itemListElement: Node[] };
      expect(list.itemListElement.length, path).toBeGreaterThan(0);
      for (const { url } of list.itemListElement)
        expect(isShown(built.page(inside(String(url), "/")?.address ?? "")), String(url)).toBe(true);
    }
  });
});
