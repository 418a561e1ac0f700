import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Sources } from "./reach.ts";

/** A reason why nobody can say what has changed. */
export class NoComparison extends Error {}

/**
 * Files of a working tree that differ from what it grew out of, as paths from its root; new and deleted ones too.
 * @param base a commit, branch or tag; by default the last commit that the branch has in common with `main`, and on
 * `main` itself the last commit
 * @throws NoComparison when Git does not know the base
 */
export function changedFiles(root: string, base?: string): string[] {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
  const names = (text: string) => text.split("\0").filter(Boolean);
  const from = base ?? ["origin/main", "main"].find((name) => isKnown(git, name)) ?? "HEAD";
  if (!isKnown(git, from)) throw new NoComparison(`Git не знает «${from}». Назовите коммит, ветку или метку.`);
  const start = git("merge-base", "HEAD", from).trim();
  return [
    ...names(git("diff", "--name-only", "--no-renames", "-z", start)),
    ...names(git("ls-files", "--others", "--exclude-standard", "-z")),
  ];
}

function isKnown(git: (...args: string[]) => string, name: string): boolean {
  try {
    git("rev-parse", "--verify", "--quiet", `${name}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/** Every file of the project that Git knows or would take, with its text; pictures and fonts are named, not read. */
export function readSources(root: string): Sources {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const sources = new Map<string, string>();
  for (const file of listed.split("\0").filter(Boolean)) {
    const isProgram = /\.(?:ts|mjs|astro|mdx|css)$/.test(file);
    try {
      sources.set(file, isProgram ? readFileSync(path.join(root, file), "utf8") : "");
    } catch (error) {
      // Deleted, and Git has not been told yet.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return sources;
}
