import { defineCollection } from "astro:content";
import { kindNames } from "#src/entry/kinds.ts";
import { entryLoader, vocabularyLoader } from "#src/loader/collection.ts";

export const collections = {
  ...Object.fromEntries(kindNames.map((kind) => [kind, defineCollection({ loader: entryLoader(kind) })])),
  vocabularies: defineCollection({ loader: vocabularyLoader() }),
};
