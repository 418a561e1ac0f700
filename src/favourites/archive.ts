import { strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import type { Favourite } from "./list.ts";
import { takenFile } from "./taken.ts";

/** A byte order mark, or an old Notepad would show Russian as gibberish; line ends for the same reader. */
const plainText = (lines: readonly string[]) => strToU8(`\uFEFF${lines.join("\r\n")}\r\n`);

/** A table of contents with the reader's own notes. */
function contents(entries: readonly Favourite[], missing: ReadonlySet<string>, portal: string): Uint8Array {
  return plainText([
    "Избранное: содержание и заметки",
    "",
    ...entries.flatMap(({ id, title, to, note }, place) => [
      `${place + 1}. ${title}`,
      `   ${portal}${to.slice(1)}`,
      ...(missing.has(id) ? ["   Не вошло в архив: страницы на портале больше нет."] : []),
      ...note
        .split(/\r?\n/)
        .filter((line) => line.trim() !== "")
        .map((line) => `   ${line}`),
      "",
    ]),
  ]);
}

/**
 * One archive of many entries: the folder of every practice's package, the text of every other entry, a table of
 * contents with the notes. `files` holds what the portal gave, by id; what it did not give is told in the contents.
 * `portal` is the absolute address of the portal's root, with a slash at its end.
 */
export function favouritesArchive(
  entries: readonly Favourite[],
  files: ReadonlyMap<string, Uint8Array>,
  portal: string,
): Uint8Array {
  const tree: Zippable = {};
  const missing = new Set(entries.filter(({ id }) => !files.has(id)).map(({ id }) => id));
  tree["Содержание.txt"] = contents(entries, missing, portal);
  for (const { id, to } of entries) {
    const file = files.get(id);
    if (!file) continue;
    if (takenFile({ to }).endsWith(".zip")) Object.assign(tree, unzipSync(file));
    else tree[takenFile({ to }).slice(1)] = file;
  }
  return zipSync(tree, { level: 6 });
}
