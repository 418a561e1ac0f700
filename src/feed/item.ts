import { entryAddress } from "#src/entry/address.ts";
import { isKind, kinds, type AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { absolute, site } from "#src/site.ts";
import { cardImage, type CardImage } from "#src/view/card-image.ts";
import { cardInput } from "#src/view/card-input.ts";
import { linkTo, linkToEntry, type Link } from "#src/view/link.ts";
import type { Subject } from "./change.ts";
import { readableHtml } from "./readable.ts";
import { clean, escapeXml } from "./xml.ts";

/** What a feed tells of a subject, whatever its format; every text bears XML and every address is whole. */
export interface FeedItem {
  /** Never changes: an entry that is renamed or moved is not shown twice. */
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  /** `YYYY-MM-DD`. */
  published: string;
  updated?: string;
  authors: { name: string; url: string }[];
  categories: string[];
  /** The share picture: a PNG that every reader shows. */
  picture: Omit<CardImage, "to" | "input"> & { url: string; type: string; bytes: number };
}

/** What the edge gives: the text of the page and the size of the picture. */
export interface Rendered {
  html: string;
  /** Bytes of the share picture. */
  bytes: number;
}

/** The permanent name of a subject. */
export const itemId = ({ entry, change }: Subject): string =>
  `svod:${entry.data.id}${change ? `:${change.date}:${change.number}` : ""}`;

const community: Link = { label: site.publisher, to: "/" };

/** Organisations that wrote the text; what editors drew from publications is the community's, not the holder's. */
function authors(portal: Portal, entry: AnnouncedEntry): FeedItem["authors"] {
  const id = isKind(entry, "articles")
    ? entry.data.author
    : isKind(entry, "practices") && entry.data.steps_by === "holder"
      ? entry.data.holder
      : undefined;
  const { label, to = "/" } = (id && linkTo(portal, "organizations", id)) || community;
  return [{ name: clean(label), url: absolute(to) }];
}

/** Rubric, kind, then tags, instruments and regions. */
function categories(portal: Portal, entry: AnnouncedEntry): string[] {
  const { data } = entry;
  const labels = (target: "tags" | "instruments" | "regions", ids: readonly string[]) =>
    ids.map((id) => portal.term(target, id).label);
  const regions =
    "regions" in data ? data.regions : isKind(entry, "events") ? [entry.data.place.region ?? []].flat() : [];
  const all = [
    portal.term("rubrics", data.rubric).label,
    kinds[entry.kind].one,
    ...labels("tags", data.tags),
    ...labels("instruments", "instruments" in data ? data.instruments : []),
    ...labels("regions", regions),
  ];
  return [...new Set(all.map(clean))];
}

const changeHtml = (entry: AnnouncedEntry, note: string) =>
  `<p>${escapeXml(note)}</p>\n<p><a href="${escapeXml(absolute(entryAddress(entry)))}">${escapeXml(linkToEntry(entry).label)}</a></p>`;

/** Makes of a subject what feeds say of it. */
export function feedItem(portal: Portal, { entry, change }: Subject, { html, bytes }: Rendered): FeedItem {
  const { data } = entry;
  const url = absolute(entryAddress(entry));
  const { to, width, height, alt } = cardImage(cardInput(portal, entry));
  return {
    id: itemId({ entry, ...(change && { change }) }),
    url: change ? `${url}#changes` : url,
    title: clean(change ? `Обновлено: ${data.title}` : data.title),
    summary: clean(change ? change.note : data.teaser),
    html: change ? changeHtml(entry, change.note) : readableHtml(html, url),
    published: change ? change.date : data.published,
    ...(!change && data.updated && { updated: data.updated }),
    authors: authors(portal, entry),
    categories: categories(portal, entry),
    picture: { url: absolute(to), width, height, alt: clean(alt), type: "image/png", bytes },
  };
}
