import { fold, isStop, keyOf, wordsOf } from "./analysis.ts";
import { otherLayout } from "./keyboard.ts";
import { nearWords, piecesNear, soundalikes, type Candidate, type KnownWord } from "./lexicon.ts";
import { slipsAllowed } from "./slip.ts";
import { fromLatin } from "./transliteration.ts";
import { slug } from "#src/text/slug.ts";

/** One word of a query as it was understood. */
export interface Unit {
  /** How it is shown to the reader: as typed, or as corrected. */
  shown: string;
  /** What is looked up; any of them will do. */
  keys: { key: string; weight: number; prefix?: boolean }[];
  /** True when something else is searched for than what was typed. */
  corrected: boolean;
  /** False when neither the word nor anything near it is on the portal. */
  known: boolean;
  /** Number of the quoted phrase it stands in. */
  quote?: number;
}

/** A query as it was understood. */
export interface Reading {
  units: Unit[];
  /** The query with what was corrected in its place; as typed where nothing was. */
  text: string;
}

/** What is known about the portal's words. */
export interface Words {
  /** True when this key stands in some entry or in the editors' vocabularies. */
  isKnown(key: string): Promise<boolean>;
  /** True when some entry has a word that begins so. */
  isBeginning(beginning: string): Promise<boolean>;
  /** Known words from the given pieces of the lexicon. */
  pieces(numbers: readonly number[]): Promise<KnownWord[]>;
}

/**
 * Nobody's question is longer, and a longer one would not fit into an address: servers refuse lines of some 8 KB, and a
 * Russian letter takes six signs of it.
 */
export const LONGEST_QUERY = 400;

const LATIN = /[a-z]/;
const unit = (word: string): Unit => ({
  shown: word,
  keys: [{ key: keyOf(word), weight: 1 }],
  corrected: false,
  known: true,
});

const meant = (candidates: readonly Candidate[]): Unit | undefined => {
  const [first] = candidates;
  if (!first) return undefined;
  // The runners-up of the same distance are searched too: the reader may have meant them.
  const rivals = candidates.filter(({ cost }) => cost - first.cost < 0.05).slice(0, 3);
  return {
    shown: first.word,
    keys: rivals.map(({ key }, place) => ({ key, weight: place === 0 ? 0.95 : 0.6 })),
    corrected: true,
    known: true,
  };
};

const contentWords = (text: string): string[] =>
  wordsOf(text)
    .map(({ text: word }) => fold(word))
    .filter((word) => !isStop(word));

const allKnown = async (words: Words, list: readonly string[]): Promise<boolean> => {
  for (const word of list) if (!(await words.isKnown(keyOf(word)))) return false;
  return true;
};

const near = async (words: Words, word: string): Promise<Candidate[]> => {
  const slips = slipsAllowed(word.length);
  return slips === 0 ? [] : nearWords(word, keyOf(word), await words.pieces(piecesNear(keyOf(word), slips)));
};

/** A Latin word read as Russian. */
async function transliterated(words: Words, word: string): Promise<Candidate[]> {
  const readings = fromLatin(word);
  const keys = readings.map(keyOf);
  const exact = soundalikes(keys, await words.pieces(piecesNear(keys[0]!, 2)));
  return exact.length > 0 ? exact : near(words, readings[0]!);
}

/** «независимаяоценка»: two known words with the space forgotten. */
async function apart(words: Words, word: string): Promise<Unit[] | undefined> {
  for (let cut = word.length - 3; cut >= 3; cut--) {
    const parts = [word.slice(0, cut), word.slice(cut)];
    if (await allKnown(words, parts)) return parts.map((part) => ({ ...unit(part), corrected: true }));
  }
  return undefined;
}

/** Nobody's word is longer; looking for its parts would only take time. */
export const LONGEST_WORD = 40;

/** A word that is not on the portal: what it was meant for. */
async function mend(words: Words, word: string): Promise<Unit[]> {
  if (word.length > LONGEST_WORD) return [{ ...unit(word), known: false }];
  const cyrillic = !LATIN.test(word);
  if (word.length >= 4 && (await words.isBeginning(word)))
    return [{ ...unit(word), keys: [{ key: word, weight: 0.9, prefix: true }] }];
  const typed = await near(words, word);
  const other = otherLayout(word);
  const layout = other && /^[а-яё]+$/.test(other) ? await near(words, other) : [];
  const spelled = cyrillic ? [] : await transliterated(words, word);
  const [best] = [typed, spelled, layout].filter((list) => list.length > 0).toSorted(([a], [b]) => a!.cost - b!.cost);
  // «Фольксваген» for Volkswagen: only where no Russian word is near, since addresses are full of Latin spellings.
  const chosen = meant(best ?? (cyrillic ? await near(words, slug(word)) : []));
  if (chosen) return [chosen];
  const parts = word.length >= 7 ? await apart(words, word) : undefined;
  return parts ?? [{ ...unit(word), known: false }];
}

