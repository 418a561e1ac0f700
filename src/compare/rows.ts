import type { Aspect, ComparedPractice, ComparedValue } from "#src/view/comparison.ts";

/** One value in a cell. */
export interface CellValue extends ComparedValue {
  /** True when not every practice has it: this is what tells them apart. */
  own: boolean;
}

/** One line of the comparison. */
export interface ComparisonRow {
  group: string;
  label: string;
  /** A cell a practice, in their order; empty where nothing is told. */
  cells: CellValue[][];
  /** True when all practices say the same. */
  same: boolean;
}

const nameOf = ({ group, label }: Pick<Aspect, "group" | "label">) => `${group}/${label}`;

/** All aspects that some practice tells, each behind the one it follows where it is told. */
function allAspects(practices: readonly ComparedPractice[]): Pick<Aspect, "group" | "label">[] {
  const all: Pick<Aspect, "group" | "label">[] = [];
  const placeOf = (aspect: Pick<Aspect, "group" | "label">) => all.findIndex((one) => nameOf(one) === nameOf(aspect));
  for (const { aspects } of practices) {
    let last = -1;
    for (const { group, label } of aspects) {
      const known = placeOf({ group, label });
      if (known < 0) all.splice(last + 1, 0, { group, label });
      last = known < 0 ? last + 1 : known;
    }
  }
  return all;
}

/** Lays practices side by side: a line for every aspect that at least one of them tells. */
export function comparisonRows(practices: readonly ComparedPractice[]): ComparisonRow[] {
  const told = practices.map(({ aspects }) => new Map(aspects.map((aspect) => [nameOf(aspect), aspect.values])));
  return allAspects(practices).map(({ group, label }) => {
    const cells = told.map((values) => values.get(nameOf({ group, label })) ?? []);
    const counts = new Map<string, number>();
    for (const values of cells)
      for (const word of new Set(values.map(({ label: text }) => text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    const isOwn = ({ label: text }: ComparedValue) => counts.get(text) !== practices.length;
    return {
      group,
      label,
      cells: cells.map((values) => values.map((value) => ({ ...value, own: isOwn(value) }))),
      same: [...counts.values()].every((count) => count === practices.length),
    };
  });
}
