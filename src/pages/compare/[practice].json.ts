import type { APIRoute, GetStaticPaths } from "astro";
import { readPortal, relatedTo } from "#src/store/portal.ts";
import { cataloguePractices } from "#src/catalogue/portal-table.ts";
import { comparedPractice, type ComparedPractice } from "#src/view/comparison.ts";

/** As many like practices as there may stand beside one. */
const SIMILAR = 3;

export const getStaticPaths = (async () => {
  const portal = await readPortal();
  return cataloguePractices(portal).map((entry) => ({
    params: { practice: entry.data.id },
    props: { column: comparedPractice(portal, entry, relatedTo(portal, entry, SIMILAR * 2)) },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ column: ComparedPractice }> = ({ props }) => Response.json(props.column);
