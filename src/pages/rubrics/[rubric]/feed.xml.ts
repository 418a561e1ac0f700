import type { APIRoute, GetStaticPaths } from "astro";
import { rubricFeedAddress, termAddress } from "#src/entry/address.ts";
import { isPublic } from "#src/entry/publication.ts";
import { site } from "#src/site.ts";
import { feedResponse } from "#src/store/feed.ts";
import { readPortal } from "#src/store/portal.ts";

export const getStaticPaths = (async () =>
  (await readPortal()).terms.rubrics.map(({ id }) => ({ params: { rubric: id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const portal = await readPortal();
  const { id, label, description } = portal.term("rubrics", params["rubric"] ?? "");
  return feedResponse({
    title: `${site.name}: ${label}`,
    description: description ?? label,
    path: rubricFeedAddress(id),
    page: termAddress("rubrics", id),
    entries: portal.mentioning("rubrics", id).filter(isPublic),
  });
};
