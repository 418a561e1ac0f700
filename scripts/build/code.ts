import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "../replace-file.ts";

/** What a page is made with, beside its content. */
const CODE = ["src", "content/site.yaml", "content/theme.css", "astro.config.mjs", "package-lock.json"];

async function filesBelow(root: string, name: string): Promise<string[]> {
  try {
    const listed = await readdir(path.join(root, name), { recursive: true, withFileTypes: true });
    return listed.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return [path.join(root, name)];
    if (code === "ENOENT") return [];
    throw error;
  }
}

/** A hash of all the code of the portal. */
export async function codeDigest(root: string): Promise<string> {
  const hash = createHash("sha256");
  const lists = await Promise.all(CODE.map((name) => filesBelow(root, name)));
  for (const file of lists.flat().toSorted()) {
    hash.update(`${path.relative(root, file)}\0`);
    hash.update(await readFile(file));
  }
  return hash.digest("hex");
}

/**
 * Forgets the pages of earlier builds when the code has changed. Astro takes them again as long as a page's own modules
 * are the same, but the names of scripts also change when code elsewhere does: kept pages would ask for files that are
 * no longer there.
 */
export async function forgetPagesOfOtherCode(root: string): Promise<boolean> {
  const note = path.join(root, ".cache/code.sha256");
  const digest = await codeDigest(root);
  const known = await readFile(note, "utf8").catch(() => "");
  if (known === digest) return false;
  await rm(path.join(root, ".cache/astro/incremental-build.json"), { force: true });
  await rm(path.join(root, ".cache/astro/dist"), { recursive: true, force: true });
  await replaceFile(note, digest);
  return known !== "";
}
