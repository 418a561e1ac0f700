import { areNeighbours } from "./keyboard.ts";

const SOUNDS_ALIKE = new Set(
  ["ао", "еи", "ея", "ия", "ыи", "эе", "бп", "вф", "гк", "дт", "жш", "зс", "ьъ", "щш", "цс", "йи"].flatMap((pair) => [
    pair,
    [...pair].toReversed().join(""),
  ]),
);

/** How many slips of the finger or the ear a word of this many letters may have: none, one, two. */
export const slipsAllowed = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

/** What it costs to have typed `b` for `a`: a likely slip costs a little less than one, so that it wins among equals. */
const swapCost = (a: string, b: string) => (SOUNDS_ALIKE.has(a + b) ? 0.7 : areNeighbours(a, b) ? 0.8 : 1);

/**
 * Distance between two words in slips – a letter wrong, missing, added, or two exchanged (Damerau's four, optimal string
 * alignment) – or undefined when there are more than `most`.
 */
export function slipsBetween(typed: string, meant: string, most: number): number | undefined {
  if (typed === meant) return 0;
  if (Math.abs(typed.length - meant.length) > most) return undefined;
  let before: { slips: number; cost: number }[] = [];
  let above = Array.from({ length: meant.length + 1 }, (_, index) => ({ slips: index, cost: index }));
  for (let row = 1; row <= typed.length; row++) {
    const line = [{ slips: row, cost: row }];
    let least = row;
    for (let column = 1; column <= meant.length; column++) {
      const a = typed[row - 1]!;
      const b = meant[column - 1]!;
      const step = (from: { slips: number; cost: number }, slips: number, cost: number) => ({
        slips: from.slips + slips,
        cost: from.cost + cost,
      });
      const doubled = a === typed[row - 2] || b === meant[column - 2];
      const options = [
        a === b ? above[column - 1]! : step(above[column - 1]!, 1, swapCost(b, a)),
        step(above[column]!, 1, doubled ? 0.6 : 0.9),
        step(line[column - 1]!, 1, doubled ? 0.6 : 0.9),
      ];
      if (row > 1 && column > 1 && a === meant[column - 2] && b === typed[row - 2])
        options.push(step(before[column - 2]!, 1, 0.8));
      const best = options.reduce((one, other) => (other.cost < one.cost ? other : one));
      line.push(best);
      least = Math.min(least, best.slips);
    }
    if (least > most) return undefined;
    before = above;
    above = line;
  }
  const last = above[meant.length]!;
  return last.slips > most ? undefined : last.cost;
}
