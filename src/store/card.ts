import type { CardInput } from "#src/card/card.ts";
import { drawCard } from "#src/card/draw.ts";

/** The share picture as PNG. Drawn ones are kept between builds, each under the hash of all that it shows. */
export const cardPicture = (input: CardInput): Promise<Buffer> => drawCard(input, ".cache/cards");
