import type { APIRoute, GetStaticPaths } from "astro";
import { apiLists } from "#src/dataset/api.ts";
import { readPortal } from "#src/store/portal.ts";

export const getStaticPaths = (async () =>
  apiLists(await readPortal()).map((list) => ({
    params: { kind: list.kind, page: String(list.page) },
    props: { list },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => Response.json(props["list"]);
