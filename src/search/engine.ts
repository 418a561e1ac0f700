import { fold, isAsking, keyOf, keysOf, wordsOf } from "./analysis.ts";
import { EQUAL, openBook, type BookData, type Book, type Meaning } from "./book.ts";
import type { Wanted } from "./excerpt.ts";
import { pieceOf, unpackPiece, type KnownWord } from "./lexicon.ts";
import { merge, rank, sideBySide, type Postings, type Ranked, type Sought } from "./ranking.ts";
import { LONGEST_QUERY, LONGEST_WORD, readQuery, readVerbatim, type Unit, type Words } from "./reading.ts";

/** Every entry of the index in one table, by number: `entries.json` of the search. */
export interface Directory {
  /** Permanent id of each entry. */
  ids: string[];
  /** Kind of each entry. */
  kinds: string[];
  /** Pagefind's name of each entry. */
  fragments: string[];
  /** Where the zones of each entry's words end: see `document.ts`. */
  zones: number[][];
}

/** Where the engine gets its data from: Pagefind's index and the files beside it. */
export interface IndexSource {
  directory(): Promise<Directory>;
  book(): Promise<BookData>;
  /** Loads what every lookup needs; all three are asked for at once. */
  ready(): Promise<unknown>;
  /** A piece of the lexicon as text; empty when there is none. */
  piece(number: number): Promise<string>;
  /** Entries with exactly this key, or with a key that begins so. */
  find(key: string, beginning: boolean): Promise<Postings>;
}

/** What a query found. */
export interface SearchAnswer {
  units: Unit[];
  /** The query as it was understood, when that is not what was typed. */
  corrected: string | undefined;
  /** Words that are not on the portal. */
  unknown: string[];
  ranked: Ranked[];
  /** The parts of the query that `has` of a ranked entry speaks of. */
  phrases: string[];
  /** Pages of terms that the query names. */
  meanings: Meaning[];
  /** What is highlighted. */
  wanted: Wanted;
}

/** A reader who asks wants a practice before an article about it, and either before the organisation's page. */
const PRIOR: Record<string, number> = {
  practices: 1.15,
  mechanisms: 1.05,
  organizations: 0.92,
  code: 0.95,
  pages: 0.85,
};

/** What «организовать» is worth in «как организовать наставничество». */
const ASKING_WORTH = 0.25;

/** A shorter beginning fits nearly everything, and looking it up loads as much. */
const SHORTEST_BEGINNING = 3;

/** Words of the index and those that only the editors' vocabularies have: «газпромнефь» is meant for «Газпромнефть». */
function withVocabulary(words: readonly KnownWord[], book: Book, pieces: readonly number[]): KnownWord[] {
  const indexed = new Set(words.map(({ key }) => key));
  const others = [...book.words].filter(([key]) => !indexed.has(key) && pieces.includes(pieceOf(key)));
  return [...words, ...others.map(([key, word]) => ({ key, word, entries: 0 }))];
}

/** The search: reads a query, looks its words up in Pagefind, ranks what was found. */
export class SearchEngine {
  readonly #source: IndexSource;
  readonly #found = new Map<string, Promise<Postings>>();
  readonly #pieces = new Map<number, Promise<KnownWord[]>>();
  #opened: Promise<{ book: Book; directory: Directory }> | undefined;

  constructor(source: IndexSource) {
    this.#source = source;
  }

