import { CARD_HEIGHT, CARD_WIDTH, cardHash, type CardInput } from "#src/card/card.ts";
import { plainCard } from "#src/view/card-input.ts";
import { site } from "#src/site.ts";

/** A share picture as a page names it. */
export interface CardImage {
  /** Address from the portal's root. The hash in it changes with the picture, so no cache shows an old one. */
  to: string;
  width: number;
  height: number;
  alt: string;
  input: CardInput;
}

/** The share picture of a page; without an input, the portal's own. */
export function cardImage(input: CardInput = plainCard(site.name, site.slogan)): CardImage {
  return {
    to: `/og/${cardHash(input)}.png`,
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    alt: [input.label, input.title, ...input.lines].join(". "),
    input,
  };
}
