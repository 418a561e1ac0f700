import ogs from "open-graph-scraper";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type Serving } from "#scripts/serve.ts";
import { entryAddress } from "#src/entry/address.ts";
import { announcedKinds, isAnnounced } from "#src/entry/kinds.ts";
import { changedOn, isPublic } from "#src/entry/publication.ts";
import { absolute, site } from "#src/site.ts";
import { startOfDay } from "#src/text/zone.ts";
import { typograph } from "#src/text/typography.ts";
import { readContent } from "./content.ts";
import { builtFolder, demandSite } from "./site.ts";

demandSite();
const portal = await readContent();
let serving: Serving;
beforeAll(async () => {
  serving = await serve(builtFolder, { port: 0 });
});
afterAll(() => serving?.close());

/** What a crawler reads at a path; only what the page says, nothing guessed. */
async function scrape(path: string) {
  const { result, error } = await ogs({
    url: serving.url + path.slice(1),
    onlyGetOpenGraphInfo: true,
    urlValidatorSettings: { require_tld: false, protocols: ["http"], require_protocol: true },
  } as Parameters<typeof ogs>[0]);
  expect(error, JSON.stringify(result)).toBe(false);
  return result;
}

/** The newest real entry of each kind, and its oldest: two of everything. */
const entries = announcedKinds.flatMap((kind) => {
  const ofKind = portal.listed.filter((entry) => entry.kind === kind && isPublic(entry));
  return [...new Set([ofKind[0], ofKind.at(-1)])].filter((entry) => entry !== undefined);
});

describe.each(entries.map((entry) => [entryAddress(entry), entry] as const))("%s", (path, entry) => {
  test("a crawler reads what the entry says", async () => {
    const read = await scrape(path);
    const { data } = entry;
    expect(read).toMatchObject({
      ogTitle: typograph(data.title),
      ogDescription: typograph(data.teaser),
      ogType: "article",
      ogLocale: "ru_RU",
      ogSiteName: site.name,
      ogUrl: absolute(path),
      articlePublishedTime: startOfDay(data.published, site.zone),
      articleModifiedTime: startOfDay(changedOn(entry) ?? data.published, site.zone),
      articleSection: typograph(portal.term("rubrics", data.rubric).label),
      twitterCard: "summary_large_image",
      twitterTitle: typograph(data.title),
    });
    expect(read.ogImage).toHaveLength(1);
    const [image] = read.ogImage ?? [];
    expect(image).toMatchObject({ width: "1200", height: "630", type: "image/png" });
    expect(image?.alt?.length).toBeGreaterThan(10);
    expect(read.twitterImage?.[0]).toMatchObject({ url: image?.url, alt: image?.alt });
    // The picture that is named is there.
    const answer = await fetch(serving.url + String(image?.url).slice(absolute("/").length));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  test("and every tag", async () => {
    const answer = await fetch(serving.url + path.slice(1));
    const tags = [...(await answer.text()).matchAll(/<meta property="article:tag" content="([^"]*)"/g)].map(
      ([, tag]) => tag,
    );
    expect(tags).toEqual(entry.data.tags.map((tag) => typograph(portal.term("tags", tag).label)));
  });
});

test("the home page and lists are sites, not articles", async () => {
  for (const path of ["/", "/events/", "/organizations/"]) {
    const read = await scrape(path);
    expect([read.ogType, read.ogUrl, read.articlePublishedTime]).toEqual(["website", absolute(path), undefined]);
  }
  expect(entries.every(isAnnounced)).toBe(true);
  expect(entries.length).toBeGreaterThan(6);
});
