import type { Fault } from "#src/loader/fault.ts";
import { altered, lineWith, practiceText, type Files } from "../manuscript.ts";

/** A fault as a mistake must give it; a pattern stands for a text that only has to match it. */
export type Expected = { [Key in keyof Fault]?: Fault[Key] | (Fault[Key] extends number | undefined ? never : RegExp) };

/** A file with one mistake and the one fault that must be told. */
export interface Mistake {
  path: string;
  content: string | Uint8Array;
  fault: Expected;
  /** Pictures that go with it. */
  beside?: Files;
}

/** Mistakes by what is wrong in each. */
export type Mistakes = [what: string, mistake: Mistake][];

/** A mistake in a practice: what is written in place of what, and the fault with its line given by a passage. */
export type Slip = [what: string, passage: string, replacement: string, at: string, fault: Expected];

/** A practice for each slip; `name` is the beginning of its id, its address and its file. */
export const practicesWith = (name: string, slips: readonly Slip[]): Mistakes =>
  slips.map(([what, passage, replacement, at, fault], index) => {
    const text = altered(practiceText(`${name}-${index}`), passage, replacement);
    return [
      what,
      { path: `content/practices/${name}-${index}.md`, content: text, fault: { line: lineWith(text, at), ...fault } },
    ];
  });
