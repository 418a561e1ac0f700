import type { AstroIntegration } from "astro";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { close, createIndex, type PagefindIndex } from "pagefind";
import sirv from "sirv";
import { fold, isStop, keyOf, wordsOf } from "#src/search/analysis.ts";
import { indexRecord, readDocument, type SearchDocument } from "#src/search/document.ts";
import type { Directory } from "#src/search/engine.ts";
import { packPiece, PIECES, pieceOf, type KnownWord } from "#src/search/lexicon.ts";
import { OWN } from "#src/search/pagefind.ts";
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

/** Forms of a word that are kept to show corrections in. */
const SPELLINGS = 4;

/** Counts the words of all documents: in how many each stands, and which forms of it are written most often. */
class WordCount {
  readonly #words = new Map<string, { entries: number; spellings: Map<string, number> }>();

  add({ title, terms, lead, sections }: SearchDocument): void {
    const text = [title, lead, ...terms, ...sections.flatMap((section) => [section.heading, section.text])].join("\n");
    const seen = new Set<string>();
    for (const { text: written } of wordsOf(text)) {
      const word = fold(written);
      if (isStop(word)) continue;
      const key = keyOf(word);
      const known = this.#words.get(key) ?? { entries: 0, spellings: new Map<string, number>() };
      if (!seen.has(key)) known.entries += 1;
      seen.add(key);
      known.spellings.set(word, (known.spellings.get(word) ?? 0) + 1);
      this.#words.set(key, known);
    }
  }

  /** The words in pieces, as the browser loads them. */
  pieces(): Map<number, KnownWord[]> {
    const words = [...this.#words].map(([key, { entries, spellings }]) => {
      const [word, ...forms] = [...spellings]
        .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .slice(0, SPELLINGS)
        .map(([spelling]) => spelling);
      return { key, word: word!, ...(forms.length > 0 && { forms }), entries };
    });
    return Map.groupBy(words, ({ key }) => pieceOf(key));
  }
}

/** Adds one entry to the index: its keys are what is found, the rest is what is shown. */
async function addDocument(index: PagefindIndex, url: string, content: string, document: SearchDocument) {
  const { label: kind, title, lead, sections } = document;
  const added = await index.addCustomRecord({
    url,
    content,
    language: "unknown",
    meta: { title, entry: document.id, shown: JSON.stringify({ title, kind, lead, sections }) },
  });
  if (added.errors.length > 0) throw new Error(`Pagefind, ${url}: ${added.errors.join("; ")}`);
}

const SIGNATURE = "pagefind_dcd";

/** A fragment of the index, gzip over a signature and JSON: whose it is, and itself without the keys, which only the index needs. */
function slimFragment(content: Uint8Array): { entry: string; slim: Uint8Array } {
  const text = gunzipSync(content).toString("utf8");
  if (!text.startsWith(SIGNATURE)) throw new Error("Pagefind's fragments have another form than this portal knows");
  const fragment = JSON.parse(text.slice(SIGNATURE.length)) as { content: string; meta: { entry: string } };
  const slim = gzipSync(SIGNATURE + JSON.stringify({ ...fragment, content: "" }), { level: 9 });
  return { entry: fragment.meta.entry, slim };
}

/**
 * Builds the search index over the entries once the pages are written. Pagefind keeps words and where they stand; the
 * words are this portal's own keys (`src/search/analysis.ts`), so no stemmer of Pagefind's is asked.
 */
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
        const { index, errors } = await createIndex({});
        if (!index) throw new Error(`Pagefind: ${errors.join("; ")}`);
        const words = new WordCount();
        const known: { id: string; kind: string; zones: number[] }[] = [];
        // Kept pages come in the order in which they were ready; Pagefind numbers what it is given.
        for (const pathname of pages.map((page) => page.pathname).toSorted()) {
          if (!mayHaveText(pathname)) continue;
          const document = readDocument(await readFile(path.join(folder, pathname, "index.html"), "utf8"));
          if (!document) continue;
          const { content, zones } = indexRecord(document);
          await addDocument(index, `${site.base}${pathname}`, content, document);
          words.add(document);
          known.push({ id: document.id, kind: document.kind, zones });
        }
        // Not `writeFiles`: it answers before the bytes are on the disk, and `close` then cuts them short.
        const { files, errors: unwritten } = await index.getFiles();
        if (unwritten.length > 0) throw new Error(`Pagefind: ${unwritten.join("; ")}`);
        await close();
        const write = async (name: string, content: string | Uint8Array) => {
          const file = path.join(folder, "pagefind", name);
          await mkdir(path.dirname(file), { recursive: true });
          await writeFile(file, content);
        };
        const fragments = new Map<string, string>();
        for (const { path: name, content } of files) {
          if (UNUSED.has(name)) continue;
          const fragment = /^fragment\/(.+)\.pf_fragment$/.exec(name)?.[1];
          if (fragment) {
            const { entry, slim } = slimFragment(content);
            fragments.set(entry, fragment);
            await write(name, slim);
          } else await write(name, content);
        }
        const directory: Directory = {
          ids: known.map(({ id }) => id),
          kinds: known.map(({ kind }) => kind),
          zones: known.map(({ zones }) => zones),
          fragments: known.map(({ id }) => fragments.get(id)!),
        };
        if (directory.fragments.includes(undefined as never)) throw new Error("Pagefind lost an entry");
        await write(`${OWN}entries.json`, JSON.stringify(directory));
        const pieces = words.pieces();
        for (const piece of PIECES) await write(`${OWN}words-${piece}.txt`, packPiece(pieces.get(piece) ?? []));
        logger.info(`search index over ${known.length} pages in ${Math.round(performance.now() - started)} ms`);
      },
    },
  };
}
