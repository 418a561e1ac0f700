import type { ComparedPractice, ComparedValue } from "#src/view/comparison.ts";

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

/**
 * Lays practices side by side. All have the same aspects in the same order; a line where no practice says anything is
 * left out.
 */
export function comparisonRows(practices: readonly ComparedPractice[]): ComparisonRow[] {
  const [first] = practices;
  if (!first) return [];
  return first.aspects.flatMap(({ group, label }, place) => {
    const cells = practices.map(({ aspects }) => aspects[place]?.values ?? []);
    if (cells.every((values) => values.length === 0)) return [];
    const counts = new Map<string, number>();
    for (const values of cells)
      for (const word of new Set(values.map(({ label: text }) => text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    const isOwn = ({ label: text }: ComparedValue) => counts.get(text) !== practices.length;
    return [
      {
        group,
        label,
        cells: cells.map((values) => values.map((value) => ({ ...value, own: isOwn(value) }))),
        same: [...counts.values()].every((count) => count === practices.length),
      },
    ];
  });
}
