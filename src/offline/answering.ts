import type { OfflineBuild } from "./build.ts";
import { isHashed, isPage, type Keeping } from "./keeping.ts";
import type { WorkerFetch, WorkerScope } from "./scope.ts";

/** Milliseconds; a network that answers no sooner is none. */
const PATIENCE = 6000;

/** True for a request that the worker takes upon itself. */
export function isOurs(
  { method, url }: Pick<Request, "method" | "url">,
  origin: string,
  { base, live }: Pick<OfflineBuild, "base" | "live">,
): boolean {
  const asked = new URL(url);
  if (method !== "GET" || asked.origin !== origin || !asked.pathname.startsWith(base)) return false;
  return !asked.pathname.startsWith(live);
}

/** Answers requests: from the network what is deployed, from the cache what the network does not give. */
export function answering(
  scope: Pick<WorkerScope, "fetch" | "clients">,
  { base, fallback }: Pick<OfflineBuild, "base" | "fallback">,
  { kept, ownStill, isCurrent, notes, remember }: Keeping,
) {
  /** Windows that show a page from the cache, by their ids. */
  const noteCached = async (id: string) => {
    const alive: string[] = [];
    for (const one of await notes.read("cached")) if (await scope.clients.get(one)) alive.push(one);
    await notes.write("cached", [...alive, id]);
  };

  const navigation = async (event: WorkerFetch, path: string): Promise<Response> => {
    const known = await kept(path);
    const cut = new AbortController();
    const timer = known && setTimeout(() => cut.abort(), PATIENCE);
    try {
      const answer = await scope.fetch(event.request, { signal: cut.signal });
      clearTimeout(timer);
      if (answer.ok && !answer.redirected && isPage(path)) {
        const copy = answer.clone();
        event.waitUntil(remember(path, copy).catch(() => {}));
      }
      return answer;
    } catch {
      clearTimeout(timer);
      await noteCached(event.resultingClientId);
      return known ?? (await kept(fallback)) ?? Response.error();
    }
  };

  const resource = async (event: WorkerFetch, path: string): Promise<Response> => {
    if (isHashed(path, base)) {
      const known = await kept(path);
      if (known) return known;
      const answer = await scope.fetch(event.request);
      if (answer.ok && path.startsWith(`${base}_astro/`)) {
        const copy = answer.clone();
        event.waitUntil(ownStill().then((cache) => cache?.put(path, copy)));
      }
      return answer;
    }
    // A page from the cache gets everything else from the same cache.
    if ((await notes.read("cached")).includes(event.clientId)) return (await kept(path)) ?? Response.error();
    try {
      return await scope.fetch(event.request);
    } catch (error) {
      const known = isCurrent() ? await kept(path) : undefined;
      if (known) return known;
      throw error;
    }
  };

  return (event: WorkerFetch): Promise<Response> => {
    const { pathname } = new URL(event.request.url);
    return event.request.mode === "navigate" ? navigation(event, pathname) : resource(event, pathname);
  };
}
