import { slugAddress } from "#src/entry/address.ts";
import { kinds, type Entry } from "#src/entry/kinds.ts";
import { vocabularies, type Vocabularies, type VocabularyName } from "#src/entry/vocabulary.ts";
import { nearest } from "#src/text/nearest.ts";
import { fieldName, type Fault } from "./fault.ts";
import { mentionsIn, sourceMarksIn } from "#src/entry/schema-walk.ts";

/** A validated thing and the way to the line of its fields. */
export interface Located<Value> {
  value: Value;
  file: string;
  lineOf(path: readonly PropertyKey[]): number;
}

/** Ids that may be referred to, by collection and vocabulary; one whose file is missing is left out, and nothing is checked against it. */
export type KnownIds = Record<string, Set<string>>;

export function knownIds(entries: readonly Entry[], terms: Vocabularies): KnownIds {
  const ids: KnownIds = {};
  for (const kind of Object.keys(kinds)) ids[kind] = new Set();
  for (const entry of entries) ids[entry.kind]?.add(entry.data.id);
  for (const name of Object.keys(vocabularies) as VocabularyName[])
    ids[name] = new Set(terms[name].map((term) => term.id));
  return ids;
}

const whereDefined = (target: string) =>
  target in vocabularies ? `content/vocabulary/${target}.yaml` : `content/${target}/`;

/** References that lead nowhere, each with the nearest known id. */
export function checkReferences(
  schema: Parameters<typeof mentionsIn>[0],
  item: Located<unknown>,
  known: KnownIds,
): Fault[] {
  return [...mentionsIn(schema, item.value)].flatMap(({ target, id, path }) => {
    const ids = known[target];
    if (ids === undefined || ids.has(id)) return [];
    const like = nearest(id, ids);
    return [
      {
        file: item.file,
        line: item.lineOf(path),
        field: fieldName(path),
        message: `«${id}» нет в ${whereDefined(target)}`,
        allowed: ids.size <= 12 ? [...ids].join(", ") : `идентификаторы из ${whereDefined(target)}`,
        mend: like
          ? `возможно, вы имели в виду «${like}»`
          : `добавьте запись в ${whereDefined(target)} или выберите другую`,
      },
    ];
  });
}

/** Labels of sources that the entry does not have. */
export function checkSourceMarks(item: Located<unknown>, ids: ReadonlySet<string>): Fault[] {
  return [...sourceMarksIn(item.value)]
    .filter(({ mark }) => !ids.has(mark))
    .map(({ mark, path }) => ({
      file: item.file,
      line: item.lineOf(path),
      field: fieldName(path),
      message: `источника «${mark}» у этой записи нет`,
      allowed: [...ids].join(", ") || "сначала опишите источник в поле sources",
    }));
}

/** Ids and addresses that two entries claim. */
export function checkUnique(entries: readonly Located<Entry>[]): Fault[] {
  const faults: Fault[] = [];
  const idOwner = new Map<string, string>();
  const addressOwner = new Map<string, string>();
  const claim = (owners: Map<string, string>, key: string, item: Located<Entry>, field: string, what: string) => {
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, item.file);
    else
      faults.push({
        file: item.file,
        line: item.lineOf([field]),
        field,
        message: `${what} «${key}» уже занят: ${owner}`,
        mend: "дайте одной из записей другой",
      });
  };
  for (const item of entries) {
    const { kind, data } = item.value;
    claim(idOwner, data.id, item, "id", "идентификатор");
    claim(addressOwner, slugAddress(kind, data.slug), item, "slug", "адрес");
    for (const former of data.former_slugs)
      claim(addressOwner, slugAddress(kind, former), item, "former_slugs", "адрес");
  }
  return faults;
}
