import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { allChannels } from "#scripts/crosspost/channels/list.ts";
import { gitIn } from "#scripts/crosspost/ledger/git.ts";
import { LedgerStore } from "#scripts/crosspost/ledger/store.ts";

/** For tests: Git without the settings of whoever runs them. */
export const plainGit = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };

const git = (folder: string, ...args: string[]) =>
  execFileSync("git", args, { cwd: folder, env: plainGit, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** A bare repository with clones, in a folder of its own. */
export interface Repositories {
  folder: string;
  bare: string;
  clones: string[];
  remove: () => void;
}

/** Makes them in the system's temporary folder. */
export function repositories(clones: number): Repositories {
  const folder = mkdtempSync(path.join(tmpdir(), "svod-ledger-"));
  const bare = path.join(folder, "bare.git");
  git(folder, "init", "--quiet", "--bare", bare);
  const made = Array.from({ length: clones }, (_, place) => {
    const clone = path.join(folder, `clone-${place}`);
    git(folder, "clone", "--quiet", bare, clone);
    return clone;
  });
  return { folder, bare, clones: made, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The ledger as a runner in a clone sees it. */
export const ledgerIn = (folder: string, remote: "origin" | "none" = "origin"): LedgerStore =>
  new LedgerStore(
    gitIn(folder, plainGit),
    { branch: "syndication", remote: remote === "none" ? undefined : remote },
    allChannels.map(({ name }) => name),
  );

/** Puts a text in the place of a file of the branch, as a careless person would. */
export function spoil(folder: string, file: string, text: string | undefined): void {
  const index = path.join(folder, ".git", "spoil-index");
  const env = { ...plainGit, GIT_INDEX_FILE: index };
  const run = (args: string[], input?: string) =>
    execFileSync("git", args, { cwd: folder, env, encoding: "utf8", input });
  run(["read-tree", "refs/heads/syndication"]);
  if (text === undefined) run(["update-index", "--force-remove", file]);
  else {
    const blob = run(["hash-object", "-w", "--stdin"], text).trim();
    run(["update-index", "--add", "--cacheinfo", `100644,${blob},${file}`]);
  }
  const tree = run(["write-tree"]).trim();
  const author = ["-c", "user.name=someone", "-c", "user.email=someone@svod.invalid"];
  const commit = run([...author, "commit-tree", tree, "-p", "refs/heads/syndication", "-m", "By hand"]).trim();
  run(["update-ref", "refs/heads/syndication", commit]);
  rmSync(index, { force: true });
}
