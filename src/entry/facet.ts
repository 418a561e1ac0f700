import { isKind, type AnnouncedEntry, type Entry } from "./kinds.ts";
import { mentionKeys } from "./mention.ts";
import type { Band, Vocabularies } from "./vocabulary.ts";

/** What is known of the things that a practice refers to. */
export interface Surroundings {
  /** Kind of an organisation, by its id. */
  typeOf: ReadonlyMap<string, string>;
  /** Federal district of a region. */
  districtOf: ReadonlyMap<string, string>;
  bands: Pick<Vocabularies, "money-bands" | "start-times" | "team-sizes">;
}

/** Looks up once what the facets of all practices need. */
export const surroundings = (entries: readonly Entry[], terms: Vocabularies): Surroundings => ({
  typeOf: new Map(
    entries.flatMap((entry) => (isKind(entry, "organizations") ? [[entry.data.id, entry.data.type]] : [])),
  ),
  // While content is checked, a vocabulary with a fault is not there.
  districtOf: new Map((terms.regions ?? []).map(({ id, district }) => [id, district])),
  bands: terms,
});

/** The band that a number falls into; undefined when nobody has told the number. */
export const bandOf = (bands: readonly Band[], value: number | undefined): string | undefined =>
  value === undefined ? undefined : (bands ?? []).find(({ up_to }) => up_to === undefined || value <= up_to)?.id;

/**
 * All that an entry can be chosen by, each once, as `vocabulary/id`: what it refers to itself, and for a practice also
 * what follows from it – the district of its regions, the kind of its holder, the bands of its money, time and people.
 */
export function facetKeys(entry: AnnouncedEntry, { typeOf, districtOf, bands }: Surroundings): string[] {
  const own = mentionKeys(entry);
  if (!isKind(entry, "practices")) return own;
  const { holder, regions, resources } = entry.data;
  const type = typeOf.get(holder);
  const banded = [
    ["money-bands", bandOf(bands["money-bands"], resources.money?.amount)],
    ["start-times", bandOf(bands["start-times"], resources.time?.weeks)],
    ["team-sizes", bandOf(bands["team-sizes"], resources.people?.count)],
  ] as const;
  return [
    ...new Set([
      ...own,
      ...regions.flatMap((region) => (districtOf.has(region) ? [`districts/${districtOf.get(region)}`] : [])),
      ...(type ? [`organization-types/${type}`] : []),
      ...banded.flatMap(([name, id]) => (id ? [`${name}/${id}`] : [])),
    ]),
  ];
}
