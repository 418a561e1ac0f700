import { isKind, kinds, type AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { moment } from "#src/text/date.ts";
import { counted } from "#src/text/plural.ts";
import { entryLabel, linkTo } from "./link.ts";
import { keyFigure } from "./result.ts";
import type { CardInput } from "#src/card/card.ts";

const region = (portal: Portal, ids: readonly string[]) =>
  ids.length === 1 && ids[0] !== undefined ? linkTo(portal, "regions", ids[0])?.label : undefined;

const organization = (portal: Portal, id: string | undefined) => {
  const entry = id === undefined ? undefined : portal.find(id);
  return entry && entryLabel(entry);
};

function facts(portal: Portal, entry: AnnouncedEntry): (string | undefined)[] {
  if (isKind(entry, "practices")) return [organization(portal, entry.data.holder), region(portal, entry.data.regions)];
  if (isKind(entry, "events")) return [moment(entry.data.start), entry.data.place.city ?? entry.data.place.name];
  if (isKind(entry, "mechanisms")) {
    const count = portal
      .mentioning("mechanisms", entry.data.id)
      .filter((other) => isKind(other, "practices") && isPublic(other)).length;
    return [count > 0 ? `Работает в ${counted(count, ["практике", "практиках", "практиках"])}` : undefined];
  }
  if (isKind(entry, "code")) {
    const { number, label } = portal.term("code-articles", entry.data.article);
    return [`Статья ${number}. ${label}`];
  }
  // Most titles already ask the question.
  if (isKind(entry, "digests"))
    return [entry.data.question.startsWith(entry.data.title) ? undefined : entry.data.question];
  if (isKind(entry, "articles")) return [entry.data.country ?? region(portal, entry.data.regions)];
  return [];
}

/** What the share picture of an entry shows. */
export function cardInput(portal: Portal, entry: AnnouncedEntry): CardInput {
  const rubric = portal.term("rubrics", entry.data.rubric);
  const figure = isKind(entry, "practices") ? keyFigure(entry.data.results) : undefined;
  return {
    kind: entry.kind,
    // Where the kind says little, the rubric's name explains the sign.
    label: isKind(entry, "articles") || isKind(entry, "events") ? rubric.label : kinds[entry.kind].one,
    title: entry.data.title,
    hue: rubric.hue,
    sign: rubric.sign,
    lines: facts(portal, entry).filter((line) => line !== undefined),
    ...(figure && { figure }),
    ...(isKind(entry, "code") && { number: entry.data.number }),
    demo: entry.data.status === "demo",
  };
}

/** The card of a page that is no entry: the portal itself, a rubric, a region. */
export const plainCard = (
  label: string,
  title: string,
  lines: string[] = [],
  rubric?: { hue: number; sign: string },
): CardInput => ({
  kind: "pages",
  label,
  title,
  hue: rubric?.hue ?? 175,
  sign: rubric?.sign ?? "arch",
  lines,
  demo: false,
});
