import { isKind, kinds, type AnnouncedKind } from "#src/entry/kinds.ts";
import { countedTerms, type Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { counted } from "#src/text/plural.ts";
import { entryRow, type EntryRow } from "./row.ts";

/** A federal district with its regions that have real entries. */
export interface DistrictRow {
  label: string;
  regions: { id: string; label: string; count: number }[];
}

const districtRows = (portal: Portal): DistrictRow[] => {
  const counted = countedTerms(portal, "regions");
  return portal.terms.districts
    .map(({ id, label }) => ({
      label,
      regions: counted
        .filter((region) => portal.term("regions", region.id).district === id)
        .map(({ id: code, label: name, short, count }) => ({ id: code, label: short ?? name, count })),
    }))
    .filter(({ regions }) => regions.length > 0);
};

/** «15 практик, 12 механизмов и 8 статей», counted from real entries. */
function countsPhrase(portal: Portal): string {
  const kindsShown: AnnouncedKind[] = ["practices", "mechanisms", "digests", "articles"];
  const parts = kindsShown
    .map((kind) => ({ kind, count: portal.published.filter((entry) => isKind(entry, kind)).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => counted(count, kinds[kind].forms));
  return new Intl.ListFormat("ru").format(parts);
}

/** Gathers the home page. `today` is `YYYY-MM-DD`. */
export function homeView(portal: Portal, today: string) {
  const events = portal.published.filter((entry) => isKind(entry, "events"));
  const byStart = events.toSorted((a, b) => a.data.start.localeCompare(b.data.start));
  const rows = (entries: typeof events): EntryRow[] => entries.slice(0, 3).map((entry) => entryRow(portal, entry));
  const dayOf = (entry: (typeof events)[number]) => (entry.data.end ?? entry.data.start).slice(0, 10);
  return {
    doors: portal.terms.audiences.map(({ id, label, short, description }) => ({
      id,
      label: short ?? label,
      description,
      count: portal.mentioning("audiences", id).filter(isPublic).length,
    })),
    latest: portal.terms.rubrics
      .map((rubric) => ({
        rubric,
        rows: portal
          .mentioning("rubrics", rubric.id)
          .filter(isPublic)
          .slice(0, 3)
          .map((entry) => entryRow(portal, entry)),
      }))
      .filter(({ rows: list }) => list.length > 0),
    ahead: rows(byStart.filter((entry) => dayOf(entry) >= today)),
    recent: rows(byStart.filter((entry) => dayOf(entry) < today).toReversed()),
    districts: districtRows(portal),
    counts: countsPhrase(portal),
  };
}
