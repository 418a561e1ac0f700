import type { Source } from "#src/entry/field.ts";

/** What a section's look may know of the entry; everything else stands in the section. */
export interface Around {
  entry: { id: string; slug: string };
  /** What the marks of sources lead to, in the order of their numbers. */
  sources: readonly Source[];
  /** Address of an event's file for calendars. */
  calendar: string | undefined;
}
