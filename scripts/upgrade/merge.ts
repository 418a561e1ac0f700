import { git } from "../git/state.ts";
import { conflictLines, conflictsIn, type Conflict } from "./conflict.ts";

/** How a merge of a later version ended. */
export interface Merged {
  /** False when the version was in the portal already. */
  isNew: boolean;
  /** Files of the code that both sides changed in the same place; the merge then waits for a person. */
  conflicts: Conflict[];
  /** Files of the content that stayed as they were here although the other side changed them. */
  ours: string[];
}

const CONTENT = "content";

/** What Git refused, in its own words. */
export class GitError extends Error {}

const lines = (text: string) => text.split("\0").filter(Boolean);

function demand(root: string, ...args: string[]): string {
  const { code, out, err } = git(root, ...args);
  if (code !== 0) throw new GitError(`git ${args.join(" ")}: ${err || out}`);
  return out;
}

const isMerging = (root: string) => git(root, "rev-parse", "-q", "--verify", "MERGE_HEAD").code === 0;

/** Why no merge can begin while another is open, and how that one is ended; undefined when none is. */
export function openMerge(root: string): string | undefined {
  if (!isMerging(root)) return undefined;
  // Ours leaves the content as it stood, whatever it waits for: a content that differs was not yet put back.
  if (demand(root, "status", "--porcelain", "--", CONTENT) !== "")
    return `Слияние не закончено, и папка content в нём не такая, как записана: переход прервали на полпути.
Откажитесь от него (git merge --abort) и повторите. Если это слияние начали вы сами, закончите его: git status.`;
  const conflicts = conflictsIn(root);
  if (conflicts.length > 0)
    return `Слияние не закончено: эти файлы ждут вас.
${conflictLines(conflicts)}
Потом: git commit --no-edit и npm run check -- content. Отказаться от слияния: git merge --abort.`;
  return `Слияние не закончено: осталось записать его: git commit --no-edit. Отказаться от него: git merge --abort.`;
}

/** Files that the other side took out of the content: what stands there is code of theirs, not an entry of ours. */
function takenOut(root: string, base: string, commit: string): string[] {
  const moves = lines(demand(root, "diff", "-M", "-l7000", "--diff-filter=R", "--name-status", "-z", base, commit));
  const isContent = (file = "") => file.startsWith(`${CONTENT}/`);
  // Three fields a move: how alike the two are, from where, to where.
  return moves.filter((to, at) => at % 3 === 2 && isContent(moves[at - 1]) && !isContent(to));
}

/**
 * Merges the code of a version and keeps all of the content as it is here: what was deleted stays deleted, and what
 * the other side added does not come. Ends in a commit, or, where the code itself is torn, in an open merge.
 */
export function mergeVersion(root: string, commit: string): Merged {
  if (git(root, "merge-base", "--is-ancestor", commit, "HEAD").code === 0)
    return { isNew: false, conflicts: [], ours: [] };
  const base = demand(root, "merge-base", "HEAD", commit).trim();
  const ours = lines(demand(root, "diff", "--name-only", "-z", base, commit, "--", CONTENT));
  // A conflict ends this with 1: what it is about is asked of the index below.
  // A folder of ours goes nowhere because they renamed the one that it stands in.
  const merge = git(root, "-c", "merge.directoryRenames=false", "merge", "--no-ff", "--no-commit", commit);
  if (merge.code !== 0 && !isMerging(root)) throw new GitError(`git merge: ${merge.err || merge.out}`);
  // The whole folder as it stood, whatever the merge made of it.
  demand(root, "reset", "-q", "HEAD", "--", CONTENT);
  demand(root, "clean", "-f", "-d", "-q", "--", CONTENT);
  demand(root, "restore", "--worktree", "--", CONTENT);
  for (const file of takenOut(root, base, commit)) demand(root, "checkout", "-q", commit, "--", file);
  const conflicts = conflictsIn(root);
  if (conflicts.length === 0) demand(root, "commit", "-q", "--no-edit");
  return { isNew: true, conflicts, ours };
}
