import type { APIRoute, GetStaticPaths } from "astro";
import { cardHash, type CardInput } from "#src/card/card.ts";
import { cardInput } from "#src/view/card-input.ts";
import { cardPicture } from "#src/store/card.ts";
import { readPortal } from "#src/store/portal.ts";
import { allCards } from "#src/view/facet-view.ts";

export const getStaticPaths = (async () => {
  const portal = await readPortal();
  const cards = new Map(allCards(portal, (entry) => cardInput(portal, entry)).map((input) => [cardHash(input), input]));
  return [...cards].map(([card, input]) => ({ params: { card }, props: { input } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ input: CardInput }> = async ({ props }) =>
  new Response(new Uint8Array(await cardPicture(props.input)), { headers: { "Content-Type": "image/png" } });