  /** Loads what every query needs. */
  open(): Promise<{ book: Book; directory: Directory }> {
    this.#opened ??= Promise.all([this.#source.book(), this.#source.directory(), this.#source.ready()]).then(
      ([book, directory]) => ({ book: openBook(book), directory }),
    );
    return this.#opened;
  }

  #find(key: string, beginning = false): Promise<Postings> {
    const name = beginning ? `${key}*` : key;
    const known = this.#found.get(name);
    if (known) return known;
    const asked = this.#source.find(key, beginning);
    this.#found.set(name, asked);
    return asked;
  }

  #words(book: Book): Words {
    return {
      isKnown: async (key) => book.has(key) || (await this.#find(key)).size > 0,
      isBeginning: async (beginning) => (await this.#find(beginning, true)).size > 0,
      pieces: async (numbers) => {
        const loaded = numbers.map((number) => {
          const known = this.#pieces.get(number) ?? this.#source.piece(number).then(unpackPiece);
          this.#pieces.set(number, known);
          return known;
        });
        return withVocabulary((await Promise.all(loaded)).flat(), book, numbers);
      },
    };
  }

  async #postingsOf({ keys, known }: Unit): Promise<Postings> {
    if (!known) return new Map();
    return merge(await Promise.all(keys.map(({ key, prefix }) => this.#find(key, prefix))));
  }

  /** Answers a query. While it is being typed, the last word may be a beginning; `verbatim` corrects nothing. */
  async ask(query: string, { typing = false, verbatim = false } = {}): Promise<SearchAnswer> {
    const { book, directory } = await this.open();
    // Asked for together: one after another the pieces of the index would cost a slow network a second each.
    for (const key of keysOf(query.slice(0, LONGEST_QUERY))) void this.#find(key).catch(() => undefined);
    const { units, text } = await (verbatim ? readVerbatim : readQuery)(this.#words(book), query);
    const last = units.at(-1);
    if (typing && last && !/\s$/.test(query)) await this.#complete(last, query, book);
    const keys = units.map((unit) => unit.keys[0]?.key ?? "");
    await Promise.all(
      keys
        .flatMap((_, at) => book.at(keys, at).flatMap(({ others }) => others.flatMap(({ keys: other }) => other)))
        .map((key) => this.#find(key)),
    );
    const sought: Sought[] = [];
    const meanings: Meaning[] = [];
    const names: string[] = [];
    const runs: string[][] = [];
    const looked = new Set(units.flatMap((unit) => unit.keys.filter(({ prefix }) => !prefix).map(({ key }) => key)));
    for (let at = 0; at < units.length;) {
      const phrases = book.at(keys, at);
      const length = phrases[0]?.keys.length ?? 1;
      const words = await Promise.all(units.slice(at, at + length).map((unit) => this.#postingsOf(unit)));
      const equals: Sought["equals"] = [];
      for (const { others, meaning } of phrases) {
        meanings.push(meaning);
        for (const { keys: other, weight } of others) {
          if (weight === EQUAL) meanings.push(...book.named(other));
          const postings = sideBySide(await Promise.all(other.map((key) => this.#find(key))));
          if (postings.size === 0) continue;
          if (other.length === 1) looked.add(other[0]!);
          else runs.push(other);
          equals.push({ postings, weight });
        }
      }
      const asking = length === 1 && isAsking(units[at]!.shown);
      sought.push({ words, equals, ...(asking && { importance: ASKING_WORTH }) });
      names.push(
        units
          .slice(at, at + length)
          .map(({ shown }) => shown)
          .join(" "),
      );
      at += length;
    }
    const prior = (entry: number) => PRIOR[directory.kinds[entry] ?? ""] ?? 1;
    const ranked = await this.#quoted(units, rank(sought, directory.ids.length, prior));
    return {
      units,
      corrected: units.some(({ corrected }) => corrected) ? text : undefined,
      unknown: units.filter(({ known }) => !known).map(({ shown }) => shown),
      ranked,
      phrases: names,
      meanings: [...new Set(meanings)],
      wanted: {
        keys: looked,
        runs,
        beginnings: new Set(units.flatMap((unit) => unit.keys.filter(({ prefix }) => prefix).map(({ key }) => key))),
      },
    };
  }

  /** Entries with words that begin as the words of a query that found nothing; the longest beginning that is there. */
  async nearby(query: string): Promise<SearchAnswer> {
    for (let length = 7; length >= 4; length--) {
      const beginnings = query
        .split(/\s+/)
        .filter((word) => word.length >= length)
        .map((word) => fold(word).slice(0, length));
      for (const beginning of beginnings)
        if ((await this.#find(beginning, true)).size > 0) return this.ask(beginning, { typing: true, verbatim: true });
    }
    return this.ask("");
  }

  /** Lets the last word be the beginning of others: of any in the index, of one in the vocabularies. */
  async #complete(last: Unit, query: string, book: Book): Promise<void> {
    const typed = fold(wordsOf(query).at(-1)?.text ?? "");
    if (typed.length < SHORTEST_BEGINNING || typed.length > LONGEST_WORD) return;
    const whole = book.complete(typed);
    const wholeKeys = whole ? [{ key: keyOf(whole), weight: 1 }] : [];
    if (last.corrected && last.shown !== typed) {
      // Half a known word is no slip of the finger.
      if (whole) Object.assign(last, { shown: typed, corrected: false, known: true, keys: wholeKeys });
      return;
    }
    const exact = last.keys.filter(({ prefix }) => !prefix);
    const isWord = last.known && exact[0] !== undefined && (await this.#find(exact[0].key)).size > 0;
    const isBeginning = (await this.#find(typed, true)).size > 0;
    const keys = [...(isWord ? exact : wholeKeys), ...(isBeginning ? [{ key: typed, weight: 0.7, prefix: true }] : [])];
    if (keys.length > 0) Object.assign(last, { keys, known: true });
  }

  /** Keeps the entries where the words in quotation marks stand side by side, when there are any. */
  async #quoted(units: readonly Unit[], ranked: Ranked[]): Promise<Ranked[]> {
    let kept = ranked;
    for (const [quote, group] of Map.groupBy(units, (unit) => unit.quote)) {
      if (quote === undefined || group.length < 2) continue;
      const together = sideBySide(await Promise.all(group.map((unit) => this.#postingsOf(unit))));
      if (together.size > 0) kept = kept.filter(({ entry }) => together.has(entry));
    }
    return kept;
  }
}
