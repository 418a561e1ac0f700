import type {
  Article,
  BreadcrumbList,
  CollectionPage,
  Dataset,
  Event,
  HowTo,
  Organization,
  SearchAction,
  WebPage,
  WebSite,
  WithActionConstraints,
} from "schema-dts";
import { routes } from "#src/entry/address.ts";
import { manifestIcons } from "#src/icon/icon.ts";
import { absolute, site } from "#src/site.ts";
import type { Link } from "./link.ts";
import type { EntryRow } from "./row.ts";

/**
 * What pages say to machines, in the vocabulary of schema.org. The types keep to it while one writes, the tests of
 * the built portal afterwards. A demonstration entry says nothing: the layout leaves it out.
 */

/** One node of a page's graph. */
export type Node = Whole<
  Article | BreadcrumbList | CollectionPage | Dataset | Event | HowTo | Organization | WebPage | WebSite
>;
/** schema.org takes a name for most things; here they are told whole. */
export type Whole<Thing> = Exclude<Thing, string>;

export const portal = { "@id": absolute("/#portal") };

const logo = manifestIcons.find(({ size, purpose }) => size === 512 && purpose === "any");

export const publisher = (): Whole<Organization> => ({
  "@type": "Organization",
  "@id": absolute("/#publisher"),
  name: site.publisher,
  url: absolute("/"),
  ...(logo && { logo: { "@type": "ImageObject", url: absolute(logo.path) } }),
});

/** A page of a list, with the real entries on it. */
export function listJsonLd(title: string, path: string, rows: readonly EntryRow[]): Node {
  const real = rows.filter(({ demo }) => !demo);
  return {
    "@type": "CollectionPage",
    "@id": absolute(path),
    url: absolute(path),
    name: title,
    inLanguage: "ru",
    isPartOf: portal,
    mainEntity: {
      "@type": "ItemList",
      numberOfItems: real.length,
      itemListElement: real.map(({ to, title: name }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name,
        url: absolute(to),
      })),
    },
  };
}

/** The way from the home page to a page; a page without a way has none. */
export function trailJsonLd(crumbs: readonly Link[]): Node[] {
  if (crumbs.length < 2) return [];
  const itemListElement = crumbs.map(({ label, to }, index) => ({
    "@type": "ListItem" as const,
    position: index + 1,
    name: label,
    ...(to && { item: { "@id": absolute(to) } }),
  }));
  return [{ "@type": "BreadcrumbList", itemListElement }];
}

const search: WithActionConstraints<SearchAction> = {
  "@type": "SearchAction",
  target: { "@type": "EntryPoint", urlTemplate: `${absolute(routes.search)}?q={query}` },
  "query-input": "required name=query",
};

/** The portal itself, with its search, and who publishes it. */
export const siteJsonLd = (): Node[] => [
  {
    "@type": "WebSite",
    ...portal,
    name: site.name,
    alternateName: site.slogan,
    description: site.description,
    url: absolute("/"),
    inLanguage: "ru",
    publisher: { "@id": absolute("/#publisher") },
    potentialAction: search,
  },
  publisher(),
];
