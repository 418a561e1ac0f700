import type {
  Article,
  CreativeWork,
  Event,
  HowTo,
  ImageObject,
  Organization,
  Place,
  VirtualLocation,
  WebPage,
} from "schema-dts";
import { entryAddress } from "#src/entry/address.ts";
import { isOnlineOnly } from "#src/entry/event.ts";
import { isKind, type AnnouncedEntry, type EntryOf } from "#src/entry/kinds.ts";
import { changedOn } from "#src/entry/publication.ts";
import { absolute, site } from "#src/site.ts";
import { startOfDay, withOffset } from "#src/text/zone.ts";
import type { EntryView } from "./entry-view.ts";
import { portal, publisher, type Node, type Whole } from "./json-ld.ts";
import { pick, type Link } from "./link.ts";

/** What the page of an entry says of it in the vocabulary of schema.org. */

const image = ({ image: { to, alt } }: EntryView): ImageObject => ({
  "@type": "ImageObject",
  url: absolute(to),
  caption: alt,
});

/** An organisation that has a page of its own here. */
const organization = ({ label, title, to }: Link): Whole<Organization> => ({
  "@type": "Organization",
  name: title ?? label,
  ...(to && { url: absolute(to) }),
});

const named = (view: EntryView) => ({
  url: absolute(entryAddress(view.entry)),
  name: view.entry.data.title,
  description: view.entry.data.teaser,
});

/** Days of a record have no hour: they begin at the portal's midnight. */
const dayOf = (day: string) => startOfDay(day, site.zone);

const citation = ({
  url,
  title,
  publisher: by,
  published,
}: AnnouncedEntry["data"]["sources"][number]): CreativeWork => ({
  "@type": "CreativeWork",
  name: title,
  url,
  publisher: { "@type": "Organization", name: by },
  ...(published && { datePublished: published }),
});

/** Organisations that an entry is about. */
function organizationsOf(entry: AnnouncedEntry): string[] {
  if (isKind(entry, "practices")) return [entry.data.holder, ...entry.data.partners];
  if (isKind(entry, "articles")) return entry.data.organizations;
  if (isKind(entry, "projects")) return entry.data.members;
  return [];
}

function article(view: EntryView, entry: Exclude<AnnouncedEntry, EntryOf<"events">>): Whole<Article> {
  const { names, rubric, tags } = view;
  const { data } = entry;
  const about = pick(names, "organizations", organizationsOf(entry)).map(organization);
  const regions = "regions" in data ? pick(names, "regions", data.regions) : [];
  const [author] =
    isKind(entry, "articles") && entry.data.author ? pick(names, "organizations", [entry.data.author]) : [];
  const address = absolute(entryAddress(entry));
  return {
    "@type": "Article",
    "@id": `${address}#article`,
    ...named(view),
    mainEntityOfPage: { "@type": "WebPage", "@id": address },
    inLanguage: "ru",
    headline: data.title,
    datePublished: dayOf(data.published),
    dateModified: dayOf(changedOn(entry) ?? data.published),
    image: image(view),
    author: author ? organization(author) : publisher(),
    publisher: publisher(),
    isPartOf: portal,
    isAccessibleForFree: true,
    license: site.contentLicence.url,
    ...(rubric && { articleSection: rubric.label }),
    ...(tags.length > 0 && { keywords: tags.map(({ label }) => label) }),
    ...(about.length > 0 && { about }),
    ...(regions.length > 0 && {
      spatialCoverage: regions.map(({ label }) => ({ "@type": "AdministrativeArea" as const, name: label })),
    }),
    ...(data.sources.length > 0 && { citation: data.sources.map(citation) }),
  };
}

