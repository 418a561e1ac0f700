import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { deskAddress, routes } from "#src/entry/address.ts";
import { site } from "#src/site.ts";

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

/** Pages that work without a network whatever the reader has visited. */
const PAGES = [
  routes.home,
  routes.catalogue,
  routes.search,
  routes.favourites,
  routes.favouritesSet,
  routes.compare,
  routes.offline,
] as const;

/** What is not of the build itself. */
const OWN = new Set(["sw.js", "build.json"]);

const isShell = (file: string) =>
  (file.startsWith("_astro/") && /\.(js|css|woff2)$/.test(file)) ||
  ["rubrics.css", "display.js", "favicon.svg", "site.webmanifest", "catalogue/table.json"].includes(file) ||
  PAGES.some((page) => `${page}index.html` === `/${file}`);

const isSearch = (file: string) => file.startsWith("pagefind/") || file.startsWith("catalogue/rows-");

/** The address at which a file of the build is asked for. */
const addressOf = (file: string) => site.base + file.replace(/(^|\/)index\.html$/, "$1");

/** Reads a built portal and tells what its worker must know. */
export async function offlineBuild(folder: string): Promise<OfflineBuild> {
  const listed = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = listed
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .filter((file) => !OWN.has(file))
    .toSorted();
  const whole = createHash("sha256");
  for (const file of files) {
    whole.update(`${file}\0`);
    // Pictures carry their hash in their name: to read them again would only cost time.
    if (!file.startsWith("og/")) whole.update(await readFile(path.join(folder, file)));
  }
  const search = files.filter(isSearch);
  let bytes = 0;
  for (const file of search) bytes += (await stat(path.join(folder, file))).size;
  const shell = files.filter(isShell);
  return {
    id: whole.digest("hex").slice(0, 16),
    base: site.base,
    // A large index stays with the network: nobody asked for so many megabytes.
    shell: [...shell, ...(bytes <= site.offline.searchBytes ? search : [])].map(addressOf),
    fallback: site.base + routes.offline.slice(1),
    live: site.base + deskAddress.slice(1),
    keep: site.offline.pages,
  };
}
