import type { Result } from "#src/entry/practice.ts";
import { amount } from "#src/text/number.ts";

const precisionWord: Record<Result["precision"], string> = {
  exact: "",
  about: "около ",
  over: "более ",
  under: "почти ",
  up_to: "до ",
};

const resultAmount = (result: Result): string => `${precisionWord[result.precision]}${amount(result.after)}`;

/** «более 1,5 млрд рублей» — the number as the source says it. */
export const resultValue = (result: Result): string => `${resultAmount(result)}\u00A0${result.unit}`;

/** One result as a page tells it. */
export interface ResultLine {
  /** What it was before; absent when nobody has measured. */
  before: string | undefined;
  value: string;
  metric: string;
  planned: boolean;
  period: string;
  /** A reservation. */
  note: string | undefined;
  source: string;
}

export const resultLine = (result: Result): ResultLine => ({
  before: result.before === undefined ? undefined : amount(result.before),
  value: resultValue(result),
  metric: result.metric,
  planned: result.planned,
  period: result.period,
  note: result.note,
  source: result.source,
});

/** The result that stands for a practice in a card or a post: the first that is not a plan. */
export const keyResult = (results: readonly Result[]): Result | undefined => results.find((result) => !result.planned);

/** The same as a figure with what it counts. */
export function keyFigure(results: readonly Result[]): { value: string; caption: string } | undefined {
  const result = keyResult(results);
  return result && { value: resultValue(result), caption: result.metric };
}

/** Two forms of a Russian word begin alike; the end of a unit tells nothing («колледжей», «колледжи»). */
const stem = (word: string) => word.toLowerCase().slice(0, Math.max(4, word.length - 3));

/** The same as a sentence says it: «Вложено: более 1,5 млрд рублей», and «Колледжи в кластере: 7», the unit not said twice. */
export function figurePhrase(results: readonly Result[]): string | undefined {
  const result = keyResult(results);
  if (!result) return undefined;
  const noun = stem(result.unit.split(/\s+/).at(-1) ?? "");
  const words = result.metric.toLowerCase().split(/[^\p{L}]+/u);
  const isNamed = /\p{L}/u.test(noun) && words.some((word) => word.startsWith(noun));
  return `${result.metric}: ${isNamed ? resultAmount(result) : resultValue(result)}`;
}
