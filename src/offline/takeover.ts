import type { OfflineBuild } from "./build.ts";
import { each, type Keeping } from "./keeping.ts";
import { NOTES, OURS, type Notes } from "./notes.ts";
import type { WorkerScope } from "./scope.ts";

/** Caches of other builds than the one called `name`. */
const othersThan = async (name: string, caches: CacheStorage): Promise<string[]> =>
  (await caches.keys()).filter((key) => key.startsWith(OURS) && key !== name && key !== NOTES);

/** Takes over from the older worker if the window that asks is the only one and came from the network: nothing old is shown. */
export async function takeTurn(
  scope: Pick<WorkerScope, "clients" | "skipWaiting">,
  notes: Notes,
  asking: string | undefined,
): Promise<void> {
  const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  const cached = await notes.read("cached");
  if (windows.every(({ id }) => id === asking && !cached.includes(id))) await scope.skipWaiting();
}

/** How a newer build takes over: it fetches all anew, waits for its turn, then deletes what the older kept. */
export function takeover(
  { caches, clients }: Pick<WorkerScope, "caches" | "clients">,
  { shell, keep }: Pick<OfflineBuild, "shell" | "keep">,
  { name, notes, isDeployed, keepFile, keepPage, pagesIn }: Keeping,
) {
  /** Visited pages that older builds kept or were not allowed to, the latest last. */
  const visitedBefore = async (): Promise<string[]> => {
    const before: string[] = [];
    for (const key of await othersThan(name, caches)) before.push(...(await pagesIn(await caches.open(key))));
    return [...new Set([...before, ...(await notes.read("wanted"))])].slice(-keep);
  };

  return {
    install: async (): Promise<void> => {
      if (!(await isDeployed())) throw new Error("another build is deployed by now");
      const cache = await caches.open(name);
      try {
        await each(shell, (path) => keepFile(cache, path));
        const pages = new Set([...(await visitedBefore()), ...(await notes.read("favourites"))]);
        await each([...pages], (path) => keepPage(cache, path));
        // A deployment in the midst of this would have left some of both in the cache.
        if (!(await isDeployed())) throw new Error("another build was deployed meanwhile");
        await notes.write("wanted", []);
      } catch (error) {
        await caches.delete(name);
        throw error;
      }
    },
    activate: async (): Promise<void> => {
      for (const key of await othersThan(name, caches)) await caches.delete(key);
      await clients.claim();
    },
  };
}
