import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Fault } from "#src/loader/fault.ts";
import { readLibrary, type Library } from "#src/loader/read.ts";
import type { Files } from "./manuscript.ts";

const vocabulary = new URL("../../content/vocabulary", import.meta.url);

/** Lays out a library with the portal's own vocabularies in a temporary folder and reads it. */
export async function readFiles(files: Files): Promise<{ library: Library; faults: Fault[] }> {
  const root = await mkdtemp(path.join(tmpdir(), "svod-"));
  try {
    await cp(vocabulary, path.join(root, "content/vocabulary"), { recursive: true });
    for (const [file, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), content);
    }
    return await readLibrary(root);
  } finally {
    await rm(root, { recursive: true });
  }
}
