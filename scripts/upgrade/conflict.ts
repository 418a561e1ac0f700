import { readFileSync } from "node:fs";
import path from "node:path";
import { git } from "../git/state.ts";

/** A file of the code that a merge could not settle. */
export interface Conflict {
  file: string;
  /** What happened to it, and which words settle it: for a person. */
  advice: string;
}

/** The two letters by which `git status` tells what each side did to a file that is not merged. */
const advices: Record<string, (file: string) => string> = {
  DU: (file) =>
    `вы удалили его, новая версия изменила; оставить удалённым: git rm ${file}, взять новый: git add ${file}`,
  UD: (file) => `вы изменили его, новая версия удалила; удалить: git rm ${file}, оставить ваш: git add ${file}`,
  DD: (file) => `обе стороны убрали его отсюда; согласиться: git rm ${file}`,
  AU: (file) => `так его назвали вы, новая версия — иначе; оставить: git add ${file}, убрать: git rm ${file}`,
  UA: (file) => `так его назвала новая версия, вы — иначе; оставить: git add ${file}, убрать: git rm ${file}`,
};

const edited = (root: string, file: string) =>
  readFileSync(path.join(root, file), "utf8").includes("<<<<<<< ")
    ? `оставьте нужное между <<<<<<< и >>>>>>>, потом git add ${file}`
    : `меток внутри него нет; оставить ваш: git checkout --ours ${file}, взять новый: git checkout --theirs ${file}, потом git add ${file}`;

/** What stands in the way of an open merge; asked of the index, for a file deleted on one side has no marks in it. */
export function conflictsIn(root: string): Conflict[] {
  const { out } = git(root, "status", "--porcelain", "-z", "--untracked-files=no");
  return out.split("\0").flatMap((line) => {
    const [code, file] = [line.slice(0, 2), line.slice(3)];
    if (!/^(?:U.|.U|AA|DD) /.test(line)) return [];
    return [{ file, advice: advices[code]?.(quoted(file)) ?? edited(root, file) }];
  });
}

const quoted = (file: string) => (/^[\w./@-]+$/.test(file) ? file : `"${file}"`);

export const conflictLines = (conflicts: readonly Conflict[]): string =>
  conflicts.map(({ file, advice }) => `  ${file}\n    ${advice}`).join("\n");
