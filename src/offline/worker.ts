/**
 * The service worker: pages that were visited or kept open without a network. The build strips the types, puts what it
 * knows of itself behind, and writes `sw.js`; so this file imports nothing.
 *
 * One rule keeps old and new apart: a cache holds one build. A page from the cache gets everything else from the same
 * cache; a page from the network gets nothing from it but files whose names change with their content. What is visited
 * while a newer build is deployed waits until the worker of that build fetches it all anew.
 */

/** What a build knows of itself. */
export interface OfflineBuild {
  /** Changes when any file of the portal does. */
  id: string;
  /** Path of the portal's root, with a slash at both ends. */
  base: string;
  /** Addresses that every visitor needs without a network: styles, scripts, fonts, the search, a few pages. */
  shell: string[];
  /** The page that stands in for one that is not kept. */
  fallback: string;
  /** Path below which nothing is ever kept: it changes without a build, and what is old there misleads. */
  live: string;
  /** How many visited pages are kept; favourites come on top. */
  keep: number;
}

/** What a page says to the worker. */
export type OfflineMessage = { type: "visited" | "favourites"; paths: string[] } | { type: "activate" };

/** The part of a service worker's events and scope that is used; the types of pages and of workers exclude each other. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerFetch extends WorkerEvent {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}
interface WorkerMessage extends WorkerEvent {
  data: OfflineMessage;
  source: { id: string } | null;
}
export interface WorkerScope {
  location: { origin: string };
  caches: CacheStorage;
  registration: { waiting: unknown; update(): Promise<unknown> };
  clients: {
    claim(): Promise<void>;
    get(id: string): Promise<unknown>;
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly { id: string }[]>;
  };
  fetch: typeof fetch;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: WorkerFetch) => void): void;
  addEventListener(type: "message", listener: (event: WorkerMessage) => void): void;
}

export function startWorker(scope: WorkerScope, build: OfflineBuild): void {
  const { base, keep } = build;
  const name = `svod-${build.id}`;
  /** Lists that outlive a build. */
  const NOTES = "svod-notes";
  const shell = new Set(build.shell);
  /** A network that answers no sooner is none. */
  const PATIENCE = 6000;
  const AT_ONCE = 6;
  /** Whether this build was the deployed one when last looked. */
  let current: boolean | undefined;

  const own = () => scope.caches.open(name);
  /** What this build kept. Asks without opening: an outlived worker must not bring its deleted cache back. */
  const kept = (path: string) => scope.caches.match(path, { cacheName: name });
  /** The cache to add to; none once a newer build has deleted it. */
  const ownStill = async () => ((await scope.caches.has(name)) ? own() : undefined);
  const isPage = (path: string) => path.endsWith("/");
  const isHashed = (path: string) => path.startsWith(`${base}_astro/`) || path.startsWith(`${base}og/`);

  const readNote = async (key: string): Promise<string[]> => {
    const note = await (await scope.caches.open(NOTES)).match(`${base}~${key}`);
    return note ? ((await note.json()) as string[]) : [];
  };
  const writeNote = async (key: string, list: readonly string[]) =>
    (await scope.caches.open(NOTES)).put(`${base}~${key}`, new Response(JSON.stringify(list)));

  const deployed = async (): Promise<string> => {
    const answer = await scope.fetch(`${base}build.json`, { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as { id: string }).id : "";
  };

  /** Does something with every item, a few at once. */
  const each = async <Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> => {
    const queue = [...items];
    const worker = async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };

  /** Puts a page and the files it names into the cache; a page that is gone is left out. */
  const keepPage = async (cache: Cache, path: string): Promise<void> => {
    const page = await scope.fetch(path, { cache: "no-cache" });
    if (page.status === 404) return;
    if (!page.ok) throw new Error(`${path}: ${page.status}`);
    const html = await page.clone().text();
    const files = [...html.matchAll(/[\s",](\/[^\s",]*\/?_astro\/[^\s",]+)/g)].map((match) => match[1]!);
    for (const file of new Set(files))
      if (isHashed(file) && !(await cache.match(file))) {
        const answer = await scope.fetch(file);
        if (answer.ok) await cache.put(file, answer);
      }
    await cache.put(path, page);
  };

  /** Visited pages in a cache, the latest last. */
  const pagesIn = async (cache: Cache): Promise<string[]> =>
    (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => isPage(path) && !shell.has(path));

  const trim = async (cache: Cache) => {
    const favourites = new Set(await readNote("favourites"));
    const visited = (await pagesIn(cache)).filter((path) => !favourites.has(path));
    for (const path of visited.slice(0, Math.max(0, visited.length - keep))) await cache.delete(path);
  };

  const install = async () => {
    if ((await deployed()) !== build.id) throw new Error("another build is deployed by now");
    const cache = await own();
    try {
      await each(build.shell, async (path) => {
        const answer = await scope.fetch(path, { cache: isHashed(path) ? "default" : "no-cache" });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        await cache.put(path, answer);
      });
      const before: string[] = [];
      for (const key of await scope.caches.keys())
        if (key.startsWith("svod-") && key !== name && key !== NOTES)
          before.push(...(await pagesIn(await scope.caches.open(key))));
      const visited = [...new Set([...before, ...(await readNote("wanted"))])].slice(-keep);
      await each([...new Set([...visited, ...(await readNote("favourites"))])], (path) => keepPage(cache, path));
      // A deployment in the midst of this would have left some of both in the cache.
      if ((await deployed()) !== build.id) throw new Error("another build was deployed meanwhile");
      await writeNote("wanted", []);
    } catch (error) {
      await scope.caches.delete(name);
      throw error;
    }
  };

  const activate = async () => {
    for (const key of await scope.caches.keys())
      if (key.startsWith("svod-") && key !== name && key !== NOTES) await scope.caches.delete(key);
    await scope.clients.claim();
  };

  /** Keeps what was visited between this worker's installation and its turn. */
  const keepWanted = async (cache: Cache) => {
    const wanted = await readNote("wanted");
    if (wanted.length === 0) return;
    await writeNote("wanted", []);
    await each(wanted, (path) => keepPage(cache, path).catch(() => {}));
    await trim(cache);
  };

  /** Keeps a visited page if it is of this build; else the worker of the newer build will. */
  const remember = async (path: string, page?: Response) => {
    current = (await deployed()) === build.id;
    if (!current) {
      if (!shell.has(path)) await writeNote("wanted", [...new Set([...(await readNote("wanted")), path])].slice(-keep));
      // Not waited for: a browser may put the look for a newer worker off, and this event would hold its turn up.
      if (!scope.registration.waiting) scope.registration.update().catch(() => {});
      return;
    }
    const cache = await ownStill();
    if (!cache) return;
    await keepWanted(cache);
    if (shell.has(path)) return;
    // Put anew it stands last: the latest visited.
    await cache.delete(path);
    if (page) await cache.put(path, page);
    else await keepPage(cache, path);
    await trim(cache);
  };

  /** Windows that show a page from the cache, by their ids. Noted, since a worker is put to sleep at any time. */
  const noteCached = async (id: string) => {
    const alive: string[] = [];
    for (const one of await readNote("cached")) if (await scope.clients.get(one)) alive.push(one);
    await writeNote("cached", [...alive, id]);
  };

  /** Takes over from the older worker if the window that asks is the only one and came from the network: nothing old is shown. */
  const takeOver = async (asking: string | undefined) => {
    const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
    const cached = await readNote("cached");
    if (windows.every(({ id }) => id === asking && !cached.includes(id))) await scope.skipWaiting();
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
      return known ?? (await kept(build.fallback)) ?? Response.error();
    }
  };

  const resource = async (event: WorkerFetch, path: string): Promise<Response> => {
    if (isHashed(path)) {
      const known = await kept(path);
      if (known) return known;
      const answer = await scope.fetch(event.request);
      if (answer.ok && path.startsWith(`${base}_astro/`)) {
        const copy = answer.clone();
        event.waitUntil(ownStill().then((cache) => cache?.put(path, copy)));
      }
      return answer;
    }
    if ((await readNote("cached")).includes(event.clientId)) return (await kept(path)) ?? Response.error();
    try {
      return await scope.fetch(event.request);
    } catch (error) {
      const known = current === true ? await kept(path) : undefined;
      if (known) return known;
      throw error;
    }
  };

  scope.addEventListener("install", (event) => event.waitUntil(install()));
  scope.addEventListener("activate", (event) => event.waitUntil(activate()));
  scope.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== scope.location.origin || !pathname.startsWith(base)) return;
    if (pathname.startsWith(build.live)) return;
    event.respondWith(request.mode === "navigate" ? navigation(event, pathname) : resource(event, pathname));
  });
  scope.addEventListener("message", (event) => {
    const { data } = event;
    if (data.type === "activate") event.waitUntil(takeOver(event.source?.id));
    else if (data.type === "visited") event.waitUntil(each(data.paths, (path) => remember(path).catch(() => {})));
    else
      event.waitUntil(
        (async () => {
          await writeNote("favourites", data.paths);
          const missing: string[] = [];
          for (const path of data.paths) if (!(await kept(path))) missing.push(path);
          await each(missing, (path) => remember(path).catch(() => {}));
        })(),
      );
  });
}
