/** A piece of text that is never broken; `width` is measured in ems. */
export interface Piece {
  text: string;
  width: number;
  /** False when the piece continues a word: no space before it. */
  spaced: boolean;
}

/** Text set in type of one size, line by line. */
export interface Setting {
  size: number;
  lines: string[];
  /** Width of the widest line in pixels. */
  width: number;
}

/** Where text must find room: pixels, and the sizes to try from the largest. */
export interface Box {
  width: number;
  height: number;
  rows: number;
  sizes: readonly number[];
  /** Height of a line in ems. */
  leading: number;
  /** True where fewer lines are worth more than large type. */
  compact?: boolean;
}

/** The text in pieces: words with what no-break spaces join to them, and the parts of words with a hyphen. */
export const cut = (text: string): Omit<Piece, "width">[] =>
  text
    .split(/[ \n\t]+/)
    .filter((word) => word !== "")
    .flatMap((word) =>
      word.split(/(?<=\p{L}{3}-)(?=\p{L}{3})/u).map((part, index) => ({ text: part, spaced: index === 0 })),
    );

const widthOf = (pieces: readonly Piece[], gap: number) =>
  pieces.reduce((sum, piece, index) => sum + piece.width + (index > 0 && piece.spaced ? gap : 0), 0);

const lineOf = (pieces: readonly Piece[]) =>
  pieces.map((piece, index) => (index > 0 && piece.spaced ? " " : "") + piece.text).join("");

/**
 * Breaks pieces into exactly `rows` lines of nearly equal width, none wider than `width` (ems).
 * A break inside a word costs, one after a comma or a dash is welcome. Undefined when it cannot be done.
 */
export function balance(pieces: readonly Piece[], gap: number, width: number, rows: number): Piece[][] | undefined {
  const best = new Map<string, { cost: number; lines: Piece[][] } | undefined>();
  const from = (start: number, left: number): { cost: number; lines: Piece[][] } | undefined => {
    const key = `${start} ${left}`;
    if (best.has(key)) return best.get(key);
    let found: { cost: number; lines: Piece[][] } | undefined;
    const last = left === 1 ? pieces.length : start + 1;
    for (let end = Math.max(last, start + 1); end <= pieces.length; end += 1) {
      const line = pieces.slice(start, end);
      const wide = widthOf(line, gap);
      if (wide > width) break;
      const next = pieces[end];
      const rest = left === 1 ? { cost: 0, lines: [] } : from(end, left - 1);
      if (!rest || (left > 1 && !next)) continue;
      const manners = next && !next.spaced ? 0.3 : /[,:;.!?—–]$/u.test(line.at(-1)?.text ?? "") ? -0.03 : 0;
      // A lower line weighs a little more: of two even settings the one with the longer line above wins.
      const cost = (1 - 0.04 * left) * (wide / width) ** 2 + (next ? manners : 0) + rest.cost;
      if (!found || cost < found.cost) found = { cost, lines: [line, ...rest.lines] };
    }
    best.set(key, found);
    return found;
  };
  return from(0, rows)?.lines;
}

/** How even the lines are, to 1; the last one may be shorter without harm. */
function evenness(lines: readonly Piece[][], gap: number): number {
  const widths = lines.map((line) => widthOf(line, gap));
  const widest = Math.max(...widths);
  const lack = widths.reduce(
    (sum, width, index) => sum + (1 - width / widest) * (index === widths.length - 1 ? 0.5 : 1),
    0,
  );
  return 1 - lack / widths.length;
}

const set = (lines: readonly Piece[][], gap: number, size: number): Setting => ({
  size,
  lines: lines.map(lineOf),
  width: Math.max(0, ...lines.map((line) => widthOf(line, gap) * size)),
});

/** The first piece that no size of a box has room for in one line: it cannot be set. */
export const tooWide = (pieces: readonly Piece[], box: Pick<Box, "width" | "sizes">): Piece | undefined =>
  pieces.find(({ width }) => width * (box.sizes.at(-1) ?? 1) > box.width);

