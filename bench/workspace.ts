import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { readLibrary } from "#src/loader/read.ts";
import { generate } from "./generate.ts";

/** The project that is measured. */
export const project = path.join(import.meta.dirname, "..");

/** The day on which the portal is built, so that a result does not depend on when it was measured. */
export const TODAY = "2026-11-01";

/** What a build reads, apart from the content. */
const sources = ["src", "public", "scripts", "package.json", "astro.config.mjs", "tsconfig.json"];

/** Folders of the content whose entries are generated; everything else is the portal's own. */
const generated = new Set(["practices", "mechanisms", "digests", "articles", "events", "projects", "organizations"]);

/**
 * A scratch copy of the project in `.cache/bench/<name>`, empty of caches. It stands inside the project, so that
 * Node and Vite find the packages on their way up; only Astro, which the build starts by its path, is linked.
 */
export async function createWorkspace(name: string): Promise<string> {
  const root = path.join(project, ".cache/bench", name);
  await rm(root, { recursive: true, force: true });
  await mkdir(path.join(root, "node_modules"), { recursive: true });
  for (const source of sources) await cp(path.join(project, source), path.join(root, source), { recursive: true });
  await symlink(path.join(project, "node_modules/astro"), path.join(root, "node_modules/astro"), "junction");
  return root;
}

/** Gives a workspace the portal's own content. */
export const copyContent = (root: string): Promise<void> =>
  cp(path.join(project, "content"), path.join(root, "content"), { recursive: true });

/** Gives a workspace `count` generated entries among the portal's vocabularies, clauses, pages and pictures. */
export async function generateContent(root: string, count: number, seed: number): Promise<void> {
  const content = path.join(project, "content");
  await cp(content, path.join(root, "content"), {
    recursive: true,
    filter: (source) => !generated.has(path.relative(content, source)),
  });
  const { library } = await readLibrary(root);
  const code = library.entries.filter((entry) => entry.kind === "code").map((entry) => entry.data.id);
  for (const { path: file, text } of generate(count, seed, library.vocabularies, code)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
}

/** Removes what builds left behind, so that the next one is cold. */
export async function forgetBuilds(root: string): Promise<void> {
  for (const name of [".cache", ".astro", "dist"]) await rm(path.join(root, name), { recursive: true, force: true });
}

/** The command that builds a workspace, as `npm run build` does. */
export const buildCommand = ["scripts/build.ts"];
export const buildEnvironment = { SVOD_TODAY: TODAY, ASTRO_TELEMETRY_DISABLED: "1" };
