import { load } from "js-yaml";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { SearchEngine } from "#src/search/engine.ts";

/** What makes a query hard, and what the class is called in the table. */
export const classes = {
  forms: "формы слов",
  yo: "ё, й, заглавные",
  typos: "опечатки",
  layout: "раскладка",
  translit: "латиницей",
  abbreviations: "сокращения",
  synonyms: "синонимы",
  phrases: "фразы",
  names: "имена и числа",
  facets: "несколько признаков",
} as const;
type ClassName = keyof typeof classes;

const golden = z.array(
  z.strictObject({
    class: z.enum(Object.keys(classes) as [ClassName, ...ClassName[]]),
    query: z.string().min(1),
    /** Ids of the entries that must all stand in the first three. */
    expect: z.array(z.string().min(1)).min(1).max(3),
  }),
);
export type Golden = z.infer<typeof golden>;

/** The portal's own sets: the search is tuned on the first only, the others are held out. */
export const goldenSets = ["golden", "second", "third"].map((name) => `content/tests/search/${name}.yaml`);

/** Reads a set of queries with the entries that must stand in the first three. */
export const readGolden = async (file: string): Promise<Golden> => golden.parse(load(await readFile(file, "utf8")));

/** How one query did. */
export interface Judged {
  class: ClassName;
  query: string;
  expect: string[];
  /** The ids found first. */
  top: string[];
  /** Share of the expected entries among the first three. */
  recall: number;
  /** 1 / place of the first expected entry; 0 when it is not among the first twenty. */
  reciprocal: number;
}

/** A row of the table. */
export interface Score {
  name: string;
  queries: number;
  recall: number;
  mrr: number;
}

/** Asks every query of the set. */
export async function judge(engine: SearchEngine, set: Golden): Promise<Judged[]> {
  const { directory } = await engine.open();
  const judged: Judged[] = [];
  for (const { class: name, query, expect } of set) {
    const { ranked } = await engine.ask(query);
    const ids = ranked.slice(0, 20).map(({ entry }) => directory.ids[entry] ?? "");
    const first = ids.findIndex((id) => expect.includes(id));
    judged.push({
      class: name,
      query,
      expect,
      top: ids.slice(0, 3),
      recall: expect.filter((id) => ids.slice(0, 3).includes(id)).length / expect.length,
      reciprocal: first === -1 ? 0 : 1 / (first + 1),
    });
  }
  return judged;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

const score = (name: string, judged: readonly Judged[]): Score => ({
  name,
  queries: judged.length,
  recall: mean(judged.map(({ recall }) => recall)),
  mrr: mean(judged.map(({ reciprocal }) => reciprocal)),
});

/** Recall@3 and mean reciprocal rank, by class and of all. */
export const scores = (judged: readonly Judged[]): { classes: Score[]; all: Score } => ({
  classes: [...Map.groupBy(judged, (one) => one.class)].map(([name, group]) => score(classes[name], group)),
  all: score("все", judged),
});

/** What the search must reach: of all queries, and in every class. */
export const GOAL = { all: 0.97, each: 0.9 } as const;

/** True when the goal is reached. */
export const reached = ({ classes: each, all }: ReturnType<typeof scores>): boolean =>
  all.recall >= GOAL.all && each.every(({ recall }) => recall >= GOAL.each);
