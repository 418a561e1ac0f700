import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, glob, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { lock } from "#scripts/build/lock.ts";
import { notes } from "./notes.ts";

const project = path.join(import.meta.dirname, "../..");

/** What the portal of the tests is built from, beside its content. */
const sources = ["src", "public", "scripts", "package.json", "package-lock.json", "astro.config.mjs", "tsconfig.json"];

const isPartOf = (file: string) => !file.endsWith(".test.ts");

/** A hash of all that the build reads. */
async function digestOf(today: string): Promise<string> {
  const hash = createHash("sha256").update(today);
  const patterns = [...sources, "tests/portal"].flatMap((name) => [name, `${name}/**/*.*`]);
  const files = await Array.fromAsync(glob(patterns, { cwd: project, withFileTypes: true }));
  const names = files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name));
  for (const name of [...new Set(names)].filter(isPartOf).toSorted())
    hash.update(`${path.relative(project, name)}\0`).update(await readFile(name));
  return hash.digest("hex");
}

/**
 * A copy of the code with the content of the tests in place of the community's. It stands inside the project, so that
 * Node and Vite find the packages on their way up; only Astro, which the build starts by its path, is linked. Caches
 * and share pictures of the last build stay.
 */
async function copyTo(root: string): Promise<void> {
  for (const name of sources) {
    await rm(path.join(root, name), { recursive: true, force: true });
    await cp(path.join(project, name), path.join(root, name), { recursive: true, filter: isPartOf });
  }
  const content = path.join(root, "content");
  await rm(content, { recursive: true, force: true });
  await cp(path.join(import.meta.dirname, "content"), content, { recursive: true });
  for (const { name, text } of notes()) await writeFile(path.join(content, name), text);
  const astro = path.join(root, "node_modules/astro");
  await mkdir(path.dirname(astro), { recursive: true });
  await rm(astro, { recursive: true, force: true });
  await symlink(path.join(project, "node_modules/astro"), astro, "junction");
}

/**
 * Builds the portal of the tests, once for all their files and only when the code or its content has changed; Vitest
 * calls it before the first of them.
 */
export default async function build({ config }: TestProject): Promise<void> {
  const { SVOD_TEST_PORTAL = "", SVOD_TODAY = "" } = config.env;
  const root = path.resolve(project, SVOD_TEST_PORTAL);
  await mkdir(root, { recursive: true });
  const release = await lock(path.join(root, "test.lock"), { onWait: () => undefined });
  try {
    const note = path.join(root, "built.sha256");
    const digest = await digestOf(SVOD_TODAY);
    const known = await readFile(note, "utf8").catch(() => "");
    if (known === digest && existsSync(path.join(root, "dist/index.html"))) return;
    await rm(note, { force: true });
    await copyTo(root);
    const env = { ...process.env, SVOD_TODAY, SVOD_URL: "", NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1" };
    try {
      await promisify(execFile)(process.execPath, ["scripts/build.ts"], { cwd: root, env });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`Портал для проверок (tests/portal) не собрался:\n${stdout}\n${stderr}`, { cause: error });
    }
    await writeFile(note, digest);
  } finally {
    await release();
  }
}
