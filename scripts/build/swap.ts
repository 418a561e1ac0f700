import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/** The folders of a build. All stand on one disk, so that a rename is one step. */
export const buildFolders = (root: string) => ({
  /** What is served. */
  site: path.join(root, "dist"),
  /** Where the next site grows. */
  next: path.join(root, ".cache/next"),
  /** Where the last site waits for the moment of the exchange. */
  previous: path.join(root, ".cache/previous"),
});

/** Puts the next site in place of the last one. Interrupted between the two renames, `recover` mends it. */
export async function swap(root: string): Promise<void> {
  const { site, next, previous } = buildFolders(root);
  await mkdir(path.dirname(previous), { recursive: true });
  await rm(previous, { recursive: true, force: true });
  if (existsSync(site)) await rename(site, previous);
  await rename(next, site);
  await rm(previous, { recursive: true, force: true });
}

/** Brings the last site back when a build was interrupted in the moment of the exchange; true when it did. */
export async function recover(root: string): Promise<boolean> {
  const { site, previous } = buildFolders(root);
  if (!existsSync(previous)) return false;
  if (existsSync(site)) {
    // The exchange was over: only the cleaning was not.
    await rm(previous, { recursive: true, force: true });
    return false;
  }
  await rename(previous, site);
  return true;
}
