import { apiIndex } from "#src/dataset/api.ts";
import { readPortal } from "#src/store/portal.ts";

/** Where the read API begins. */
export const GET = async () => Response.json(apiIndex(await readPortal()));
