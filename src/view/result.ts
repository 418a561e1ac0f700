import type { Result } from "#src/entry/practice.ts";
import { amount } from "#src/text/number.ts";

const precisionWord: Record<Result["precision"], string> = {
  exact: "",
  about: "около ",
  over: "более ",
  under: "почти ",
  up_to: "до ",
};

/** «более 1,5 млрд рублей» — the number as the source says it. */
export const resultValue = (result: Result): string =>
  `${precisionWord[result.precision]}${amount(result.after)}\u00A0${result.unit}`;

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
