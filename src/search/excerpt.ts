import { fold, isStop, keyOf, wordsOf } from "./analysis.ts";
import type { Section } from "./document.ts";

/** A piece of text, marked where it answers the query. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** What is shown of an entry under its title. */
export interface Excerpt {
  pieces: Piece[];
  /** The heading the text stands under. */
  section?: { id: string; heading: string };
}

/** What was looked up: whole words by key, and beginnings of words. */
export interface Wanted {
  keys: ReadonlySet<string>;
  beginnings: ReadonlySet<string>;
}

/** Words of an excerpt, and of them before the first that answers. */
const LENGTH = 32;
const LEAD_IN = 6;

/** The key or beginning that a word answers; nothing when it answers none. */
function answered(word: string, { keys, beginnings }: Wanted): string | undefined {
  const folded = fold(word);
  if (isStop(folded)) return undefined;
  const key = keyOf(folded);
  if (keys.has(key)) return key;
  return [...beginnings].find((beginning) => folded.startsWith(beginning) || key.startsWith(beginning));
}

/** The text in pieces, words that answer the query marked; neighbours share one mark. */
export function marked(text: string, wanted: Wanted): Piece[] {
  const pieces: Piece[] = [];
  const add = (part: string, isMarked: boolean) => {
    if (part === "") return;
    const last = pieces.at(-1);
    if (last?.marked === isMarked) last.text += part;
    else pieces.push({ text: part, marked: isMarked });
  };
  let at = 0;
  for (const { text: word, start, end } of wordsOf(text)) {
    const between = text.slice(at, start);
    const hit = answered(word, wanted) !== undefined;
    add(between, hit && pieces.at(-1)?.marked === true && between.trim() === "");
    add(text.slice(start, end), hit);
    at = end;
  }
  add(text.slice(at), false);
  return pieces;
}

/** The densest stretch of a text: how many different words of the query it has, and where it begins and ends. */
function densest(text: string, wanted: Wanted): { different: number; start: number; end: number } {
  const words = wordsOf(text);
  const hits = words.flatMap(({ text: word }, place) => {
    const key = answered(word, wanted);
    return key === undefined ? [] : [{ key, place }];
  });
  let best = { different: 0, hits: 0, first: 0 };
  for (const [from, { place }] of hits.entries()) {
    const within = hits.slice(from).filter((hit) => hit.place < place + LENGTH - LEAD_IN);
    const different = new Set(within.map(({ key }) => key)).size;
    if (different > best.different || (different === best.different && within.length > best.hits))
      best = { different, hits: within.length, first: place };
  }
  const from = Math.max(0, Math.min(best.first - LEAD_IN, words.length - LENGTH));
  const first = words[from];
  const last = words[Math.min(words.length - 1, from + LENGTH - 1)];
  // A sign that closes the last word belongs to it.
  const tail = last ? (/^[»)\].,!?…%]+/.exec(text.slice(last.end))?.[0].length ?? 0) : 0;
  return { different: best.different, start: from === 0 ? 0 : (first?.start ?? 0), end: (last?.end ?? 0) + tail };
}

/** The part of an entry that answers the query best, with the heading it stands under; its lead when only the title does. */
export function excerptOf(lead: string, sections: readonly Section[], wanted: Wanted): Excerpt {
  const parts = [{ id: "", heading: "", text: lead }, ...sections].map((section) => {
    const stretch = densest(section.text, wanted);
    const inHeading = densest(section.heading, wanted).different;
    // The lead tells best what the entry is about: another part must answer more.
    return { section, stretch, worth: stretch.different + inHeading * 0.5 };
  });
  const best = parts.reduce((one, other) => (other.worth > one.worth ? other : one));
  const { section, stretch } = best;
  const whole = stretch.end === 0;
  const text = whole ? section.text : section.text.slice(stretch.start, stretch.end);
  const before = stretch.start > 0 ? "… " : "";
  const after = !whole && stretch.end < section.text.length ? " …" : "";
  return {
    pieces: marked(before + text + after, wanted),
    ...(section.id !== "" && { section: { id: section.id, heading: section.heading } }),
  };
}
