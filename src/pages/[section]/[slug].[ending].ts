import type { APIRoute, GetStaticPaths } from "astro";
import { fileParts } from "#src/entry/address.ts";
import { readPortal } from "#src/store/portal.ts";
import { filesBeside, readLicence } from "#src/store/take-along.ts";
import { cacheKey, entryFacts, type EntryFacts } from "#src/view/entry-view.ts";

/** What stands beside the pages of entries: Markdown twins, packages, citations. */
export const getStaticPaths = (async () => {
  const portal = await readPortal();
  const licence = (await readLicence()).toString();
  return portal.entries
    .filter((entry) => entry.kind !== "pages")
    .flatMap((entry) => {
      const facts = entryFacts(portal, entry);
      const key = cacheKey([facts, licence]);
      return filesBeside(facts).map(({ address }) => ({
        params: fileParts(address),
        props: { facts, address },
        cacheKey: key,
      }));
    });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ facts: EntryFacts; address: string }> = async ({ props: { facts, address } }) => {
  const file = filesBeside(facts).find((one) => one.address === address);
  if (!file) throw new Error(`nothing stands at ${address}`);
  const body = await file.make();
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: { "Content-Type": file.type },
  });
};
