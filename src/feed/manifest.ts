import { cardInput } from "#src/view/card-input.ts";
import { entryAddress } from "#src/entry/address.ts";
import { isKind, kinds, type AnnouncedEntry, type EntryOf } from "#src/entry/kinds.ts";
import type { Manifest } from "#src/entry/manifest.ts";
import type { Portal } from "#src/entry/portal.ts";
import { absolute, site } from "#src/site.ts";
import { cardImage } from "#src/view/card-image.ts";
import { linkTo } from "#src/view/link.ts";
import { figurePhrase } from "#src/view/result.ts";

type Announcement = Manifest["entries"][number];

const organizationIds = (entry: AnnouncedEntry): string[] => {
  if (isKind(entry, "practices")) return [entry.data.holder, ...entry.data.partners];
  if (isKind(entry, "articles")) return entry.data.organizations;
  if (isKind(entry, "projects")) return entry.data.members;
  if (isKind(entry, "events")) return entry.data.organizer ? [entry.data.organizer] : [];
  return [];
};

const regionIds = (entry: AnnouncedEntry): string[] => {
  if (isKind(entry, "practices") || isKind(entry, "articles")) return entry.data.regions;
  if (isKind(entry, "events")) return entry.data.place.region ? [entry.data.place.region] : [];
  return [];
};

function eventPart({ data }: EntryOf<"events">): Announcement["event"] {
  const { start, end, deadline, zone, place, cancelled } = data;
  const { name, city } = place;
  return {
    start,
    ...(end && { end }),
    ...(deadline && { deadline }),
    zone,
    place: city && !name.includes(city) ? `${name}, ${city}` : name,
    ...(cancelled && { cancelled }),
  };
}

function announcement(portal: Portal, entry: AnnouncedEntry): Announcement {
  const { data } = entry;
  const rubric = portal.term("rubrics", data.rubric);
  const image = cardImage(cardInput(portal, entry));
  const figure = isKind(entry, "practices") ? figurePhrase(entry.data.results) : undefined;
  const labels = (target: string, ids: readonly string[]) =>
    ids.flatMap((id) => linkTo(portal, target, id)?.label ?? []);
  return {
    id: data.id,
    kind: entry.kind,
    kind_label: kinds[entry.kind].one,
    url: absolute(entryAddress(entry)),
    title: data.title,
    teaser: data.teaser,
    ...(data.share_text && { share_text: data.share_text }),
    rubric: { id: rubric.id, label: rubric.label, hashtag: rubric.hashtag },
    audience: data.audience.map((id) => ({ id, label: portal.term("audiences", id).label })),
    published: data.published,
    ...(data.updated && { updated: data.updated }),
    image: { url: absolute(image.to), width: image.width, height: image.height, alt: image.alt },
    regions: labels("regions", regionIds(entry)),
    tags: labels("tags", data.tags),
    organizations: organizationIds(entry).flatMap((id) => {
      const organization = portal.find(id);
      return organization && isKind(organization, "organizations")
        ? [{ id, short: organization.data.short, handles: organization.data.handles }]
        : [];
    }),
    ...(figure && { key_figure: figure }),
    ...(isKind(entry, "events") && { event: eventPart(entry) }),
  };
}

/** Everything that may be announced, newest first. */
export const buildManifest = (portal: Portal): Manifest => ({
  version: 1,
  site: { name: site.name, url: absolute("/") },
  entries: portal.published.map((entry) => announcement(portal, entry)),
});
