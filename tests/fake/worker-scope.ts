import type { WorkerScope } from "#src/offline/scope.ts";

const ORIGIN = "https://svod.example";

/** The scope of a service worker without a browser: its caches, its windows, and the portal that it asks. */
export interface FakeScope {
  scope: WorkerScope;
  /** Files of the portal by their paths. Missing is not found; emptied of all there is no network. */
  portal: Map<string, string>;
  /** Ids of the open windows. */
  windows: string[];
  /** What the worker did to its registration and its windows, in order. */
  deeds: string[];
  /** Lets an event happen and waits for all that the worker does at it. */
  happen(type: string, event?: object): Promise<void>;
  /** Asks the worker for a path; undefined when it leaves the request alone. */
  ask(path: string, request?: { mode?: string; clientId?: string; method?: string }): Promise<Response | undefined>;
  /** The paths in a cache, in their order; undefined when there is none. */
  held(name: string): string[] | undefined;
}

const pathOf = (asked: RequestInfo | URL): string =>
  new URL(typeof asked === "string" ? asked : asked instanceof URL ? asked.href : asked.url, ORIGIN).pathname;

export function fakeScope(files: Record<string, string> = {}): FakeScope {
  const caches = new Map<string, Map<string, Response>>();
  const listeners = new Map<string, (event: unknown) => void>();
  const portal = new Map(Object.entries(files));
  const windows: string[] = [];
  const deeds: string[] = [];
  const cacheOf = (cache: Map<string, Response>) => ({
    match: async (asked: RequestInfo) => cache.get(pathOf(asked))?.clone(),
    put: async (asked: RequestInfo, response: Response) => void cache.set(pathOf(asked), response.clone()),
    delete: async (asked: RequestInfo) => cache.delete(pathOf(asked)),
    keys: async () => [...cache.keys()].map((path) => ({ url: ORIGIN + path })),
  });
  const opened = (name: string) => {
    const cache = caches.get(name) ?? new Map<string, Response>();
    caches.set(name, cache);
    return cache;
  };
  const scope = {
    location: { origin: ORIGIN },
    caches: {
      open: async (name: string) => cacheOf(opened(name)),
      has: async (name: string) => caches.has(name),
      delete: async (name: string) => caches.delete(name),
      keys: async () => [...caches.keys()],
      match: async (asked: RequestInfo, { cacheName }: { cacheName: string }) =>
        caches.get(cacheName)?.get(pathOf(asked))?.clone(),
    },
    registration: {
      waiting: null,
      update: async () => deeds.push("update"),
      unregister: async () => deeds.push("unregister"),
    },
    clients: {
      claim: async () => void deeds.push("claim"),
      get: async (id: string) => (windows.includes(id) ? { id } : undefined),
      matchAll: async () => windows.map((id) => ({ id })),
    },
    fetch: async (asked: RequestInfo) => {
      if (portal.size === 0) throw new TypeError("Failed to fetch");
      const body = portal.get(pathOf(asked));
      return body === undefined ? new Response("", { status: 404 }) : new Response(body);
    },
    skipWaiting: async () => void deeds.push("skipWaiting"),
    addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
  };
  const happen = async (type: string, event: object = {}) => {
    const works: Promise<unknown>[] = [];
    listeners.get(type)?.({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) });
    for (let work = works.shift(); work; work = works.shift()) await work;
  };
  return {
    scope: scope as unknown as WorkerScope,
    portal,
    windows,
    deeds,
    happen,
    ask: async (path, { mode = "no-cors", clientId = "", method = "GET" } = {}) => {
      let answer: Promise<Response> | undefined;
      const works: Promise<unknown>[] = [];
      listeners.get("fetch")?.({
        request: { method, mode, url: new URL(path, ORIGIN).href },
        clientId,
        resultingClientId: clientId,
        respondWith: (response: Promise<Response>) => (answer = response),
        waitUntil: (work: Promise<unknown>) => works.push(work),
      });
      const response = await answer;
      await Promise.all(works);
      return response;
    },
    held: (name) => {
      const cache = caches.get(name);
      return cache && [...cache.keys()];
    },
  };
}
