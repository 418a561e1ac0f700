import { isKind, kinds, type AnnouncedKind } from "#src/entry/kinds.ts";
import { countedTerms, type Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { counted } from "#src/text/plural.ts";
import { eventsInOrder, isAhead } from "./events.ts";
import { entryRow, type EntryRow } from "./row.ts";

/** A federal district with its regions that have real entries. */
export interface DistrictRow {
  label: string;
  regions: { id: string; label: string; count: number }[];
}

type CountedRegions = ReturnType<typeof countedTerms>;

const districtRows = (portal: Portal, used: CountedRegions): DistrictRow[] =>
  portal.terms.districts
    .map(({ id, label }) => ({
      label,
      regions: used
        .filter((region) => portal.term("regions", region.id).district === id)
        .map(({ id: code, label: name, short, count }) => ({ id: code, label: short ?? name, count })),
    }))
    .filter(({ regions }) => regions.length > 0);

/** A region's place on the tile map. */
export interface Tile {
  id: string;
  label: string;
  column: number;
  row: number;
  count: number;
}

/** All regions with their places on the map and the number of real entries. */
export const tiles = (portal: Portal, used: CountedRegions): Tile[] => {
  const counts = new Map(used.map(({ id, count }) => [id, count]));
  return portal.terms.regions.map(({ id, label, tile: [column, row] }) => ({
    id,
    label,
    column,
    row,
    count: counts.get(id) ?? 0,
  }));
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
  const events = eventsInOrder(portal, today).filter(isPublic);
  const regions = countedTerms(portal, "regions");
  const rows = (ahead: boolean): EntryRow[] =>
    events
      .filter((entry) => isAhead(entry, today) === ahead)
      .slice(0, 3)
      .map((entry) => entryRow(portal, entry));
  return {
    // An audience for which nothing is written has no page yet.
    doors: portal.terms.audiences
      .filter(({ id }) => portal.mentioning("audiences", id).length > 0)
      .map(({ id, label, short, description }) => ({
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
    ahead: rows(true),
    recent: rows(false),
    districts: districtRows(portal, regions),
    tiles: tiles(portal, regions),
    counts: countsPhrase(portal),
  };
}
