import type { APIRoute, GetStaticPaths } from "astro";
import { keptCard } from "#src/card/cache.ts";
import type { CardInput } from "#src/card/card.ts";
import { cardPicture, folders, readServed } from "#src/store/cards.ts";

interface Props {
  /** Absent for a picture of an earlier site: it is served as it was. */
  input: CardInput | undefined;
}

export const getStaticPaths = (async () => {
  const { lastUse, inputs } = await readServed();
  return Object.keys(lastUse).map((card) => ({ params: { card }, props: { input: inputs.get(card) } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props, { card: string }> = async ({ params, props }) => {
  const picture = props.input ? await cardPicture(props.input) : await keptCard(params.card, folders.cache);
  if (!picture) throw new Error(`.cache/cards/${params.card}.png is gone`);
  return new Response(new Uint8Array(picture), { headers: { "Content-Type": "image/png" } });
};
