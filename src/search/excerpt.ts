import { fold, isStop, keyOf, wordsOf, type Word } from "./analysis.ts";
import type { PageSection } from "./document.ts";

/** A piece of text, marked where it answers the query. */
export interface ExcerptPart {
  text: string;
  marked: boolean;
}

/** What is shown of an entry under its title. */
export interface Excerpt {
  pieces: ExcerptPart[];
  /** The heading the text stands under. */
  section?: { id: string; heading: string };
}

/** What was looked up: whole words by key, phrases that mean the same, and beginnings of words. */
export interface Wanted {
  keys: ReadonlySet<string>;
  /** Keys of phrases: a word of them alone answers nothing. */
  runs?: readonly (readonly string[])[];
  beginnings: ReadonlySet<string>;
}

/** Words of an excerpt, and of them before the first that answers. */
const LENGTH = 32;
const LEAD_IN = 6;

/** The words of a text, each with the key, the phrase or the beginning that it answers, if it answers any. */
function answers(text: string, { keys, runs = [], beginnings }: Wanted): (Word & { answer?: string })[] {
  const words: (Word & { answer?: string })[] = wordsOf(text);
  const telling = words
    .map((word) => ({ word, folded: fold(word.text) }))
    .filter(({ folded }) => !isStop(folded))
    .map(({ word, folded }) => ({ word, folded, key: keyOf(folded) }));
  for (const [at, { word, folded, key }] of telling.entries()) {
    const begins = () => [...beginnings].find((start) => folded.startsWith(start) || key.startsWith(start));
    const answer = keys.has(key) ? key : begins();
    if (answer !== undefined) word.answer = answer;
    for (const run of runs)
      if (run.every((one, step) => telling[at + step]?.key === one))
        for (const step of run.keys()) telling[at + step]!.word.answer ??= run.join(" ");
  }
  return words;
}

/** The text in pieces, words that answer the query marked; neighbours share one mark. */
export function marked(text: string, wanted: Wanted): ExcerptPart[] {
  const pieces: ExcerptPart[] = [];
  const add = (part: string, isMarked: boolean) => {
    if (part === "") return;
    const last = pieces.at(-1);
    if (last?.marked === isMarked) last.text += part;
    else pieces.push({ text: part, marked: isMarked });
  };
  let at = 0;
  for (const { start, end, answer } of answers(text, wanted)) {
    const between = text.slice(at, start);
    const hit = answer !== undefined;
    add(between, hit && pieces.at(-1)?.marked === true && between.trim() === "");
    add(text.slice(start, end), hit);
    at = end;
  }
  add(text.slice(at), false);
  return pieces;
}

/** The densest stretch of a text: how many different words of the query it has, and where it begins and ends. */
function densest(text: string, wanted: Wanted): { different: number; start: number; end: number } {
  const words = answers(text, wanted);
  const hits = words.flatMap(({ answer: key }, place) => (key === undefined ? [] : [{ key, place }]));
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
export function excerptOf(lead: string, sections: readonly PageSection[], wanted: Wanted): Excerpt {
  const parts = [{ id: "", heading: "", text: lead } as PageSection, ...sections].map((section) => {
    const stretch = densest(section.text, wanted);
    const inHeading = densest(section.heading, wanted).different;
    // The lead tells best what the entry is about: another part must answer more.
    return { section, stretch, worth: stretch.different + inHeading * 0.5 };
  });
  // Lists of sources and of other entries are found, but tell little of this one.
  const own = parts.filter(({ section: { aside }, worth }) => aside !== true && worth > 0);
  const best = (own.length > 0 ? own : parts).reduce((one, other) => (other.worth > one.worth ? other : one));
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
