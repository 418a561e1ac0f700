import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";

/** One note of what was changed in an entry and why. */
export interface ChangeNote {
  date: string;
  note: string;
  /** Which of the entry's notes of that day it is, from 1: a note about another day does not move it. */
  number: number;
}

/** What a feed tells of: an entry that came out, or a change in it. */
export interface Subject {
  entry: AnnouncedEntry;
  change?: ChangeNote;
}

const changesIn = (entry: AnnouncedEntry): Required<Subject>[] => {
  const numbers = new Map<string, number>();
  return entry.data.changes.map(({ date, note }) => {
    const number = (numbers.get(date) ?? 0) + 1;
    numbers.set(date, number);
    return { entry, change: { date, note, number } };
  });
};

/** Every change of a published entry, the latest first; those of one day by entry, the later of them first. */
export const changesOf = (portal: Portal): Required<Subject>[] =>
  portal.published
    .flatMap(changesIn)
    .toSorted(
      (a, b) =>
        b.change.date.localeCompare(a.change.date) ||
        a.entry.data.id.localeCompare(b.entry.data.id) ||
        b.change.number - a.change.number,
    );
