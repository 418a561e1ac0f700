import { createHash } from "node:crypto";
import { archPath, signs } from "#src/entry/signs.ts";
import { site } from "#src/site.ts";
import { fontDigests, rendererVersion } from "./font.ts";

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** Version of the drawing. Raise it with any change to the layout: a test says so when it was forgotten. */
const LAYOUT = "2";

/** What a share picture shows; everything is ready text, nothing is looked up while drawing. */
export interface CardInput {
  /** Name of the entry's kind, for example `practices`. */
  kind: string;
  /** What stands beside the mark: the rubric or the kind, for example «Практика». */
  label: string;
  title: string;
  /** The rubric's hue in degrees of OKLCH. */
  hue: number;
  /** The rubric's sign: a name from `src/entry/signs.ts`. */
  sign: string;
  /** Up to two lines of facts: holder and region; place; the question of a digest. */
  lines: string[];
  /** What stands large in the arch: one result («24 → 71» with an arrow), the day of an event, a count. */
  figure?: { value: string; caption: string };
  /** Number of a clause of the Code, for example «2.3»: it stands in the arch, and the title is set in serif. */
  number?: string;
  /** A picture of `content/images` that fills the arch instead: its name and the sha256 of its bytes. */
  picture?: { name: string; digest: string };
  /** Marks the picture «Демонстрационная запись». */
  demo: boolean;
}

/** A part of a card that can be at fault. */
export type CardPart =
  "label" | "title" | "first line" | "second line" | "figure value" | "figure caption" | "number" | "picture" | "sign";

/** One thing that keeps a card from being drawn, told so that an editor can mend it. */
export interface CardFinding {
  part: CardPart;
  message: string;
  mend: string;
}

/** A card that cannot be drawn as it should be. */
export class CardError extends Error {
  readonly findings: readonly CardFinding[];
  constructor(title: string, findings: readonly CardFinding[]) {
    super(
      `Картинка для соцсетей «${title}»: ${findings.map(({ message, mend }) => `${message}. Как исправить: ${mend}`).join("; ")}`,
    );
    this.name = "CardError";
    this.findings = findings;
  }
}

/**
 * Name of the picture: 12 hex digits over all that it depends on: the text, the picture's bytes, the layout, the
 * renderer, the portal's name and colours, the signs, the fonts' bytes.
 */
export function cardHash(input: CardInput): string {
  const { kind, label, title, hue, sign, lines, figure, number, picture, demo } = input;
  const shown = [
    kind,
    label,
    title,
    hue,
    sign,
    lines,
    figure ? [figure.value, figure.caption] : null,
    number ?? null,
    picture ? [picture.name, picture.digest] : null,
    demo,
  ];
  return createHash("sha256")
    .update(
      JSON.stringify([
        LAYOUT,
        rendererVersion,
        CARD_WIDTH,
        CARD_HEIGHT,
        fontDigests,
        site.name,
        site.colour,
        archPath,
        signs,
        shown,
      ]),
    )
    .digest("hex")
    .slice(0, 12);
}
