import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { SearchEngine } from "#src/search/engine.ts";
import { pagefindSource, type PagefindSource } from "#src/search/pagefind.ts";

/** The search of a built portal, run by Node. */
export interface OpenSearch {
  engine: SearchEngine;
  source: PagefindSource;
}

/** Where Pagefind's module believes its index lies: no request ever leaves for it. */
const ADDRESS = "http://127.0.0.1/pagefind/";

/**
 * Opens the search of the portal built into `folder`. The same engine and the same Pagefind as in a browser; only what
 * they would fetch is read from the disk.
 */
export async function openSearch(folder: string): Promise<OpenSearch> {
  const index = path.join(path.resolve(folder), "pagefind");
  if (!existsSync(path.join(index, "pagefind.js")))
    throw new Error(`В папке ${folder} нет собранного портала. Соберите его: npm run build`);
  const onDisk = (address: string) => path.join(index, decodeURI(address.slice(ADDRESS.length).replace(/\?.*/, "")));
  globalThis.fetch = async (input) => new Response(await readFile(onDisk(String(input))));
  const source = pagefindSource(
    ADDRESS,
    () => import(pathToFileURL(path.join(index, "pagefind.js")).href),
    (name) => readFile(path.join(index, name), "utf8"),
  );
  return { engine: new SearchEngine(source), source };
}
