import type { BookData } from "./book.ts";
import type { PageSection } from "./document.ts";
import type { Directory, IndexSource } from "./engine.ts";
import { weightAt, type Postings } from "./ranking.ts";

/** What the portal uses of Pagefind's browser API. */
interface Pagefind {
  options(options: { basePath: string; noWorker: boolean; exactDiacritics: boolean }): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(term: string): Promise<{ results: PagefindResult[] }>;
}
interface PagefindResult {
  id: string;
  /** Numbers of the words found. */
  words: number[];
  data(): Promise<{ url: string; meta: Record<string, string> }>;
}

/** What is shown of an entry that was found. */
export interface Found {
  url: string;
  title: string;
  kind: string;
  lead: string;
  sections: PageSection[];
}

/**
 * Pagefind looks words up by their beginning, and where no word begins so it takes the longest word that the query
 * begins with. Words end in this letter in the index, so that a whole word can be asked for and nothing shorter is
 * taken instead. No word of today has it; in «ъ» the key of «раз» would end as «разъяснение» begins.
 */
export const END = "ѣ";

/** Folder of this portal's own files beside Pagefind's. */
export const OWN = "portal/";

/** The index as a source of the engine. */
export interface PagefindSource extends IndexSource {
  /** What is shown of an entry, by its number. */
  found(entry: number): Promise<Found>;
}

/**
 * Opens the index at an address that ends in a slash. `load` imports Pagefind's module, `read` gets a file of the index
 * as text.
 */
export function pagefindSource(
  basePath: string,
  load: () => Promise<unknown>,
  read: (name: string) => Promise<string>,
): PagefindSource {
  const once = <T>(get: () => Promise<T>) => {
    let got: Promise<T> | undefined;
    return () => (got ??= get());
  };
  const open = once(async () => {
    const pagefind = (await load()) as Pagefind;
    // The module keeps an engine that failed to load: a second try must not be given it.
    await pagefind.destroy();
    // A worker would load the engine once more; and to Pagefind й is и with a mark over it.
    await pagefind.options({ basePath, noWorker: true, exactDiacritics: true });
    await pagefind.init();
    return pagefind;
  });
  const directory = once(async () => JSON.parse(await read(`${OWN}entries.json`)) as Directory);
  const numbers = once(async () => new Map((await directory()).fragments.map((name, number) => [name, number])));
  const loaders = new Map<number, PagefindResult["data"]>();
  return {
    directory,
    ready: open,
    book: async () => JSON.parse(await read(`${OWN}book.json`)) as BookData,
    piece: (number) => read(`${OWN}words-${number}.txt`),
    find: async (key, beginning) => {
      const [pagefind, numberOf, { zones }] = await Promise.all([open(), numbers(), directory()]);
      const { results } = await pagefind.search(beginning ? key : key + END);
      const postings: Postings = new Map(
        results.flatMap((result) => {
          const entry = numberOf.get(result.id);
          // Words of the metadata have no place in the text: who has nothing else has not the word.
          if (entry === undefined || result.words.length === 0) return [];
          loaders.set(entry, result.data);
          const ends = zones[entry] ?? [];
          return [[entry, result.words.map((at) => ({ at, weight: weightAt(at, ends) }))] as const];
        }),
      );
      return postings;
    },
    found: async (entry) => {
      const { url, meta } = await loaders.get(entry)!();
      return { url, ...(JSON.parse(meta["shown"] ?? "{}") as Omit<Found, "url">) };
    },
  };
}
