import { CARD_HEIGHT, CARD_WIDTH, cardHash, type CardInput } from "#src/card/card.ts";
import { cardAddress } from "#src/entry/address.ts";
import { homeCard } from "./page-card.ts";

/** A share picture as a page names it. */
export interface CardImage {
  /** Address from the portal's root. */
  to: string;
  width: number;
  height: number;
  alt: string;
  input: CardInput;
}

/** The share picture of a page; without an input, the portal's own. */
export function cardImage(input: CardInput = homeCard): CardImage {
  return {
    to: cardAddress(cardHash(input)),
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    alt: [input.label, input.title, ...input.lines].join(". "),
    input,
  };
}