/** What stands between two spaces, understood. */
async function readChunk(words: Words, chunk: string): Promise<Unit[]> {
  const typed = contentWords(chunk);
  if (await allKnown(words, typed)) {
    const all = wordsOf(chunk).length;
    // «d» is no word, but «в» in the other layout is; «ghb» likewise.
    if (all > 0 || !otherLayout(chunk)) return typed.map(unit);
  }
  const other = otherLayout(chunk);
  const otherWords = other ? contentWords(other) : [];
  if (other && wordsOf(other).length > 0 && (await allKnown(words, otherWords)))
    return otherWords.map((word) => ({ ...unit(word), corrected: true }));
  const joined = typed.join("");
  if (typed.length > 1 && (await words.isKnown(keyOf(joined)))) return [unit(joined)];
  const read: Unit[] = [];
  for (const word of typed) read.push(...((await words.isKnown(keyOf(word))) ? [unit(word)] : await mend(words, word)));
  return read;
}

/** Longer queries are cut: nobody's question has more words. */
const WORDS = 24;

/** «практико ориентированное»: a known word with a space in it. */
async function joinNeighbours(words: Words, units: readonly Unit[], typed: readonly string[]): Promise<Unit[]> {
  const joined: Unit[] = [];
  for (let at = 0; at < units.length; at++) {
    const here = units[at]!;
    const next = units[at + 1];
    const together = (typed[at] ?? "") + (typed[at + 1] ?? "");
    if (
      next &&
      (here.corrected || !here.known || next.corrected || !next.known) &&
      (await words.isKnown(keyOf(together)))
    ) {
      joined.push(unit(together));
      at++;
    } else joined.push(here);
  }
  return joined;
}

/** Words exactly as they were typed, for a reader who wants no help. */
export async function readVerbatim(words: Words, query: string): Promise<Reading> {
  const typed = contentWords(query.slice(0, LONGEST_QUERY)).slice(0, WORDS);
  const units = await Promise.all(
    typed.map(async (word) => ({ ...unit(word), known: await words.isKnown(keyOf(word)) })),
  );
  return { units, text: query };
}

/** Reads a query: what its words are, after layout, transliteration and slips of the finger have been seen through. */
export async function readQuery(words: Words, query: string): Promise<Reading> {
  const parts = query
    .normalize("NFC")
    .slice(0, LONGEST_QUERY)
    .split(/[«»„“”"]/);
  // Of an odd number of quotation marks the last encloses nothing.
  const quoted = parts.length >= 3 && !/^\S*$/.test(query);
  const units: Unit[] = [];
  const text: string[] = [];
  for (const [number, part] of parts.entries()) {
    const inQuotes = quoted && number % 2 === 1 && number < parts.length - 1;
    const chunks = part.split(/\s+/).filter(Boolean).slice(0, WORDS);
    const read: Unit[] = [];
    const typed: string[] = [];
    for (const chunk of mergeNumbers(chunks)) {
      const own = await readChunk(words, chunk);
      read.push(...own);
      const other = own.length === 0 ? otherLayout(chunk) : undefined;
      const stop = other && contentWords(chunk).length > 0 ? other : chunk;
      text.push(own.some(({ corrected }) => corrected) ? own.map(({ shown }) => shown).join(" ") : stop);
      const spelled = contentWords(chunk);
      typed.push(...own.map((_, place) => (own.length === spelled.length ? spelled[place]! : (spelled[0] ?? ""))));
    }
    const joined = inQuotes ? read : await joinNeighbours(words, read, typed);
    units.push(...joined.map((one) => (inQuotes ? { ...one, quote: number } : one)));
    if (units.length >= WORDS) break;
  }
  return { units: units.slice(0, WORDS), text: text.join(" ") };
}

/** «3 000» is one number. */
function mergeNumbers(chunks: readonly string[]): string[] {
  const merged: string[] = [];
  for (const chunk of chunks) {
    const last = merged.at(-1);
    if (last !== undefined && /^\d{1,3}(?: \d{3})*$/.test(last) && /^\d{3}(?:\D.*)?$/.test(chunk))
      merged[merged.length - 1] = `${last} ${chunk}`;
    else merged.push(chunk);
  }
  return merged;
}
