import type { Source } from "#src/entry/field.ts";
import type { Practice } from "#src/entry/practice.ts";
import type { Term } from "#src/entry/vocabulary.ts";
import type { Link } from "./link.ts";
import type { ResultLine } from "./result.ts";

/** Every section that a record may have. No heading of an entry's own text gets one of these as its anchor. */
export const sectionIds = [
  "problem",
  "goal",
  "results",
  "essence",
  "question",
  "when",
  "where",
  "product",
  "replication",
  "resources",
  "conditions",
  "risks",
  "implemented",
  "lessons",
  "failures",
  "ladder",
  "score",
  "mechanisms",
  "clauses",
  "normative",
  "documents",
  "contact",
  "fits",
  "does-not-fit",
  "needs",
  "claims",
  "agreed",
  "open",
  "next",
  "practices",
  "changes",
  "pictures",
  "sources",
] as const;
export type SectionId = (typeof sectionIds)[number];

/** A moment as readers read it, and as programs do. */
export interface Moment {
  text: string;
  /** ISO 8601. */
  datetime: string;
}

/** Words, with moments among them. */
export type Phrase = string | readonly (string | Moment)[];

/** A phrase and what stands beside it. */
export interface Point {
  text: Phrase;
  /** Label of the source that says so. */
  source?: string | undefined;
  /** Who says so. */
  by?: string | undefined;
  links?: Link[];
}

/** A link, or what a reader can do: that is shown as a button. */
export type SectionLink = Link & { action?: boolean };

/** What a section may hold. Whoever draws sections draws all of it. */
export interface SectionContent {
  text?: Phrase[];
  results?: ResultLine[];
  steps?: Practice["steps"];
  points?: Point[];
  pairs?: {
    label: string;
    value: Point;
    /** A mark of one to ten. */
    of10?: number;
  }[];
  links?: SectionLink[];
  /** Rungs, the lowest first, and the id of the one that is reached. */
  ladder?: { rungs: readonly Term[]; reached: string };
  sources?: Source[];
}

/** A part of an entry's record under its own heading. */
export interface Section extends SectionContent {
  id: SectionId;
  title: string;
  /** A word of caution above the rest. */
  note?: string | undefined;
  /** Where alone it is shown, because the other says the same in its own way. */
  only?: "page" | "twin";
  parts?: Section[];
}

/** The words of a phrase alone. */
export const phraseText = (phrase: Phrase): string =>
  typeof phrase === "string" ? phrase : phrase.map((part) => (typeof part === "string" ? part : part.text)).join("");

/** A section of phrases, each a point of a list. */
export const points = (id: SectionId, title: string, list: readonly string[], note?: string): Section => ({
  id,
  title,
  note,
  points: list.map((text) => ({ text })),
});

/** A section of a few words; those that are undefined are left out. */
export const words = (id: SectionId, title: string, ...text: (Phrase | undefined)[]): Section => ({
  id,
  title,
  text: text.filter((line) => line !== undefined),
});

/** What a section holds, without its heading and parts. */
export function contentOf(section: Section): SectionContent {
  const { id: _id, title: _title, note: _note, only: _only, parts: _parts, ...content } = section;
  return content;
}

const isFull = (section: Section): boolean =>
  Object.values(contentOf(section)).some((held) => (Array.isArray(held) ? held.length > 0 : held !== undefined)) ||
  (section.parts ?? []).some(isFull);

/** Sections without anything in them are left out. */
export const fullSections = (sections: readonly Section[]): Section[] =>
  sections
    .filter(isFull)
    .map((section) => ({ ...section, ...(section.parts && { parts: fullSections(section.parts) }) }));

/** The sections that a page or a twin shows. */
export const shownOn = (place: "page" | "twin", sections: readonly Section[]): Section[] =>
  sections.filter(({ only }) => only === undefined || only === place);

/** The sections with these ids, in this order. */
export const sectionsOf = (sections: readonly Section[], ...ids: SectionId[]): Section[] =>
  ids.flatMap((id) => sections.find((section) => section.id === id) ?? []);