/** Room that an ellipsis takes, in ems. */
const ellipsis = 1.1;

/** What must not stand before an ellipsis: marks, a short word bound to the next, an initial. */
const dangling = /(?:\u00a0\p{L}{1,2}\.?)*[\s,:;.!?—–«„(-]*$/u;

/** What is left of the text when it is cut to the rows there are; the last one ends in an ellipsis. */
function shorten(pieces: readonly Piece[], gap: number, width: number, rows: number): Piece[][] {
  const lines: Piece[][] = [];
  let rest = [...pieces];
  while (rest.length > 0 && lines.length < rows) {
    let count = 1;
    while (count < rest.length && widthOf(rest.slice(0, count + 1), gap) <= width) count += 1;
    lines.push(rest.slice(0, count));
    rest = rest.slice(count);
  }
  if (rest.length === 0) return lines;
  for (let last = lines.at(-1); last; last = lines.at(-1)) {
    while (last.length > 0 && widthOf(last, gap) + ellipsis > width) last.pop();
    const end = last.pop();
    if (end) {
      last.push({ ...end, text: `${end.text.replace(dangling, "")}…`, width: end.width + ellipsis });
      break;
    }
    // A single piece that leaves the ellipsis no room goes with its line.
    lines.pop();
  }
  return lines;
}

/** Smaller type is taken for better lines, but not below this part of what would fit. */
const least = 0.84;

const rowsAt = (size: number, box: Box) => Math.min(box.rows, Math.floor(box.height / (size * box.leading)));

/** The fewest lines first, and the largest size at which they fit. */
function setCompact(pieces: readonly Piece[], gap: number, box: Box): Setting | undefined {
  for (let count = 1; count <= box.rows; count += 1)
    for (const size of box.sizes) {
      const lines = count <= rowsAt(size, box) ? balance(pieces, gap, box.width / size, count) : undefined;
      if (lines) return set(lines, gap, size);
    }
  return undefined;
}

/** The largest size, or one a little smaller where the lines come out more even. */
function setLarge(pieces: readonly Piece[], gap: number, box: Box): Setting | undefined {
  let best: { setting: Setting; score: number } | undefined;
  let largest = 0;
  for (const size of box.sizes) {
    if (size < largest * least) break;
    for (let count = 1; count <= rowsAt(size, box); count += 1) {
      const lines = balance(pieces, gap, box.width / size, count);
      if (!lines) continue;
      largest ||= size;
      const score = size * (1 + evenness(lines, gap));
      if (!best || score > best.score) best = { setting: set(lines, gap, size), score };
      break;
    }
  }
  return best?.setting;
}

/** Words of three letters and more and legal forms that lead on to the next word: a line does not end in them where that can be had. */
const leading =
  /^[«„(]?(?:для|при|про|под|над|без|обо|ото|изо|или|как|что|чем|где|это|через|перед|после|между|около|чтобы|если|из-за|из-под|пао|ооо|оао|зао|нао|ано|ао)$/iu;

/** The pieces with the words that lead on joined to what they lead to. */
function joinLeading(pieces: readonly Piece[], gap: number): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && piece.spaced && leading.test(before.text.split("\u00A0").at(-1) ?? ""))
      joined[joined.length - 1] = {
        text: `${before.text}\u00A0${piece.text}`,
        width: before.width + gap + piece.width,
        spaced: before.spaced,
      };
    else joined.push(piece);
  }
  return joined;
}

/** Sets text in its box; where no size will do, in the smallest with an ellipsis. No piece may be `tooWide`. */
export function setText(plain: readonly Piece[], gap: number, box: Box): Setting {
  const setWhole = box.compact ? setCompact : setLarge;
  const joined = joinLeading(plain, gap);
  const whole = setWhole(joined, gap, box) ?? setWhole(plain, gap, box);
  if (whole) return whole;
  const pieces = tooWide(joined, box) ? plain : joined;
  const size = box.sizes.at(-1) ?? 1;
  const width = box.width / size;
  return set(shorten(pieces, gap, width, Math.max(1, rowsAt(size, box))), gap, size);
}
