/** Where a word stands in an entry, and how much that place weighs: see {@link weightAt}. */
export interface WordPlace {
  at: number;
  weight: number;
}

/** The entries a word stands in, by number. */
export type Postings = ReadonlyMap<number, readonly WordPlace[]>;

/** What a word weighs by the zone it stands in: title, terms, lead, headings, text. */
const WEIGHTS = [10, 5, 4, 3, 1] as const;
const [TITLE, , , , TEXT] = WEIGHTS;

/** The weight of the place with this number, where zones end at the given numbers. */
export function weightAt(at: number, zones: readonly number[]): number {
  const zone = zones.findIndex((end) => at < end);
  return zone === -1 ? TEXT : WEIGHTS[zone]!;
}

/** A word or a phrase of the query with the entries where it or its equals stand. */
export interface Sought {
  /** Entries with the words as typed, one postings list a word. */
  words: Postings[];
  /** How much the words are worth beside the rest of the query, 0 to 1. */
  importance?: number;
  /** Entries with an equal phrase. */
  equals: { postings: Postings; weight: number }[];
}

/** An entry found, best first. */
export interface Ranked {
  entry: number;
  score: number;
  /** True when nothing of the query is missing. */
  full: boolean;
  /** Which parts of the query it has. */
  has: boolean[];
}

/** Rarity of a word, BM25's idf (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009). */
export const rarity = (found: number, all: number): number => Math.log(1 + (all - found + 0.5) / (found + 0.5));

/** Saturation of repeated words: one in the title is worth more than any number in the text. */
const HALF = 7;
/** Words of the running text count up to this much together. */
const TEXT_MOST = 4;

function strength(places: readonly WordPlace[]): number {
  let best = 0;
  let text = 0;
  let rest = 0;
  for (const { weight } of places) {
    if (weight > best) {
      rest += best;
      best = weight;
    } else if (weight <= TEXT) text += weight;
    else rest += weight;
  }
  const sum = best + Math.min(TEXT_MOST, text + rest * 0.25);
  return sum / (sum + HALF);
}

/** How near two words stand at best: 1 side by side in their order, less the farther. */
function closeness(first: readonly WordPlace[], second: readonly WordPlace[]): number {
  let best = 0;
  let from = 0;
  for (const { at } of first) {
    while (from < second.length && second[from]!.at < at - 6) from++;
    for (let next = from; next < second.length && second[next]!.at <= at + 6; next++) {
      const distance = second[next]!.at - at;
      const near = distance > 0 ? 1 / distance : distance < 0 ? 0.8 / -distance : 0;
      if (near > best) best = near;
    }
  }
  return best;
}

/** Entries where all the words of a phrase stand side by side in their order, at the place of the first. */
export function sideBySide(lists: readonly Postings[]): Postings {
  const [first, ...rest] = lists;
  if (!first || rest.length === 0) return first ?? new Map();
  const found = new Map<number, WordPlace[]>();
  for (const [entry, places] of first) {
    const others = rest.map((list) => list.get(entry));
    if (others.some((list) => list === undefined)) continue;
    const sets = others.map((list) => new Set(list!.map(({ at }) => at)));
    const starts = places.filter(({ at }) => sets.every((set, step) => set.has(at + step + 1)));
    if (starts.length > 0) found.set(entry, starts);
  }
  return found;
}

/** The places of several lists as one. */
export function merge(lists: readonly Postings[]): Postings {
  if (lists.length === 1) return lists[0]!;
  const all = new Map<number, WordPlace[]>();
  for (const list of lists) for (const [entry, places] of list) all.set(entry, [...(all.get(entry) ?? []), ...places]);
  for (const places of all.values()) places.sort((a, b) => a.at - b.at);
  return all;
}

/**
 * How rare a part of the query is. Words that are on the portal are as rare as they are themselves: were a rare synonym
 * to lend them its weight, «завод» would count like «комбинат» and outweigh what the reader asks about. Words that are
 * not are as rare as all that stands in for them together.
 */
function rarityOf(words: readonly Postings[], equals: Sought["equals"], all: number): number {
  if (words.every(({ size }) => size > 0)) return words.reduce((sum, { size }) => sum + rarity(size, all), 0);
  return rarity(new Set(equals.flatMap(({ postings }) => [...postings.keys()])).size, all);
}

interface Tally {
  score: number;
  covered: number;
  title: number;
  has: boolean[];
}

/** How many of the best are looked at for words that stand together. */
const LOOKED_AT = 60;

/**
 * Ranks entries: rarity and place of each word, how much of the query they have, whether its words stand together.
 * `all` is the number of entries in the index, `prior` what kind of entry is sought first.
 */
export function rank(sought: readonly Sought[], all: number, prior: (entry: number) => number): Ranked[] {
  const tallies = new Map<number, Tally>();
  let whole = 0;
  for (const [number, { words, equals, importance = 1 }] of sought.entries()) {
    const worth = words.map((postings) => rarity(postings.size, all));
    const literal = worth.reduce((sum, value) => sum + value, 0) || 1;
    const mass = rarityOf(words, equals, all) * importance;
    whole += mass;
    const part = new Map<number, { score: number; covered: number; title: number; full: boolean }>();
    for (const [place, postings] of words.entries())
      for (const [entry, places] of postings) {
        const own = part.get(entry) ?? { score: 0, covered: 0, title: 0, full: false };
        const share = (worth[place]! / literal) * mass;
        own.score += share * strength(places);
        own.covered += share;
        if (places.some(({ weight }) => weight >= TITLE)) own.title += share;
        part.set(entry, own);
      }
    for (const own of part.values()) own.full = own.covered > mass * 0.999;
    for (const { postings, weight } of equals)
      for (const [entry, places] of postings) {
        const own = part.get(entry) ?? { score: 0, covered: 0, title: 0, full: false };
        own.score = Math.max(own.score, mass * strength(places) * weight);
        own.covered = Math.max(own.covered, mass * (0.5 + weight / 2));
        if (places.some((place) => place.weight >= TITLE)) own.title = Math.max(own.title, mass * weight);
        own.full = true;
        part.set(entry, own);
      }
    for (const [entry, { score, covered, title, full }] of part) {
      const tally = tallies.get(entry) ?? { score: 0, covered: 0, title: 0, has: sought.map(() => false) };
      tally.score += score;
      tally.covered += covered;
      tally.title += title;
      tally.has[number] = full;
      tallies.set(entry, tally);
    }
  }
  const first = [...tallies]
    .map(([entry, { score, covered, title, has }]) => {
      const coverage = covered / (whole || 1);
      const inTitle = title / (whole || 1);
      const value = score * coverage ** 1.5 * (1 + inTitle) * prior(entry);
      return {
        entry,
        score: value,
        full: has.every((one, number) => one || sought[number]!.importance !== undefined),
        has,
      };
    })
    .toSorted((a, b) => b.score - a.score || a.entry - b.entry);
  // Whether words stand together is asked of the best only: of all it would cost more than it tells.
  const chains = sought.flatMap(({ words }) => words);
  if (chains.length < 2) return first;
  const head = first.slice(0, LOOKED_AT).map((found) => {
    let near = 0;
    for (let at = 1; at < chains.length; at++) {
      const one = chains[at - 1]!.get(found.entry);
      const other = chains[at]!.get(found.entry);
      if (one && other) near += closeness(one, other);
    }
    return { ...found, score: found.score * (1 + (0.5 * near) / (chains.length - 1)) };
  });
  return [...head.toSorted((a, b) => b.score - a.score || a.entry - b.entry), ...first.slice(LOOKED_AT)];
}
