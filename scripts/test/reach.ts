import path from "node:path";
import { importsOf, targetOf } from "../check/imports.ts";

/** The project's files with their texts, as paths from its root. */
export type Sources = ReadonlyMap<string, string>;

/** What a change can reach. */
export interface Reach {
  /** Test files whose answer can have changed. */
  tests: string[];
  /** Whether a test among them reads the community's built portal; that of the tests is built by Vitest. */
  needsSite: boolean;
  /** Whether a test among them opens a browser. */
  needsBrowser: boolean;
}

/** What decides how everything is built or run: whoever changes it changes the ground of every test. */
const ground =
  /^(?:package(?:-lock)?\.json|vitest\.config\.ts|tsconfig\.json|\.nvmrc|scripts\/(?:test|install|prepare)\.mjs|scripts\/test\/.*)$/;
/** What every portal is built from. */
const code = /^(?:src|public)\/|^astro\.config\.mjs$/;
/** What the community's portal is built from besides, and what that of the tests is. */
const community = /^content\/(?!tests\/)/;
const invented = /^tests\/portal\//;
/** The tests that judge the community's portal, as `vitest.config.ts` gives it to them; the others judge that of the tests. */
const ofCommunity = /^content\/tests\/|^tests\/(?:site\/(?:every-page|entries)|pagefind)\.test\.ts$/;
/** Through these a test reads the built portal. */
const site = ["tests/site/site.ts", "tests/browser/stage.ts"];

const isTest = (file: string) => file.endsWith(".test.ts");

/** A file of the project that a text in quotes names: an import, a program that is started, a file that is read. */
const quoted = /["'`]([^"'`\n$]*\.[a-z]{2,5})["'`]/g;

/** The files that a file needs, whether it imports them or only names them. */
function needsOf(file: string, text: string, sources: Sources): string[] {
  const imported = (file.endsWith(".css") ? [] : importsOf(file, text)).flatMap(
    ({ specifier }) => targetOf(file, specifier) ?? [],
  );
  const named = [...text.matchAll(quoted)].flatMap(([, name = ""]) => [
    name,
    path.posix.join(path.posix.dirname(file), name),
  ]);
  return [...imported, ...named].filter((name) => name !== file && sources.has(name));
}

/** By each file those that need it. */
function dependents(sources: Sources): Map<string, Set<string>> {
  const needed = new Map<string, Set<string>>();
  for (const [file, text] of sources) {
    if (!/\.(?:ts|mjs|astro|mdx|css)$/.test(file)) continue;
    for (const name of needsOf(file, text, sources)) needed.set(name, (needed.get(name) ?? new Set()).add(file));
  }
  return needed;
}

/** These files and all that need them, directly or not. */
function closure(from: readonly string[], needed: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set(from);
  for (const file of reached) for (const one of needed.get(file) ?? []) reached.add(one);
  return reached;
}

/** Files whose text names the folder of a file that no program imports: a golden, a workflow, a document. */
function namingFolderOf(file: string, sources: Sources): string[] {
  const folder = path.posix.dirname(file);
  if (folder === ".") return [];
  const names = folder.includes("/") ? [folder, folder.split("/").slice(-2).join("/")] : [`${folder}/`];
  return [...sources].flatMap(([name, text]) =>
    /\.(?:ts|mjs)$/.test(name) && names.some((one) => text.includes(one)) ? [name] : [],
  );
}

/**
 * What a test of the built portal says it judges, in a line `// Judges: src/search src/pages/search.astro`;
 * undefined where it says nothing and judges all of it.
 */
export const judgedBy = (text: string): string[] | undefined => {
  const lines = [...text.matchAll(/^\/\/ Judges: (.+)$/gm)].flatMap(([, names = ""]) => names.trim().split(/\s+/));
  return lines.length > 0 ? lines : undefined;
};

/**
 * The tests whose answer a change can alter, by who imports or names whom. A test of the built portal is reached when
 * something that it judges is; without a word of its own, when anything is that the portal is built from.
 */
export function reachOf(changed: readonly string[], sources: Sources): Reach {
  const tests = [...sources.keys()].filter(isTest);
  const needed = dependents(sources);
  const readers = closure(site, needed);
  const inBrowser = closure(["tests/browser/stage.ts"], needed);
  const done = (found: string[]): Reach => ({
    tests: found.toSorted(),
    needsSite: found.some((file) => ofCommunity.test(file)),
    needsBrowser: found.some((file) => inBrowser.has(file)),
  });
  if (changed.some((file) => ground.test(file))) return done(tests);
  const isSource = (file: string) => [code, community, invented].some((pattern) => pattern.test(file));
  const others = changed.filter((file) => !needed.has(file) && !/\.(?:ts|mjs|astro)$/.test(file) && !isSource(file));
  const named = others.flatMap((file) => namingFolderOf(file, sources));
  const reached = closure([...changed, ...named], needed);
  const isReached = (prefix: string) => [...reached].some((file) => file === prefix || file.startsWith(`${prefix}/`));
  const touches = (pattern: RegExp) => [...reached].some((file) => pattern.test(file) && !isTest(file));
  const [ofCode, ofContent, ofInvented] = [touches(code), touches(community), touches(invented)];
  const isBuilt = (file: string) =>
    ofCode ||
    (ofContent && ofCommunity.test(file)) ||
    // The portal of the tests is judged by all but those that stand with the content.
    (ofInvented && !file.startsWith("content/"));
  return done(
    tests.filter((file) => {
      if (reached.has(file)) return true;
      if (!readers.has(file)) return false;
      return judgedBy(sources.get(file) ?? "")?.some(isReached) ?? isBuilt(file);
    }),
  );
}
