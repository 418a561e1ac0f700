import type { OfflineBuild } from "./build.ts";
import { notesOf, OURS } from "./notes.ts";
import type { WorkerScope } from "./scope.ts";

/** How many files are fetched at once. */
const AT_ONCE = 6;

/** Does something with every item, a few at once. */
export async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export const isPage = (path: string): boolean => path.endsWith("/");

/** True for a file whose name changes with its content: it is right whatever build asks for it. */
export const isHashed = (path: string, base: string): boolean =>
  path.startsWith(`${base}_astro/`) || path.startsWith(`${base}og/`);

/** The files with hashed names that a page needs, each once. */
export const filesNamed = (html: string, base: string): string[] => [
  ...new Set(
    [...html.matchAll(/[\s",](\/[^\s",]*\/?_astro\/[^\s",]+)/g)]
      .map((match) => match[1]!)
      .filter((file) => isHashed(file, base)),
  ),
];

/** A list with one more at its end, the latest: it stands there once, and what is too much falls off at the beginning. */
export const withLatest = (list: readonly string[], path: string, most: number): string[] =>
  [...new Set([...list, path])].slice(-most);

/** Visited pages that are one too many, the oldest first; favourites are never. */
export function surplus(visited: readonly string[], favourites: readonly string[], most: number): string[] {
  const own = visited.filter((path) => !favourites.includes(path));
  return own.slice(0, Math.max(0, own.length - most));
}

/** What is kept: one cache a build, and the rules by which a page comes into it. */
export type Keeping = ReturnType<typeof keeping>;

export function keeping(
  scope: Pick<WorkerScope, "caches" | "fetch" | "registration">,
  { id, base, keep, ...build }: OfflineBuild,
) {
  const { caches, registration } = scope;
  const name = OURS + id;
  const shell = new Set(build.shell);
  const notes = notesOf(caches, base);
  /** Whether this build was the deployed one when last looked. */
  let current: boolean | undefined;

  /** What this build kept. Asks without opening: an outlived worker must not bring its deleted cache back. */
  const kept = (path: string) => caches.match(path, { cacheName: name });
  /** The cache to add to; none once a newer build has deleted it. */
  const ownStill = async () => ((await caches.has(name)) ? caches.open(name) : undefined);

  /** Asks the portal whether this build is the one that is deployed. */
  const isDeployed = async (): Promise<boolean> => {
    const answer = await scope.fetch(`${base}build.json`, { cache: "no-store" });
    return answer.ok && ((await answer.json()) as { id: string }).id === id;
  };

  /** Puts a file of every visitor's into the cache; without it the build is not whole. */
  const keepFile = async (cache: Cache, path: string): Promise<void> => {
    const answer = await scope.fetch(path, { cache: isHashed(path, base) ? "default" : "no-cache" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(path, answer);
  };

  /** Puts a page and the files it names into the cache; a page that is gone is left out. */
  const keepPage = async (cache: Cache, path: string): Promise<void> => {
    const page = await scope.fetch(path, { cache: "no-cache" });
    if (page.status === 404) return;
    if (!page.ok) throw new Error(`${path}: ${page.status}`);
    for (const file of filesNamed(await page.clone().text(), base))
      if (!(await cache.match(file))) {
        const answer = await scope.fetch(file);
        if (answer.ok) await cache.put(file, answer);
      }
    await cache.put(path, page);
  };

  /** Visited pages in a cache, the latest last. */
  const pagesIn = async (cache: Cache): Promise<string[]> =>
    (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => isPage(path) && !shell.has(path));

  const trim = async (cache: Cache) => {
    for (const path of surplus(await pagesIn(cache), await notes.read("favourites"), keep)) await cache.delete(path);
  };

  /** Keeps what was visited between this worker's installation and its turn. */
  const keepWanted = async (cache: Cache) => {
    const wanted = await notes.read("wanted");
    if (wanted.length === 0) return;
    await notes.write("wanted", []);
    await each(wanted, (path) => keepPage(cache, path).catch(() => {}));
    await trim(cache);
  };

  /** Keeps a visited page if it is of this build; else the worker of the newer build will. */
  const remember = async (path: string, page?: Response): Promise<void> => {
    current = await isDeployed();
    if (!current) {
      if (!shell.has(path)) await notes.write("wanted", withLatest(await notes.read("wanted"), path, keep));
      // Not waited for: a browser may put the look for a newer worker off, and this event would hold its turn up.
      if (!registration.waiting) registration.update().catch(() => {});
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

  return {
    name,
    notes,
    kept,
    ownStill,
    isDeployed,
    /** True when a file without a hash in its name may come from this build's cache beside what the network gives. */
    isCurrent: () => current === true,
    keepFile,
    keepPage,
    pagesIn,
    remember,
    /** Remembers pages that this worker did not see come. */
    rememberAll: (paths: readonly string[]) => each(paths, (path) => remember(path).catch(() => {})),
  };
}
