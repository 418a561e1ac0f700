import { readPortal } from "#src/store/portal.ts";
import { catalogueTable } from "#src/catalogue/portal-table.ts";

/** What the catalogue chooses from, see `src/catalogue/table.ts`. */
export const GET = async () => Response.json(catalogueTable(await readPortal()));
