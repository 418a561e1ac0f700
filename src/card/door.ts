import type { CardInput } from "./card.ts";
import type { FaceName } from "./face.ts";
import { figureOf } from "./figure.ts";
import type { Setter } from "./fit.ts";
import type { Box, Setting } from "./lines.ts";
import { captionBox, doorBox, place } from "./place.ts";

/** A row of text that stands in the arch, from the top. */
export interface DoorRow {
  setting: Setting;
  face: FaceName;
  /** Height of a line in pixels. */
  row: number;
  /** Space above. */
  gap: number;
  /** True for what accompanies the number: it is drawn in the paler tint. */
  quiet: boolean;
}

/** Stands between what was and what is: one above the other. */
export const arrow = "↓";

/** The rows of a result; `step` says how many of the largest sizes of its number to pass over. */
function rowsOf(figure: NonNullable<CardInput["figure"]>, set: Setter, step: number): DoorRow[] {
  const rows: DoorRow[] = [];
  const add = (text: string | undefined, face: FaceName, box: Box, row: number, gap = 0, quiet = false) => {
    if (!text) return;
    const setting = set(text, face, box, face === "fact" && !quiet ? "figure caption" : "figure value");
    rows.push({ setting, face, row: Math.round(setting.size * row), gap, quiet });
  };
  const { before, lead, number, unit } = figureOf(figure.value);
  add(before, "value", doorBox.before, 1.05, 0, true);
  if (before) add(arrow, "value", doorBox.arrow, 1.2, 0, true);
  add(lead, "fact", doorBox.lead, 1.1, 0, true);
  const value = /^[^\d]$/u.test(number) ? doorBox.mark : /^[+−-]?\d/.test(number) ? doorBox.value : doorBox.words;
  add(number, "value", { ...value, sizes: value.sizes.slice(step) }, 1.05);
  add(unit, "value", doorBox.unit, 1.1);
  const used = rows.reduce((sum, { setting, row, gap }) => sum + gap + row * setting.lines.length, 0);
  const { captionGap, captionLeading } = place;
  add(figure.caption, "fact", captionBox(place.doorHeight - used - captionGap), captionLeading, captionGap);
  return rows;
}

const isShortened = (rows: readonly DoorRow[]) => rows.some(({ setting }) => setting.lines.at(-1)?.endsWith("…"));

/** A long caption is worth a smaller number, as long as the number stays the largest thing in the arch. */
function figureRows(figure: NonNullable<CardInput["figure"]>, set: Setter): DoorRow[] {
  for (const step of [0, 1, 2, 3, 4]) {
    const rows = rowsOf(figure, set, step);
    if (!isShortened(rows)) return rows;
  }
  return rowsOf(figure, set, 5);
}

/** What is written in the arch: a result, else a clause's number, else nothing. */
export function doorRows(card: CardInput, set: Setter): DoorRow[] {
  if (card.figure) return figureRows(card.figure, set);
  if (card.number === undefined) return [];
  const setting = set(card.number, "number", doorBox.number, "number");
  return [{ setting, face: "number", row: Math.round(setting.size * 1.1), gap: 0, quiet: false }];
}
