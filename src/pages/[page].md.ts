import type { APIRoute, GetStaticPaths } from "astro";
import { readPortal } from "#src/store/portal.ts";
import { filesBeside } from "#src/store/take-along.ts";
import { cacheKey, entryFacts, type EntryFacts } from "#src/view/entry-view.ts";

/** The Markdown twins of the portal's own pages. */
export const getStaticPaths = (async () => {
  const portal = await readPortal();
  return portal.ofKind("pages").map((entry) => {
    const facts = entryFacts(portal, entry);
    return { params: { page: entry.data.slug }, props: { facts }, cacheKey: cacheKey(facts) };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ facts: EntryFacts }> = async ({ props }) => {
  const [twin] = filesBeside(props.facts);
  return new Response((await twin?.make()) as string, { headers: { "Content-Type": "text/markdown; charset=utf-8" } });
};
