import { globSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse, type HTMLElement } from "node-html-parser";
import { deskAddress } from "#src/entry/address.ts";
import { site } from "#src/site.ts";

/** The portal that the tests judge: its content and what was built of it. `vitest.config.ts` says whose it is. */
export const portalRoot = path.resolve(process.env["SVOD_TEST_PORTAL"] ?? "");
export const builtFolder = path.join(portalRoot, "dist");

/** One HTML file of the built portal. */
export interface BuiltPage {
  /** Path of the file below the built folder, with forward slashes. */
  file: string;
  /** Address from the portal's root, without its base: `/practices/one/`. */
  address: string;
  bytes: number;
  root: HTMLElement;
  ids: ReadonlySet<string>;
  /** Where a page that moved sends its visitors; undefined for an ordinary page. */
  movedTo?: string;
}

/** The built portal: its files and its pages, parsed once. */
export interface BuiltSite {
  files: readonly string[];
  /** Every page but those that only send the visitor on. */
  pages: readonly BuiltPage[];
  moved: readonly BuiltPage[];
  page(address: string): BuiltPage;
  has(file: string): boolean;
  text(file: string): Promise<string>;
  bytes(file: string): Promise<Buffer>;
}

const addressOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`;

/** The file that a static host gives for an address of the portal. */
export const fileOf = (address: string): string =>
  decodeURI(address)
    .slice(1)
    .replace(/(^|\/)$/, "$1index.html");

/** The address below the portal's root that a link leads to, and its anchor; undefined when it leaves the portal. */
export function inside(link: string, from: string): { address: string; anchor: string } | undefined {
  const url = new URL(link, `${site.address}${from}`);
  if (url.origin !== site.origin || !url.pathname.startsWith(site.base)) return undefined;
  return { address: url.pathname.slice(site.base.length - 1), anchor: decodeURIComponent(url.hash.slice(1)) };
}

function readPage(file: string, html: string): BuiltPage {
  const root = parse(html, { blockTextElements: { script: true, style: true } });
  const refresh = root.querySelector('meta[http-equiv="refresh"]')?.getAttribute("content");
  return {
    file,
    address: addressOf(file),
    bytes: Buffer.byteLength(html),
    root,
    ids: new Set(root.querySelectorAll("[id]").map(({ id }) => id)),
    ...(refresh !== undefined && { movedTo: refresh.replace(/^\s*\d+\s*;\s*url=/i, "") }),
  };
}

/** What the portal is built from; a test's own file is no part of it. */
const sourcesOf = (project: string) =>
  globSync(["astro.config.mjs", "{src,content,public}/**/*.*"], {
    cwd: project,
    exclude: (file) => file.endsWith(".test.ts") || file.startsWith("content/tests"),
  });

const changedAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/**
 * Fails when there is no built portal, or when it is older than a file it is built from: neither tells of the code.
 * @param project folder of the sources
 */
export function demandSite(folder = builtFolder, project = portalRoot): void {
  const builtAt = changedAt(path.join(folder, "index.html"));
  if (builtAt === undefined)
    throw new Error(`Портал не собран: в папке ${folder} нет index.html. Соберите его: npm run build.`);
  const newer = sourcesOf(project).find((file) => (changedAt(path.join(project, file)) ?? 0) > builtAt);
  if (newer)
    throw new Error(`Портал в папке ${folder} собран раньше, чем изменился ${newer}. Соберите его: npm run build.`);
}

/** Reads the built portal. */
async function read(folder: string): Promise<BuiltSite> {
  const listed = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = listed
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    // The share desk may have been put beside the portal; it is another page with tests of its own.
    .filter((file) => !`/${file}`.startsWith(deskAddress))
    .toSorted();
  const bytes = (file: string) => readFile(path.join(folder, file));
  const text = (file: string) => readFile(path.join(folder, file), "utf8");
  const all = await Promise.all(
    files.filter((file) => file.endsWith(".html")).map(async (file) => readPage(file, await text(file))),
  );
  const known = new Set(files);
  return {
    files,
    pages: all.filter(({ movedTo }) => movedTo === undefined),
    moved: all.filter(({ movedTo }) => movedTo !== undefined),
    page: (address) => {
      const found = all.find((page) => page.address === address);
      if (!found) throw new Error(`${address} is not built`);
      return found;
    },
    has: (file) => known.has(file),
    text,
    bytes,
  };
}

/** What was read of the built portal serves every file of a worker, which must leave it as it is. */
let built: Promise<BuiltSite> | undefined;

/** The built portal. */
export function readSite(): Promise<BuiltSite> {
  demandSite();
  return (built ??= read(builtFolder));
}

/** What a rule finds on every page, each with the file it was found in; nothing when all is well. */
export const faultsOf = (pages: readonly BuiltPage[], rule: (page: BuiltPage) => Iterable<string>): string[] =>
  pages.flatMap((page) => Array.from(rule(page), (fault) => `${page.file}: ${fault}`));

/** The content of the first `<meta>` with this name or property. */
export const metaOf = (page: BuiltPage, name: string): string | undefined =>
  page.root.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content");

/** Words of an element as a reader sees them; scripts are no words. */
export function wordsOf(element: HTMLElement): string {
  const copy = parse(element.outerHTML, { blockTextElements: { script: true, style: true } });
  for (const script of copy.querySelectorAll("script, style")) script.remove();
  return copy.text;
}
