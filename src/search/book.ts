import { fold, isStop, keyOf, keysOf, wordsOf } from "./analysis.ts";

/** Words and phrases that mean one thing to a searcher, and the page of that thing where it has one. */
export interface Meaning {
  /** Equal to each other; the first is what it is called on the portal. */
  forms: string[];
  /** What is meant as well, but not the other way round. */
  narrow?: string[];
  /** Words that lead to the page of this meaning, but are not equal to it. */
  hints?: string[];
  /** A page that answers at once: a term's list or its place in the glossary. */
  page?: { to: string; kind: string };
}

/** What the file for the browser holds. */
export interface BookData {
  meanings: Meaning[];
}

/** A phrase that may stand in a query, as keys. */
interface Phrase {
  keys: string[];
  meaning: Meaning;
  /** The other phrases, as keys, and how much finding them is worth beside finding what was typed. */
  others: { keys: string[]; weight: number }[];
}

/** How much an equal and a narrower phrase are worth beside the words that were typed. */
export const EQUAL = 0.9;
const NARROW = 0.6;

/** Finds phrases of editors' vocabularies in a query. */
export interface Book {
  /** The longest phrases that begin at this key, all of one length. */
  at(keys: readonly string[], from: number): Phrase[];
  /** True when some phrase has this word: it need not be corrected. */
  has(key: string): boolean;
  /** Meanings that are called exactly so: who types «автопром» is shown the page of «автомобилестроение» too. */
  named(keys: readonly string[]): Meaning[];
  /** Every word of the vocabularies with its key: a slip may have been meant for one that no entry has. */
  words: ReadonlyMap<string, string>;
  /** A word of the vocabularies that begins so: «демоэ» → «демоэкзамен». */
  complete(beginning: string): string | undefined;
  meanings: Meaning[];
}

const same = (a: readonly string[], b: readonly string[]) => a.join(" ") === b.join(" ");

/** Indexes the meanings by the first key of each of their phrases. */
export function openBook({ meanings }: BookData): Book {
  const byFirst = new Map<string, Phrase[]>();
  const add = (phrase: Phrase) => {
    const list = byFirst.get(phrase.keys[0]!);
    if (list) list.push(phrase);
    else byFirst.set(phrase.keys[0]!, [phrase]);
  };
  for (const meaning of meanings) {
    const forms = meaning.forms.map(keysOf).filter((form) => form.length > 0);
    const narrow = (meaning.narrow ?? []).map(keysOf).filter((form) => form.length > 0);
    for (const form of forms) {
      const others = [
        ...forms.filter((other) => !same(other, form)).map((other) => ({ keys: other, weight: EQUAL })),
        ...narrow.map((other) => ({ keys: other, weight: NARROW })),
      ].filter(({ keys: other }, place, all) => all.findIndex(({ keys: twin }) => same(twin, other)) === place);
      add({ keys: form, meaning, others });
    }
    for (const hint of (meaning.hints ?? []).map(keysOf)) if (hint.length > 0) add({ keys: hint, meaning, others: [] });
  }
  const words = new Map(
    meanings
      .flatMap(({ forms, hints = [] }) => [...forms, ...hints])
      .flatMap(wordsOf)
      .map(({ text }) => fold(text))
      .filter((word) => !isStop(word))
      .map((word) => [keyOf(word), word] as const),
  );
  const byName = Map.groupBy(meanings, ({ forms }) => keysOf(forms[0] ?? "").join(" "));
  const single = meanings
    .flatMap(({ forms, hints = [] }) => [...forms, ...hints])
    .map((form) => wordsOf(form))
    .flatMap(([word, ...rest]) => (word && rest.length === 0 ? fold(word.text) : []))
    .toSorted((a, b) => a.length - b.length);
  return {
    meanings,
    words,
    named: (name) => byName.get(name.join(" ")) ?? [],
    has: (key) => words.has(key),
    complete: (beginning) => single.find((word) => word.startsWith(beginning)),
    at: (query, from) => {
      const fitting = (byFirst.get(query[from] ?? "") ?? []).filter(({ keys: form }) =>
        form.every((key, place) => key === query[from + place]),
      );
      const longest = Math.max(0, ...fitting.map(({ keys: form }) => form.length));
      return fitting.filter(({ keys: form }) => form.length === longest);
    },
  };
}
