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
import { siteText, skeleton, themeText } from "./write.ts";

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
  /** Puts the new folder in the old one's place; whatever happens, one of the two stands there whole. */
  swap(): Promise<void>;
  discard(): Promise<void>;
}

/** Writes the content of a new portal beside that of the project and checks it; the project is not touched. */
export async function stageContent(root: string, answers: Answers): Promise<Stage> {
  const place = path.join(root, ".cache/init");
  const [content, next, old] = [path.join(root, "content"), path.join(place, "content"), path.join(place, "old")];
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
    discard: () => rm(place, { recursive: true, force: true }),
  };
}
