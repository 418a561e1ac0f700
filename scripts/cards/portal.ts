import { buildPortal, type Portal } from "#src/entry/portal.ts";
import type { Library } from "#src/loader/read.ts";
import { typesetEntry, typesetTerms } from "#src/view/typeset.ts";

/** The portal that Astro will build from a library on a day: the same texts, so the same cards. */
export const portalOf = ({ entries, vocabularies }: Library, today: string): Portal =>
  buildPortal(entries.map(typesetEntry), typesetTerms(vocabularies), today);
