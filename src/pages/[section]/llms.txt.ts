import type { APIRoute, GetStaticPaths } from "astro";
import { longKinds, sectionLlms } from "#src/dataset/llms.ts";
import { addressParts, sectionAddress } from "#src/entry/address.ts";
import type { AnnouncedKind } from "#src/entry/kinds.ts";
import { readPortal } from "#src/store/portal.ts";

export const getStaticPaths = (async () =>
  longKinds(await readPortal()).map((kind) => ({
    params: { section: addressParts(sectionAddress(kind)).section },
    props: { kind },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ kind: AnnouncedKind }> = async ({ props: { kind } }) =>
  new Response(sectionLlms(await readPortal(), kind), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
