import type { CardInput } from "./card.ts";
import type { FamilyName } from "./font.ts";

/** How a kind of text is set. Measuring and drawing share it, else lines would not fit. */
interface Face {
  fontFamily: FamilyName;
  fontWeight: number;
  letterSpacing: string;
  fontVariationSettings?: string;
}

export const faces = {
  title: { fontFamily: "Golos Text", fontWeight: 650, letterSpacing: "-0.015em" },
  // A low optical size on purpose: the display cut's hairlines vanish when a feed shows the card at 400 px.
  serifTitle: { fontFamily: "Literata", fontWeight: 600, letterSpacing: "-0.01em", fontVariationSettings: "'opsz' 24" },
  holder: { fontFamily: "Golos Text", fontWeight: 550, letterSpacing: "0em" },
  fact: { fontFamily: "Golos Text", fontWeight: 430, letterSpacing: "0em" },
  value: { fontFamily: "Golos Text", fontWeight: 700, letterSpacing: "-0.02em" },
  number: { fontFamily: "Literata", fontWeight: 500, letterSpacing: "-0.02em", fontVariationSettings: "'opsz' 36" },
  name: { fontFamily: "Golos Text", fontWeight: 700, letterSpacing: "0em" },
  label: { fontFamily: "Golos Text", fontWeight: 600, letterSpacing: "0em" },
} as const satisfies Record<string, Face>;
export type FaceName = keyof typeof faces;

/** The Code is a book: its clauses have titles in serif. */
export const titleFace = (card: Pick<CardInput, "number">): "title" | "serifTitle" =>
  card.number === undefined ? "title" : "serifTitle";
