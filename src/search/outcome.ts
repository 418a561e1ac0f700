import type { SearchAnswer } from "./engine.ts";
import type { Ranked } from "./ranking.ts";

/** Entries that lack a part of the query stand among the others when they score so much of the best. */
const WORTH_SHOWING = 0.4;

/** Entries that lack something, where none has it all. */
const NEAR = 10;

/** What of an answer is shown, by the numbers of the entries. */
export interface ShownAnswer {
  /** All that answers the query. */
  whole: Ranked[];
  /** That of the kind that was asked for. */
  chosen: Ranked[];
  /** What comes near, where nothing answers. */
  near: Ranked[];
  /** How many answer, by kind, in the order of the best of each. */
  byKind: Map<string, number>;
}

/**
 * Parts an answer into what answers the query and what only comes near. `nearby` is what was found for words that look
 * alike, asked only where nothing was found; `kinds` are those of all entries, by their numbers.
 */
export function outcomeOf(
  { ranked }: Pick<SearchAnswer, "ranked">,
  nearby: Pick<SearchAnswer, "ranked"> | undefined,
  kinds: readonly string[],
  kind: string,
): ShownAnswer {
  const anyFull = ranked.some(({ full }) => full);
  const least = (ranked[0]?.score ?? 0) * WORTH_SHOWING;
  const whole = anyFull ? ranked.filter(({ full, score }) => full || score >= least) : [];
  const groups = Map.groupBy(whole, ({ entry }) => kinds[entry] ?? "");
  return {
    whole,
    chosen: whole.filter(({ entry }) => kind === "" || kinds[entry] === kind),
    near: anyFull ? [] : (nearby?.ranked ?? ranked).slice(0, NEAR),
    byKind: new Map([...groups].map(([name, group]) => [name, group.length])),
  };
}
