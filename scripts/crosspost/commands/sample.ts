import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../content/practices/", import.meta.url);

/**
 * The id of the portal's first practice, so that an example can be tried as it stands; a word in its place without one.
 * It is read when an example is shown: no other command opens the content for it.
 */
export function sampleEntry(): string {
  try {
    for (const name of readdirSync(folder).toSorted()) {
      const id = /^id: *([a-z0-9-]+)/m.exec(readFileSync(new URL(name, folder), "utf8"))?.[1];
      if (id) return id;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return "id-записи";
}
