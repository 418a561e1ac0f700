import { distance } from "fastest-levenshtein";

/**
 * The candidate most like `word`, or undefined when none is near enough to be a likely slip:
 * at most a third of the letters differ, or one word begins with the other.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const begins = word.length >= 3 && (candidate.startsWith(word) || word.startsWith(candidate));
    const apart = begins ? 1 : distance(word, candidate);
    if (apart < bestDistance) [best, bestDistance] = [candidate, apart];
  }
  return best !== undefined && bestDistance <= Math.max(2, Math.ceil(word.length / 3)) ? best : undefined;
}
