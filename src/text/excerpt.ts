const graphemes = new Intl.Segmenter("ru", { granularity: "grapheme" });

/**
 * The beginning of a text in at most `limit` characters as a reader counts them, the ellipsis
 * included, cut between words where that is possible. A text that fits comes back whole.
 */
export function excerpt(text: string, limit: number): string {
  const whole = text.trim();
  let count = 0;
  let room = 0;
  let fits = true;
  for (const { index } of graphemes.segment(whole)) {
    // One place is kept for the ellipsis.
    if (count === limit - 1) room = index;
    if (count === limit) {
      fits = false;
      break;
    }
    count++;
  }
  if (fits) return whole;
  const head = whole.slice(0, room);
  const atBoundary = /^[\s.,;:!?…)»“]/u.test(whole.charAt(room));
  const boundary = atBoundary ? head.length : lastSpace(head);
  return `${trimTail(head.slice(0, boundary > 0 ? boundary : head.length))}…`;
}

function lastSpace(text: string): number {
  let index = text.length - 1;
  while (index >= 0 && !/\s/.test(text.charAt(index))) index--;
  return index;
}

/** Drops what must not stand before an ellipsis: spaces, commas, dashes, an opened quote or bracket. */
function trimTail(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.,;:—–…«„([-]/u.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
