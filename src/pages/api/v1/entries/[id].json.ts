import type { APIRoute, GetStaticPaths } from "astro";
import { apiEntries, apiEntry } from "#src/dataset/api.ts";
import type { OpenKind } from "#src/dataset/open.ts";
import type { EntryOf } from "#src/entry/kinds.ts";
import { readPortal } from "#src/store/portal.ts";

export const getStaticPaths = (async () =>
  apiEntries(await readPortal()).map((entry) => ({
    params: { id: entry.data.id },
    props: { entry },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ entry: EntryOf<OpenKind> }> = async ({ props: { entry } }) =>
  Response.json(apiEntry(await readPortal(), entry));
