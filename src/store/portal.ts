import { getCollection } from "astro:content";
import { readFile } from "node:fs/promises";
import { kindNames, type AnnouncedEntry, type Entry } from "#src/entry/kinds.ts";
import { buildPortal, type Portal } from "#src/entry/portal.ts";
import { relationIndex, type Relation } from "#src/entry/relation.ts";
import type { Vocabularies, VocabularyName } from "#src/entry/vocabulary.ts";
import { splitBody } from "#src/loader/front-matter.ts";
import { site } from "#src/site.ts";
import { todayIn } from "#src/text/date.ts";
import { typesetEntry, typesetTerms } from "#src/view/typeset.ts";

let loaded: Promise<Portal> | undefined;
let relations: ((entry: AnnouncedEntry, limit: number) => Relation[]) | undefined;

/** The day that decides what has come out. `SVOD_TODAY` sets it for previews and tests. */
export const today = (): string => process.env["SVOD_TODAY"] ?? todayIn(site.zone, new Date());

async function load(): Promise<Portal> {
  const collections = await Promise.all(kindNames.map((kind) => getCollection(kind as never)));
  const entries = collections.flat().map((record) => typesetEntry((record as { data: Entry }).data));
  const vocabularies = await getCollection("vocabularies" as never);
  const terms = Object.fromEntries(
    (vocabularies as { id: VocabularyName; data: { terms: unknown[] } }[]).map(({ id, data }) => [id, data.terms]),
  ) as unknown as Vocabularies;
  return buildPortal(entries, typesetTerms(terms), today());
}

/** The whole portal, indexed once for a build; in development it is read anew for every page. */
export function readPortal(): Promise<Portal> {
  if (import.meta.env.DEV) return load();
  loaded ??= load();
  return loaded;
}

/** Real entries like this one, with what they share: a demonstration entry is nobody's example. */
export function relatedTo(portal: Portal, entry: AnnouncedEntry, limit: number): Relation[] {
  if (import.meta.env.DEV) return relationIndex(portal.published)(entry, limit);
  relations ??= relationIndex(portal.published);
  return relations(entry, limit);
}

/** The Markdown of an entry, read when it is shown. */
export async function readBody(entry: Entry): Promise<string> {
  return splitBody(await readFile(entry.file, "utf8"));
}
