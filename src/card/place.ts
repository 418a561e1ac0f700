import { CARD_HEIGHT } from "./card.ts";
import type { Box } from "./lines.ts";

/** Where things stand on a card, in pixels. Nothing that matters comes nearer to an edge than `edge`. */
export const edge = 60;

/** The arch at the right; its door holds the figure, the number or the sign. The band ends as far from the edge as the text begins. */
export const arch = { left: 792, top: 92, width: 312, band: 24 };

export const place = {
  left: 72,
  column: 660,
  headTop: 66,
  headHeight: 44,
  markSize: 36,
  /** From the mark to the name, and from the name to the label across the line between them. */
  markGap: 12,
  labelGap: 38,
  titleTop: 146,
  titleLeading: 1.12,
  factsBottom: CARD_HEIGHT - 66,
  factRow: 42,
  ribbonHeight: 46,
  ribbonGap: 22,
  ribbonPadding: 26,
  /** What stands in the door is centred on this line. */
  doorMiddle: 388,
  doorHeight: 360,
  captionLeading: 1.28,
  captionGap: 14,
};

/** Room for the title: what the facts and the ribbon leave. */
export const titleBox = (factRows: number, demo: boolean): Box => ({
  width: place.column,
  height:
    place.factsBottom -
    factRows * place.factRow -
    (demo ? place.ribbonHeight + place.ribbonGap : 0) -
    28 -
    place.titleTop,
  rows: 4,
  sizes: [92, 88, 84, 80, 76, 72, 68, 64, 60, 57, 54, 51, 48, 46, 44, 42, 40],
  leading: place.titleLeading,
});

/** Room for the portal's name beside the mark, and for the label beside the name. */
export const nameBox: Box = { width: 260, height: Infinity, rows: 1, sizes: [32, 28], leading: 1 };
export const labelBox = (nameWidth: number): Box => ({
  width: place.column - place.markSize - place.markGap - nameWidth - place.labelGap,
  height: Infinity,
  rows: 1,
  sizes: [29, 28, 27, 26],
  leading: 1,
});

/** Room for the words on the strip of a demonstration entry. */
export const noticeBox: Box = { width: place.column, height: Infinity, rows: 1, sizes: [28], leading: 1 };

/** Room for one line of facts. */
export const factBox = (rows: number, sizes: number[] = [32, 30, 28]): Box => ({
  width: place.column,
  height: rows * place.factRow,
  rows,
  sizes,
  leading: 1,
  compact: true,
});

const oneRow = (sizes: number[]): Box => ({ width: arch.width - 56, height: Infinity, rows: 1, sizes, leading: 1.05 });
export const doorBox = {
  before: oneRow([48, 44, 40, 36, 32, 28]),
  arrow: oneRow([34]),
  lead: oneRow([32, 30, 28]),
  value: oneRow([112, 104, 96, 88, 80, 74, 68, 62, 56, 50, 44, 40, 36]),
  /** A sign that stands for all: «?». */
  mark: oneRow([184]),
  /** A value that is not a number and may take two lines. */
  words: { ...oneRow([64, 58, 52, 46, 40, 36, 32]), rows: 3 },
  unit: { ...oneRow([44, 40, 36, 32, 28]), rows: 2 },
  number: oneRow([150, 136, 124, 112, 100, 88, 76, 64]),
};
export const captionBox = (height: number): Box => ({
  width: arch.width - 28,
  height,
  rows: 6,
  sizes: [28, 26, 24],
  leading: place.captionLeading,
});
