import { meaningsOf } from "#src/search/meanings.ts";
import { readPortal } from "#src/store/portal.ts";
import { termNames } from "#src/view/facet-view.ts";

/** The vocabularies as the search reads them. */
export const GET = async () => Response.json(meaningsOf(await readPortal(), termNames));
