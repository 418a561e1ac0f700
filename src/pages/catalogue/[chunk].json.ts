import type { APIRoute, GetStaticPaths } from "astro";
import { readPortal } from "#src/store/portal.ts";
import { rowChunks } from "#src/catalogue/portal-table.ts";

export const getStaticPaths = (async () =>
  rowChunks(await readPortal()).map(({ name, rows }) => ({
    params: { chunk: name },
    props: { rows },
  }))) satisfies GetStaticPaths;

/** Rows of the catalogue; the name changes with them. */
export const GET: APIRoute = ({ props }) => Response.json(props["rows"]);
