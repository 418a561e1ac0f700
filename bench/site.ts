import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import {
  archiveAddress,
  entryAddress,
  facetAddress,
  facetNames,
  routes,
  sectionAddress,
  slugAddress,
  termAddress,
} from "#src/entry/address.ts";
import { announcedKinds } from "#src/entry/kinds.ts";
import { buildPortal } from "#src/entry/portal.ts";
import { formatFaults } from "#src/loader/fault.ts";
import { readLibrary } from "#src/loader/read.ts";
import { usedTerms } from "#src/view/facet-view.ts";
import { pageAddress, pagesOf } from "#src/view/pagination.ts";
import { TODAY } from "./workspace.ts";

/** What a build left in its folder. */
export interface Site {
  pages: number;
  files: number;
  bytes: number;
  /** Bytes of the search index with its reader. */
  searchBytes: number;
}

/** Addresses of all pages of a long list. */
const listPages = (items: readonly unknown[], base: string) =>
  pagesOf(items, base).map(({ page }) => pageAddress(page, page.current));

/** Every page that the content of a workspace demands, told by the content alone: the build has no part in it. */
export async function demandedPages(root: string): Promise<string[]> {
  const { library, faults } = await readLibrary(root);
  if (faults.length > 0) throw new Error(formatFaults(faults));
  const portal = buildPortal(library.entries, library.vocabularies, TODAY);
  return [
    ...portal.entries.map(entryAddress),
    ...portal.entries.flatMap(({ kind, data }) => data.former_slugs.map((slug) => slugAddress(kind, slug))),
    ...facetNames.map(facetAddress),
    ...facetNames.flatMap((facet) =>
      usedTerms(portal, facet).flatMap((id) => listPages(portal.mentioning(facet, id), termAddress(facet, id))),
    ),
    ...new Set(portal.published.map((entry) => archiveAddress(entry.data.published.slice(0, 4)))),
    ...announcedKinds.map(sectionAddress),
    ...listPages(
      portal.listed.filter((entry) => entry.kind === "practices"),
      sectionAddress("practices"),
    ),
    sectionAddress("organizations"),
    routes.home,
    routes.glossary,
    routes.archive,
    routes.codeCoverage,
    routes.search,
  ];
}

/**
 * Looks at a built site and makes sure that it is whole.
 * @throws when a demanded page is missing or empty, or Astro tells another number of pages than there are.
 */
export async function inspectSite(root: string, demanded: readonly string[], output: string): Promise<Site> {
  const dist = path.join(root, "dist");
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const site: Site = { pages: 0, files: 0, bytes: 0, searchBytes: 0 };
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const { size } = await stat(file);
    site.files += 1;
    site.bytes += size;
    if (entry.name.endsWith(".html")) site.pages += 1;
    if (path.relative(dist, file).startsWith(`pagefind${path.sep}`)) site.searchBytes += size;
  }
  for (const address of demanded) {
    const html = await readFile(path.join(dist, address, "index.html"), "utf8");
    if (!html.includes("</html>")) throw new Error(`${address} is not a whole page`);
  }
  const told = Number(/(\d+) page\(s\) built/.exec(output)?.[1]);
  if (told !== site.pages) throw new Error(`Astro says ${told} pages, dist holds ${site.pages}`);
  return site;
}

/** Makes sure that a page shows a text: a build that has not taken a change would be fast for nothing. */
export async function showsText(root: string, address: string, text: string): Promise<void> {
  const html = await readFile(path.join(root, "dist", address, "index.html"), "utf8");
  // Typography puts no-break spaces into the text.
  if (!html.replaceAll("\u00A0", " ").replaceAll("&nbsp;", " ").includes(text))
    throw new Error(`${address} does not show «${text}»`);
}
