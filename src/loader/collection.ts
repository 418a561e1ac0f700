import type { Loader } from "astro/loaders";
import { fileURLToPath } from "node:url";
import type { KindName } from "#src/entry/kinds.ts";
import { ContentError } from "./fault.ts";
import { missingFramePages } from "./frame.ts";
import { readLibrary, type Library } from "./read.ts";

let reading: Promise<Library> | undefined;

/** Astro loads all collections at once: they share one reading of the folder. */
function sharedLibrary(root: string): Promise<Library> {
  reading ??= readLibrary(root)
    .then(({ library, faults }) => {
      const all = [...faults, ...missingFramePages(library, faults)];
      if (all.length > 0) throw new ContentError(all);
      return library;
    })
    .finally(() => (reading = undefined));
  return reading;
}

type Store = Parameters<Loader["load"]>[0]["store"];

function loader(name: string, fill: (store: Store, library: Library) => void): Loader {
  return {
    name,
    load: async ({ store, config, watcher, logger }) => {
      const root = fileURLToPath(config.root);
      const refresh = async () => {
        const library = await sharedLibrary(root);
        store.clear();
        fill(store, library);
      };
      await refresh();
      watcher?.on("all", (_event, file) => {
        if (!file.startsWith(`${root}content`)) return;
        refresh().catch((error: unknown) => logger.error(error instanceof Error ? error.message : String(error)));
      });
    },
  };
}

/**
 * A collection of one kind. The store keeps validated front matter, digest and path; the Markdown
 * stays on disk and is rendered where it is shown, which keeps the store small.
 */
export const entryLoader = (kind: KindName): Loader =>
  loader(`svod-${kind}`, (store, library) => {
    for (const entry of library.entries)
      if (entry.kind === kind) store.set({ id: entry.data.id, data: { ...entry }, digest: entry.digest });
  });

/** The vocabularies, one record each, its terms in the order of the file. */
export const vocabularyLoader = (): Loader =>
  loader("svod-vocabularies", (store, library) => {
    for (const [name, terms] of Object.entries(library.vocabularies)) store.set({ id: name, data: { terms } });
  });
