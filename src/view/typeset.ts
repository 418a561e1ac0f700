import { kinds, type Entry } from "#src/entry/kinds.ts";
import { mapProse } from "#src/entry/schema-walk.ts";
import { vocabularies, type Vocabularies, type VocabularyName } from "#src/entry/vocabulary.ts";
import { typograph } from "#src/text/typography.ts";

/** An entry as readers see it: quotes, dashes and no-break spaces set in every text of its record. */
export const typesetEntry = (entry: Entry): Entry =>
  ({ ...entry, data: mapProse(kinds[entry.kind].schema, entry.data, typograph) }) as Entry;

/** The vocabularies as readers see them. */
export const typesetTerms = (terms: Vocabularies): Vocabularies =>
  Object.fromEntries(
    Object.entries(terms).map(([name, list]) => [
      name,
      (list as unknown[]).map((term) => mapProse(vocabularies[name as VocabularyName], term, typograph)),
    ]),
  ) as unknown as Vocabularies;