/** «Как повторить» of a practice. Google shows nothing of it any more; other readers of schema.org do. */
function howTo(view: EntryView, { data, ...entry }: EntryOf<"practices">): Whole<HowTo> {
  const address = absolute(entryAddress({ ...entry, data }));
  const [holder] = data.steps_by === "holder" ? pick(view.names, "organizations", [data.holder]) : [];
  return {
    "@type": "HowTo",
    "@id": `${address}#how-to`,
    name: `Как повторить: ${data.title}`,
    description: data.goal,
    url: `${address}#replication`,
    inLanguage: "ru",
    author: holder ? organization(holder) : publisher(),
    isPartOf: { "@id": `${address}#article` },
    step: data.steps.map(({ title, text }, index) => ({
      "@type": "HowToStep",
      position: index + 1,
      name: title,
      text: text ?? title,
      url: `${address}#replication`,
    })),
  };
}

/** Where one has to come; a record without a town or a region tells no address, and none is made up. */
function place({ place: { name, city } }: EntryOf<"events">["data"], region: Link | undefined): Place {
  return {
    "@type": "Place",
    name,
    ...((city || region) && {
      address: {
        "@type": "PostalAddress",
        ...(city && { addressLocality: city }),
        // Regions are those of Russia.
        ...(region && { addressRegion: region.label, addressCountry: "RU" }),
      },
    }),
  };
}

function event(view: EntryView, entry: EntryOf<"events">): Whole<Event> {
  const { data } = entry;
  const { online } = data.place;
  const [region] = data.place.region ? pick(view.names, "regions", [data.place.region]) : [];
  const [organizer] = data.organizer ? pick(view.names, "organizations", [data.organizer]) : [];
  const locations: (Place | VirtualLocation)[] = [
    ...(isOnlineOnly(data) ? [] : [place(data, region)]),
    ...(online ? [{ "@type": "VirtualLocation" as const, url: online }] : []),
  ];
  const attendance = locations.length > 1 ? "Mixed" : isOnlineOnly(data) ? "Online" : "Offline";
  return {
    "@type": "Event",
    "@id": `${absolute(entryAddress(entry))}#event`,
    ...named(view),
    mainEntityOfPage: { "@type": "WebPage", "@id": absolute(entryAddress(entry)) },
    inLanguage: "ru",
    startDate: withOffset(data.start, data.zone),
    ...(data.end && { endDate: withOffset(data.end, data.zone) }),
    eventStatus: `https://schema.org/${data.cancelled ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: `https://schema.org/${attendance}EventAttendanceMode`,
    location: locations,
    image: image(view),
    ...(organizer && { organizer: organization(organizer) }),
  };
}

function organizationPage(view: EntryView, entry: EntryOf<"organizations">): Whole<Organization> {
  const { data } = entry;
  const address = absolute(entryAddress(entry));
  const regions = pick(view.names, "regions", data.regions);
  return {
    "@type": "Organization",
    "@id": `${address}#organization`,
    ...named(view),
    alternateName: data.short,
    mainEntityOfPage: { "@type": "WebPage", "@id": address },
    ...(data.url && { sameAs: data.url }),
    ...(regions.length > 0 && {
      address: regions.map(({ label }) => ({
        "@type": "PostalAddress" as const,
        addressRegion: label,
        addressCountry: "RU",
      })),
    }),
  };
}

/** A page of the portal itself. */
export const pageJsonLd = ({ kind, data }: EntryOf<"pages">): Whole<WebPage> => ({
  "@type": "WebPage",
  "@id": absolute(entryAddress({ kind, data })),
  url: absolute(entryAddress({ kind, data })),
  name: data.title,
  description: data.teaser,
  inLanguage: "ru",
  isPartOf: portal,
  dateModified: dayOf(data.updated),
});

/** What the page of an entry says of it. */
export function entryJsonLd(view: EntryView): Node[] {
  const { entry } = view;
  if (isKind(entry, "organizations")) return [organizationPage(view, entry)];
  if (isKind(entry, "events")) return [event(view, entry)];
  if (isKind(entry, "pages")) return [pageJsonLd(entry)];
  if (isKind(entry, "practices")) return [article(view, entry), howTo(view, entry)];
  return [article(view, entry)];
}
