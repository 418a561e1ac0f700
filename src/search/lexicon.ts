import { skeleton } from "./transliteration.ts";
import { slipsAllowed, slipsBetween } from "./slip.ts";

/** A word of the index: its key, how it is written most often, in how many entries it stands. */
export interface KnownWord {
  key: string;
  word: string;
  /** Its next most frequent forms: a correction is shown in the one that was meant. */
  forms?: string[];
  entries: number;
}

/** Words lie in pieces by the length of their keys: see {@link piecesNear}. */
export const PIECES = Array.from({ length: 12 }, (_, place) => place + 3);
const SHORTEST = PIECES[0]!;
const LONGEST = PIECES.at(-1)!;

/** The piece in which a key lies; the outermost hold all that is shorter or longer. */
export const pieceOf = (key: string): number => Math.min(Math.max(key.length, SHORTEST), LONGEST);

/**
 * A slip in the ending lets it stay on the key, or takes more off it: «демоэкзамн» keeps what «демоэкзамен» drops. One
 * letter to either side leaves out 1 slip of 100, none left out 4.
 */
const SLIP_IN_ENDING = 1;

/** The pieces in which a word meant by `key` may lie. */
export const piecesNear = (key: string, slips: number): number[] => {
  const pieces = new Set<number>();
  const reach = slips + SLIP_IN_ENDING;
  for (let length = key.length - reach; length <= key.length + reach; length++)
    pieces.add(Math.min(Math.max(length, SHORTEST), LONGEST));
  return [...pieces];
};

/** One piece as text: sorted lines, each key cut by what it shares with the line above. */
export function packPiece(words: readonly KnownWord[]): string {
  let above = "";
  return words
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, word, forms = [], entries }) => {
      let shared = 0;
      while (shared < 35 && shared < key.length && key[shared] === above[shared]) shared++;
      above = key;
      const spelled = [word, ...forms]
        .map((form) => (form.startsWith(key) ? `+${form.slice(key.length)}` : form))
        .join("|");
      return `${shared.toString(36)}${key.slice(shared)} ${spelled} ${entries}`;
    })
    .join("\n");
}

/** The reverse of {@link packPiece}. */
export function unpackPiece(text: string): KnownWord[] {
  let above = "";
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [head = "0", spelled = "+", entries = "0"] = line.split(" ");
      const key = above.slice(0, Number.parseInt(head[0]!, 36)) + head.slice(1);
      above = key;
      const [word = key, ...forms] = spelled
        .split("|")
        .map((form) => (form.startsWith("+") ? key + form.slice(1) : form));
      return { key, word, ...(forms.length > 0 && { forms }), entries: Number(entries) };
    });
}

/** A known word near an unknown one. */
export interface Candidate extends KnownWord {
  cost: number;
}

/** Among words at one distance the commoner is meant; between distances nothing makes up for a whole slip. */
const preference = ({ cost, entries }: Candidate) => cost - Math.min(0.25, Math.log1p(entries) / 20);

/** The form of a word that is nearest to what was typed: «магнитагорск» is «магнитогорск», not «магнитогорский». */
function nearestForm(folded: string, { word, forms = [] }: KnownWord, most: number): { word: string } {
  const [nearest] = [word, ...forms]
    .map((form) => ({ form, cost: slipsBetween(folded, form, most) ?? Infinity }))
    .toSorted((a, b) => a.cost - b.cost);
  return { word: nearest?.form ?? word };
}

/** The known words that an unknown one may have been meant for, the likeliest first. `folded` is the whole word. */
export function nearWords(folded: string, key: string, known: readonly KnownWord[]): Candidate[] {
  const most = slipsAllowed(folded.length);
  if (most === 0) return [];
  const found: Candidate[] = [];
  for (const word of known) {
    // A root of three letters is within a slip or two of anything.
    if (word.key.length < 3 || (word.key.length < 4 && most > 1)) continue;
    const costs = [
      slipsBetween(key, word.key, Math.min(most, slipsAllowed(key.length + 1))),
      slipsBetween(folded, word.word, most),
    ];
    const cost = Math.min(...costs.filter((value) => value !== undefined));
    if (cost !== Infinity) found.push({ ...word, ...nearestForm(folded, word, most), cost });
  }
  return found.toSorted((a, b) => preference(a) - preference(b)).slice(0, 5);
}

/** The known words that sound like a transliterated one: what Latin letters cannot tell is not told apart. */
export function soundalikes(keys: readonly string[], known: readonly KnownWord[]): Candidate[] {
  const wanted = new Map(keys.map((key, rank) => [skeleton(key), rank] as const).toReversed());
  return known
    .flatMap((word) => {
      const rank = wanted.get(skeleton(word.key));
      return rank === undefined ? [] : [{ ...word, cost: rank / 100 }];
    })
    .toSorted((a, b) => preference(a) - preference(b));
}
