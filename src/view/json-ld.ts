import { entryAddress } from "#src/entry/address.ts";
import { isKind, type Entry } from "#src/entry/kinds.ts";
import { absolute, site } from "#src/site.ts";
import type { EntryView } from "./entry-view.ts";

const publisher = { "@type": "Organization", name: site.publisher, url: absolute("/") };

function eventData(entry: Extract<Entry, { kind: "events" }>): object {
  const { start, end, place } = entry.data;
  return {
    "@type": "Event",
    startDate: start,
    ...(end && { endDate: end }),
    location: { "@type": "Place", name: place.name, address: place.city ?? place.name },
  };
}

/** What a page says of its entry to machines (schema.org). */
export function entryJsonLd(view: EntryView): object[] {
  const { entry } = view;
  const address = absolute(entryAddress(entry));
  const named = {
    "@id": address,
    url: address,
    name: entry.data.title,
    description: entry.data.teaser,
    inLanguage: "ru",
  };
  if (isKind(entry, "organizations"))
    return [{ "@type": "Organization", ...named, ...(entry.data.url && { sameAs: entry.data.url }) }];
  if (isKind(entry, "events")) return [{ ...named, ...eventData(entry), image: absolute(view.image.to) }];
  if (isKind(entry, "pages")) return [{ "@type": "WebPage", ...named }];
  return [
    {
      "@type": "Article",
      ...named,
      headline: entry.data.title,
      datePublished: entry.data.published,
      dateModified: entry.data.updated ?? entry.data.published,
      image: absolute(view.image.to),
      license: site.contentLicence.url,
      author: publisher,
      publisher,
      citation: entry.data.sources.map(({ url, title }) => ({ "@type": "CreativeWork", name: title, url })),
    },
  ];
}

/** The portal itself, with its search. */
export const siteJsonLd = (): object => ({
  "@type": "WebSite",
  name: site.name,
  url: absolute("/"),
  inLanguage: "ru",
  publisher,
  potentialAction: {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${absolute("/search/")}?q={query}` },
    "query-input": "required name=query",
  },
});
