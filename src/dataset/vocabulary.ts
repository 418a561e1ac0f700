import { z } from "zod";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { mapProse } from "#src/entry/schema-walk.ts";
import { vocabularies, type VocabularyName } from "#src/entry/vocabulary.ts";
import { plain } from "#src/text/typography.ts";
import { facetTitles } from "#src/view/facet-view.ts";

/** Vocabularies that are open data: the list of synonyms is only how the search works. */
export type OpenVocabulary = Exclude<VocabularyName, "synonyms">;
export const openVocabularies = (Object.keys(vocabularies) as VocabularyName[]).filter(
  (name): name is OpenVocabulary => name !== "synonyms",
);

export const vocabularyTitles: Record<OpenVocabulary, string> = {
  ...facetTitles,
  "code-articles": "Статьи Кодекса лучших практик",
  glossary: "Глоссарий",
};

const makeSchema = (name: OpenVocabulary) =>
  z.strictObject({
    name: z.literal(name).describe("Имя словаря."),
    title: z.string().describe("Как словарь называется."),
    terms: z.array(vocabularies[name]).describe("Термины в том порядке, в каком они стоят на портале."),
  });
const schemas = new Map(openVocabularies.map((name) => [name, makeSchema(name)]));

/** A vocabulary as the API gives it. */
export const vocabularySchema = (name: OpenVocabulary): ReturnType<typeof makeSchema> => schemas.get(name)!;

/** The terms of a vocabulary. Articles of the Code are open as far as their clauses are. */
export function openVocabulary(portal: Portal, name: OpenVocabulary) {
  const terms = portal.terms[name] as { id: string }[];
  const open = name === "code-articles" ? terms.filter(({ id }) => portal.mentioning(name, id).some(isPublic)) : terms;
  return {
    name,
    title: vocabularyTitles[name],
    terms: open.map((term) => mapProse(vocabularies[name], term, plain)),
  };
}
