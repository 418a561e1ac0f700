import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Fault } from "#src/loader/fault.ts";
import { missingFramePages } from "#src/loader/frame.ts";
import { readLibrary } from "#src/loader/read.ts";
import { siteFile, themeFile } from "#src/site/place.ts";
import { readSite } from "#src/site/read.ts";
import type { Answers } from "./answers.ts";
import { siteText, skeleton } from "./site-text.ts";
import { themeText } from "./theme-text.ts";

/** What a new portal keeps of the content that is there. */
export const kept = ["vocabulary", "LICENSE.md"];

const filesBelow = async (folder: string): Promise<string[]> => {
  const listed = await readdir(folder, { recursive: true, withFileTypes: true });
  return listed
    .filter((item) => item.isFile())
    .map((item) => path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join("/"))
    .toSorted();
};

/** A new content folder that waits beside the old one. */
export interface Stage {
  /** What is wrong with it; it must not take the old one's place then. */
  faults: Fault[];
  /** Files of the old folder that go, and files of the new one. */
  removed: string[];
  written: string[];
  /**
   * Puts the new folder in the old one's place. Between two renames neither stands there: what an interruption leaves
   * in that moment `recoverContent` mends.
   */
  swap(): Promise<void>;
  discard(): Promise<void>;
}

const placesOf = (root: string) => {
  const place = path.join(root, ".cache/init");
  return {
    place,
    content: path.join(root, "content"),
    next: path.join(place, "content"),
    old: path.join(place, "old"),
  };
};

/** Brings the content back when the program was interrupted in the moment of the exchange; true when it did. */
export async function recoverContent(root: string): Promise<boolean> {
  const { content, old } = placesOf(root);
  if (existsSync(content) || !existsSync(old)) return false;
  await rename(old, content);
  return true;
}

/** Writes the content of a new portal beside that of the project and checks it; the project is not touched. */
export async function stageContent(root: string, answers: Answers): Promise<Stage> {
  const { place, content, next, old } = placesOf(root);
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  await cp(fileURLToPath(skeleton), next, { recursive: true });
  for (const name of kept)
    if (existsSync(path.join(content, name)))
      await cp(path.join(content, name), path.join(next, name), { recursive: true });
  await writeFile(path.join(place, siteFile), siteText(answers));
  if (answers.colour !== undefined) await writeFile(path.join(place, themeFile), themeText(answers.colour));
  const { library, faults } = await readLibrary(place);
  const site = readSite(place, {});
  const isKept = (file: string) => kept.some((name) => file === name || file.startsWith(`${name}/`));
  return {
    faults: [...faults, ...missingFramePages(library, faults), ...("faults" in site ? site.faults : [])],
    removed: existsSync(content) ? (await filesBelow(content)).filter((file) => !isKept(file)) : [],
    written: (await filesBelow(next)).filter((file) => !isKept(file)),
    swap: async () => {
      if (existsSync(content)) await rename(content, old);
      try {
        await rename(next, content);
      } catch (error) {
        if (existsSync(old)) await rename(old, content);
        throw error;
      }
      await rm(place, { recursive: true, force: true });
    },
    // While nothing stands in the old content's place, the put-aside one is all there is of it.
    discard: async () => {
      if (existsSync(content) || !existsSync(old)) await rm(place, { recursive: true, force: true });
    },
  };
}
