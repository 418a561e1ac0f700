import { copyFile, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "#scripts/replace-file.ts";
import type { Manifest } from "#src/entry/manifest.ts";
import { deskPage, type DeskPage } from "./desk-page.ts";

/** Where the share desk is written, from the project's root. */
export const deskFolder = ".desk";

/** A picture of the build, and where it is copied: both from the project's root. */
export interface PictureCopy {
  id: string;
  source: string;
  /** From the desk's page, with forward slashes. */
  target: string;
}

/** The pictures that stand in the build beside the manifest; an entry whose picture is missing there is left out. */
export async function localPictures(
  manifest: Manifest,
  ids: readonly string[],
  manifestFile: string,
): Promise<PictureCopy[]> {
  const dist = path.dirname(manifestFile);
  const base = `${manifest.site.url.replace(/\/+$/, "")}/`;
  const found: PictureCopy[] = [];
  for (const { id, image } of manifest.entries) {
    if (!ids.includes(id) || !image.url.startsWith(base)) continue;
    const source = path.resolve(dist, fromAddress(image.url.slice(base.length)));
    if (!source.startsWith(path.resolve(dist) + path.sep)) continue;
    const isFile = await stat(source).then(
      (entry) => entry.isFile(),
      () => false,
    );
    if (isFile) found.push({ id, source, target: `pictures/${id}.png` });
  }
  return found;
}

function fromAddress(rest: string): string {
  const [file = ""] = rest.split(/[?#]/);
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}

/** Writes the page into a folder and copies its pictures beside it. */
export async function writeDesk(folder: string, page: DeskPage, pictures: readonly PictureCopy[]): Promise<void> {
  await mkdir(path.join(folder, "pictures"), { recursive: true });
  for (const { source, target } of pictures) await copyFile(source, path.join(folder, target));
  await replaceFile(path.join(folder, "index.html"), deskPage(page));
}
