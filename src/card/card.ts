import { createHash } from "node:crypto";
import { archPath, signs } from "#src/entry/signs.ts";
import { site } from "#src/site.ts";
import { fontDigests } from "./font.ts";

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** Version of the drawing. Raise it with any change to the layout, the signs or the renderer: old pictures stay in caches. */
const LAYOUT = "1";

/** What a share picture shows; everything is ready text, nothing is looked up while drawing. */
export interface CardInput {
  /** Name of the entry's kind, for example `practices`. */
  kind: string;
  /** What stands beside the mark: the rubric or the kind, for example «Практика». */
  label: string;
  title: string;
  /** The rubric's hue in degrees of OKLCH. */
  hue: number;
  /** The rubric's sign: a name from `src/components/signs.ts`. */
  sign: string;
  /** Up to two lines of facts: holder and region; date and place; the question of a digest. */
  lines: string[];
  /** One result, large in the arch; «24 → 71» is drawn with an arrow. */
  figure?: { value: string; caption: string };
  /** Number of a clause of the Code, for example «2.3»: it stands in the arch, and the title is set in serif. */
  number?: string;
  /** Marks the picture «Демонстрационная запись». */
  demo: boolean;
}

/** Name of the picture: 12 hex digits over all that it shows: the text, the layout, the portal's name and colours, the signs, the fonts' bytes. */
export function cardHash(input: CardInput): string {
  const { kind, label, title, hue, sign, lines, figure, number, demo } = input;
  const shown = [
    kind,
    label,
    title,
    hue,
    sign,
    lines,
    figure ? [figure.value, figure.caption] : null,
    number ?? null,
    demo,
  ];
  return createHash("sha256")
    .update(
      JSON.stringify([LAYOUT, CARD_WIDTH, CARD_HEIGHT, fontDigests, site.name, site.colour, archPath, signs, shown]),
    )
    .digest("hex")
    .slice(0, 12);
}
