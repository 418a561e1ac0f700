import type { Page } from "playwright-core";
import { entryAddress, termAddress } from "#src/entry/address.ts";
import { isKind, type AnnouncedKind } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import type { Visit } from "./stage.ts";

/** One page of every type, by what it is called in a message. The entries are the content's own. */
export function pageTypes(portal: Portal): [name: string, path: string][] {
  const first = (kind: AnnouncedKind) => {
    const real = portal.published.find((entry) => isKind(entry, kind));
    const entry = real ?? portal.listed.find((one) => isKind(one, kind));
    if (!entry) throw new Error(`content/${kind} is empty`);
    return entryAddress(entry);
  };
  const term = (facet: "rubrics" | "audiences" | "regions") => {
    const used = portal.terms[facet].find(({ id }) => portal.mentioning(facet, id).length > 0);
    return termAddress(facet, used?.id ?? "");
  };
  const demos = portal.listed.filter((entry) => isKind(entry, "practices") && entry.data.status === "demo");
  const demo = demos.toSorted((a, b) => b.data.images.length - a.data.images.length)[0];
  const organization = portal
    .ofKind("organizations")
    .find(({ data }) => portal.mentioning("organizations", data.id).length > 0);
  if (!demo || !organization) throw new Error("the content has no demonstration practice or no organisation");
  const compared = portal.published.filter((entry) => isKind(entry, "practices")).slice(0, 3);
  const year = portal.published[0]?.data.published.slice(0, 4) ?? "";
  return [
    ["home", "/"],
    ["catalogue", "/practices/"],
    ["practice", first("practices")],
    ["demonstration practice", entryAddress(demo)],
    ["mechanisms", "/mechanisms/"],
    ["mechanism", first("mechanisms")],
    ["Code", "/code/"],
    ["Code and practices", "/code/coverage/"],
    ["catalogue with a choice", "/practices/?instruments=dual&my-money=3000000"],
    ["clause", first("code")],
    ["digests", "/digests/"],
    ["digest", first("digests")],
    ["article", first("articles")],
    ["events", "/events/"],
    ["event", first("events")],
    ["project", first("projects")],
    ["organizations", "/organizations/"],
    ["organization", entryAddress(organization)],
    ["regions", "/regions/"],
    ["region", term("regions")],
    ["rubric", term("rubrics")],
    ["audience", term("audiences")],
    ["glossary", "/glossary/"],
    ["archive", "/archive/"],
    ["open data", "/data/"],
    ["year", `/archive/${year}/`],
    ["search", "/search/"],
    ["search results", `/search/?q=${encodeURIComponent("дуальное")}`],
    ["comparison", `/compare/?practices=${compared.map(({ data }) => data.id).join(",")}`],
    ["favourites", "/favourites/"],
    ["printable set", "/favourites/set/"],
    ["without a network", "/offline/"],
    ["404", "/404.html"],
    ["editors", "/editors/"],
    ["subscriptions", "/subscriptions/"],
    ["updates", "/updates/"],
    ["entries in the channels", "/announced/"],
    ["how to read", "/how-to-read/"],
  ];
}

/** Puts entries on the shelf of a window: two favourites and a practice to compare, so that pages show what they hold. */
export async function fillShelf({ context }: Visit, portal: Portal): Promise<void> {
  const kept = portal.published.slice(0, 2);
  const favourites = kept.map((entry) => ({
    id: entry.data.id,
    to: entryAddress(entry),
    title: entry.data.title,
    added: "2026-11-01",
    note: "Показать мастерам",
  }));
  const practice = portal.published.find((entry) => isKind(entry, "practices"));
  await context.addInitScript(
    (held) => {
      for (const [key, value] of Object.entries(held)) localStorage.setItem(key, JSON.stringify(value));
    },
    { "svod-favourites": favourites, "svod-compare": practice ? [practice.data.id] : [] },
  );
}

/** Waits until a page has shown all that it loads: fonts, answers where a search is in the address, and the reader's shelf. */
export async function settled(page: Page): Promise<void> {
  if (page.url().includes("/compare/?")) await page.locator(".compare__table").waitFor();
  if (page.url().includes("?q=")) await page.locator(".search-page__results li").first().waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
