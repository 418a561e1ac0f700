import { git } from "../git/state.ts";

/** How a merge of a later version ended. */
export interface Merged {
  /** False when the version was in the portal already. */
  isNew: boolean;
  /** Files of the code that both sides changed in the same place; the merge then waits for a person. */
  conflicts: string[];
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
  const merge = git(root, "merge", "--no-ff", "--no-commit", commit);
  if (merge.code !== 0 && git(root, "rev-parse", "-q", "--verify", "MERGE_HEAD").code !== 0)
    throw new GitError(`git merge: ${merge.err || merge.out}`);
  // The whole folder as it stood, whatever the merge made of it.
  demand(root, "reset", "-q", "HEAD", "--", CONTENT);
  demand(root, "clean", "-f", "-d", "-q", "--", CONTENT);
  demand(root, "restore", "--worktree", "--", CONTENT);
  const conflicts = [...new Set(lines(demand(root, "diff", "--name-only", "--diff-filter=U", "-z")))];
  if (conflicts.length === 0) demand(root, "commit", "-q", "--no-edit");
  return { isNew: true, conflicts, ours };
}
