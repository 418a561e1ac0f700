import type { AstroIntegration } from "astro";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { close, createIndex, type PagefindIndex } from "pagefind";
import sirv from "sirv";
import { minify } from "vite";
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
  "pagefind-worker.js",
  "pagefind-component-ui.js",
  "pagefind-component-ui.css",
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

/** An entry of the index: what is shown of it, and the digest by which Pagefind knows it. */
interface Indexed {
  id: string;
  kind: string;
  zones: number[];
  shown: string;
  digest: string;
}

/**
 * Adds one entry to the index: its keys are what is found. What is shown is put into the fragment afterwards, since
 * Pagefind indexes every word of its metadata. The digest stands in for it, so that the fragment's name, which is a hash,
 * changes with what is shown.
 */
async function addDocument(index: PagefindIndex, url: string, document: SearchDocument): Promise<Indexed> {
  const { id, kind, label, title, lead, sections } = document;
  const { content, zones } = indexRecord(document);
  const shown = JSON.stringify({ title, kind: label, lead, sections });
  const digest = createHash("sha256").update(`${id}\n${shown}`).digest("hex").slice(0, 16);
  const added = await index.addCustomRecord({ url, content, language: "unknown", meta: { digest } });
  if (added.errors.length > 0) throw new Error(`Pagefind, ${url}: ${added.errors.join("; ")}`);
  return { id, kind, zones, shown, digest };
}

const SIGNATURE = "pagefind_dcd";

/** A fragment of the index, gzip over a signature and JSON. */
interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
}

function readFragment(content: Uint8Array): Fragment {
  const text = gunzipSync(content).toString("utf8");
  if (!text.startsWith(SIGNATURE)) throw new Error("Pagefind's fragments have another form than this portal knows");
  return JSON.parse(text.slice(SIGNATURE.length)) as Fragment;
}

/** Pagefind's module comes with long names in it: as it is, the search page would carry a fifth more script. */
async function minified(module: Uint8Array): Promise<string> {
  const { code, errors } = await minify("pagefind.js", Buffer.from(module).toString("utf8"), { module: true });
  if (errors.length > 0) throw new Error(`pagefind.js: ${errors.map(({ message }) => message).join("; ")}`);
  return code;
}

/** The fragment with what is shown, and without the keys, which only the index needs. */
const dressed = (fragment: Fragment, { shown }: Indexed): Uint8Array =>
  gzipSync(SIGNATURE + JSON.stringify({ ...fragment, content: "", meta: { shown } }), { level: 9 });

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
        const known: Indexed[] = [];
        // Kept pages come in the order in which they were ready; Pagefind numbers what it is given.
        for (const pathname of pages.map((page) => page.pathname).toSorted()) {
          if (!mayHaveText(pathname)) continue;
          const document = readDocument(await readFile(path.join(folder, pathname, "index.html"), "utf8"));
          if (!document) continue;
          known.push(await addDocument(index, `${site.base}${pathname}`, document));
          words.add(document);
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
        const byDigest = new Map(known.map((entry) => [entry.digest, entry]));
        const fragments = new Map<string, string>();
        for (const { path: name, content } of files) {
          if (UNUSED.has(name)) continue;
          const hash = /^fragment\/(.+)\.pf_fragment$/.exec(name)?.[1];
          if (hash) {
            const fragment = readFragment(content);
            const entry = byDigest.get(fragment.meta["digest"] ?? "");
            if (!entry) throw new Error(`Pagefind, ${fragment.url}: a page that nobody gave it`);
            fragments.set(entry.id, hash);
            await write(name, dressed(fragment, entry));
          } else await write(name, name === "pagefind.js" ? await minified(content) : content);
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
