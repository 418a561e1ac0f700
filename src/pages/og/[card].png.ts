import type { APIRoute, GetStaticPaths } from "astro";
import { cardHash, type CardInput } from "#src/card/card.ts";
import { drawCard } from "#src/card/draw.ts";
import { cardInput } from "#src/view/card-input.ts";
import { readPortal } from "#src/store/portal.ts";
import { allCards } from "#src/view/facet-view.ts";

/** Drawn cards are kept here between builds, each under the hash of all that it shows. */
const CACHE = ".cache/cards";

export const getStaticPaths = (async () => {
  const portal = await readPortal();
  const cards = new Map(allCards(portal, (entry) => cardInput(portal, entry)).map((input) => [cardHash(input), input]));
  return [...cards].map(([card, input]) => ({ params: { card }, props: { input } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ input: CardInput }> = async ({ props }) =>
  new Response(new Uint8Array(await drawCard(props.input, CACHE)), { headers: { "Content-Type": "image/png" } });
