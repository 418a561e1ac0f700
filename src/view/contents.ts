import type { EntryRecord } from "./record.ts";
import { shownOn, type Section } from "./record-section.ts";

/** A heading of a page that one can go to. */
export interface Anchor {
  id: string;
  text: string;
}

/** The headings of an entry's text, as whoever renders it tells them. */
type TextHeading = Anchor & { depth: number };

const anchorsOf = (sections: readonly Section[]): Anchor[] =>
  shownOn("page", sections).map(({ id, title }) => ({ id, text: title }));

/** The contents of an entry's page. The gist is not in them: it stands right below. */
export const contentsOf = ({ before, after }: EntryRecord, headings: readonly TextHeading[]): Anchor[] => [
  ...anchorsOf(before),
  ...headings.filter(({ depth }) => depth === 2).map(({ id, text }) => ({ id, text })),
  ...anchorsOf(after),
];
