import { entryAddress } from "#src/entry/address.ts";
import { isKind, kinds, type AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { longDate } from "#src/text/date.ts";
import { counted } from "#src/text/plural.ts";
import { zonedMoment } from "./events.ts";
import { linkTo, linkToEntry, type Link } from "./link.ts";

/** One entry as a row of a list: a title with the facts that help to choose. */
export interface EntryRow {
  id: string;
  to: string;
  kind: string;
  title: string;
  teaser: string;
  rubric: { id: string; label: string; sign: string };
  demo: boolean;
  /** True for a real practice: it can be compared and chosen in the catalogue. */
  practice: boolean;
  /** The day of an event, the day of publication of anything else. */
  date: { iso: string; text: string };
  facts: string[];
  number?: string;
  /** Practices that use a mechanism: the newest, and how many more there are. */
  users?: { links: Link[]; more: number };
}

const labels = (portal: Portal, target: string, ids: readonly string[]): string[] =>
  ids.flatMap((id) => linkTo(portal, target, id)?.label ?? []);

function facts(portal: Portal, entry: AnnouncedEntry): string[] {
  if (isKind(entry, "practices")) {
    const regions = labels(portal, "regions", entry.data.regions);
    return [
      ...labels(portal, "organizations", [entry.data.holder]),
      regions.length > 2 ? counted(regions.length, ["регион", "региона", "регионов"]) : regions.join(", "),
      labels(portal, "instruments", entry.data.instruments.slice(0, 2)).join(", "),
      ...labels(portal, "stages", [entry.data.stage]).map((stage) => `Стадия: ${stage.toLowerCase()}`),
      // «Публикация» alone would read as the date beside it.
      ...labels(portal, "evidence", [entry.data.evidence]).map((rung) => `Доказательность: ${rung.toLowerCase()}`),
    ].filter(Boolean);
  }
  if (isKind(entry, "events"))
    return [...(entry.data.cancelled ? ["Отменено"] : []), entry.data.place.city ?? entry.data.place.name];
  if (isKind(entry, "mechanisms"))
    return [labels(portal, "instruments", entry.data.instruments).join(", ")].filter(Boolean);
  if (isKind(entry, "digests")) return [entry.data.question];
  return [];
}

/** A row for a list. */
export function entryRow(portal: Portal, entry: AnnouncedEntry): EntryRow {
  const { id, label, sign } = portal.term("rubrics", entry.data.rubric);
  return {
    id: entry.data.id,
    to: entryAddress(entry),
    kind: kinds[entry.kind].one,
    title: entry.data.title,
    teaser: entry.data.teaser,
    rubric: { id, label, sign },
    demo: entry.data.status === "demo",
    practice: entry.kind === "practices" && entry.data.status === "real",
    date: isKind(entry, "events")
      ? { iso: entry.data.start, text: zonedMoment(entry.data.zone, entry.data.start, entry.data.end) }
      : { iso: entry.data.published, text: longDate(entry.data.published) },
    facts: facts(portal, entry),
    ...(isKind(entry, "code") && { number: entry.data.number }),
  };
}

/** As many as a reader looks through; the mechanism's own page lists all. */
const USERS = 3;

/** The row of a mechanism with the real practices that use it. */
export function mechanismRow(portal: Portal, entry: AnnouncedEntry): EntryRow {
  const users = portal
    .mentioning("mechanisms", entry.data.id)
    .filter((other) => isKind(other, "practices") && isPublic(other));
  return {
    ...entryRow(portal, entry),
    users: { links: users.slice(0, USERS).map(linkToEntry), more: Math.max(0, users.length - USERS) },
  };
}

/** The counts beside terms, as links. */
export type CountedLink = Link & { count: number };
