import type { AstroIntegration } from "astro";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { close, createIndex } from "pagefind";
import sirv from "sirv";
import { kinds } from "#src/entry/kinds.ts";
import { site } from "#src/site.ts";

/** True for the page of an entry or of the portal itself; listings have nothing of their own to find. */
const mayHaveText = (pathname: string): boolean => {
  const [section = "", slug = ""] = pathname.split("/");
  return slug === "" ? section !== "404" : section in kinds && !/^\d+$/.test(slug);
};

/** Parts of Pagefind's bundle that this portal does not use: it has a search page of its own. */
const UNUSED = new Set([
  "pagefind-ui.js",
  "pagefind-ui.css",
  "pagefind-modular-ui.js",
  "pagefind-modular-ui.css",
  "pagefind-highlight.js",
]);

/** What is searched on a page, as a small document; nothing when the page has no text to find. */
export function searchable(html: string): string | undefined {
  const start = html.indexOf("<main");
  const end = html.indexOf("</main>");
  if (start === -1 || end === -1) return undefined;
  const main = html.slice(start, end + 7);
  return main.includes("data-pagefind-body") ? `<!doctype html><html lang="ru"><body>${main}</body></html>` : undefined;
}

/** Builds the search index over the entries once the pages are written. */
export function searchIndex(): AstroIntegration {
  return {
    name: "svod-search-index",
    hooks: {
      // While one writes, the search answers from the last build: the index is made of built pages.
      "astro:server:setup": ({ server }) => {
        server.middlewares.use(`${site.base}pagefind`, sirv("dist/pagefind", { dev: true }));
      },
      "astro:build:done": async ({ dir, pages, logger }) => {
        const folder = fileURLToPath(dir);
        const started = performance.now();
        const { index, errors } = await createIndex({ forceLanguage: "ru" });
        if (!index) throw new Error(`Pagefind: ${errors.join("; ")}`);
        let count = 0;
        // Kept pages come in the order in which they were ready; Pagefind numbers what it is given.
        for (const pathname of pages.map((page) => page.pathname).toSorted()) {
          if (!mayHaveText(pathname)) continue;
          const content = searchable(await readFile(path.join(folder, pathname, "index.html"), "utf8"));
          if (content === undefined) continue;
          const added = await index.addHTMLFile({ url: `${site.base}${pathname}`, content });
          if (added.errors.length > 0) throw new Error(`Pagefind, ${pathname}: ${added.errors.join("; ")}`);
          count += 1;
        }
        // Not `writeFiles`: it answers before the bytes are on the disk, and `close` then cuts them short.
        const { files, errors: unwritten } = await index.getFiles();
        if (unwritten.length > 0) throw new Error(`Pagefind: ${unwritten.join("; ")}`);
        await close();
        for (const { path: name, content } of files) {
          if (UNUSED.has(name)) continue;
          const file = path.join(folder, "pagefind", name);
          await mkdir(path.dirname(file), { recursive: true });
          await writeFile(file, content);
        }
        logger.info(`search index over ${count} pages in ${Math.round(performance.now() - started)} ms`);
      },
    },
  };
}
