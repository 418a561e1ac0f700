import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";

/** What a run of Git gave. */
export interface GitResult {
  code: number;
  out: Buffer;
  /** What Git told, with credentials in addresses taken out. */
  told: string;
}

export type Git = (args: readonly string[], input?: string | Buffer) => Promise<GitResult>;

/** An address may hold a name and a token: `https://name:token@host/`. */
const withoutSecrets = (text: string) => text.replace(/(:\/\/)[^/\s@]+@/g, "$1").trim();

/** Git for one repository: never asks for a password, never runs the repository's own hooks, speaks English. */
export const gitIn =
  (repository: string, env: Record<string, string | undefined>): Git =>
  (args, input) =>
    new Promise((resolve, reject) => {
      const child = spawn("git", ["-c", "core.hooksPath=/dev/null", ...args], {
        cwd: repository,
        env: { ...env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
        stdio: ["pipe", "pipe", "pipe"],
      });
      const out: Buffer[] = [];
      const told: Buffer[] = [];
      child.stdout.on("data", (part: Buffer) => out.push(part));
      child.stderr.on("data", (part: Buffer) => told.push(part));
      child.on("error", reject);
      // Git may end before it has read everything: its exit code tells.
      child.stdin.on("error", () => {});
      child.on("close", (code) =>
        resolve({
          code: code ?? 1,
          out: Buffer.concat(out),
          told: withoutSecrets(Buffer.concat(told).toString("utf8")),
        }),
      );
      child.stdin.end(input);
    });

/** The files of a commit, by path; undefined when the commit is not in this repository. */
export async function filesOf(git: Git, commit: string): Promise<Map<string, string> | undefined> {
  const listed = await git(["ls-tree", "-r", "-z", "--full-tree", commit]);
  if (listed.code !== 0) return undefined;
  const entries = listed.out
    .toString("utf8")
    .split("\0")
    .filter(Boolean)
    .map((entry) => {
      const tab = entry.indexOf("\t");
      return { path: entry.slice(tab + 1), blob: entry.slice(0, tab).split(" ")[2] ?? "" };
    });
  const read = await git(["cat-file", "--batch"], entries.map(({ blob }) => `${blob}\n`).join(""));
  if (read.code !== 0) throw new Error(read.told);
  const files = new Map<string, string>();
  let at = 0;
  for (const { path } of entries) {
    const end = read.out.indexOf("\n", at);
    const size = Number(read.out.toString("latin1", at, end).split(" ")[2]);
    if (!Number.isInteger(size)) throw new Error(`${path}: ${read.out.toString("latin1", at, end)}`);
    files.set(path, read.out.toString("utf8", end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return files;
}

/** What a commit is to hold beside what its parent holds. */
export interface CommitPlan {
  parent: string | undefined;
  /** Whole new texts by path. */
  files: ReadonlyMap<string, string>;
  message: string;
  author: string;
  at: Date;
}

/** Makes a commit that no branch names yet, and returns its id. Needs no work tree, no index and no identity. */
export async function makeCommit(git: Git, plan: CommitPlan): Promise<string> {
  // Two runners that say the same in the same second must not make the same commit: each would think it had won.
  const nonce = randomUUID();
  const draft = `refs/svod/${nonce}`;
  // `<`, `>` and line ends would break the stream.
  const author = plan.author.replace(/[<>\r\n]/g, " ").trim() || "Svod";
  const who = `${author} <crosspost@svod.invalid> ${Math.floor(plan.at.getTime() / 1000)} +0000`;
  const parts = [`commit ${draft}\nmark :1\n`, `author ${who}\n`, `committer ${who}\n`];
  parts.push(data(`${plan.message}\n\nRun: ${nonce}\n`));
  if (plan.parent) parts.push(`from ${plan.parent}\n`);
  for (const [path, text] of plan.files) parts.push(`M 100644 inline ${path}\n`, data(text));
  // Its id is told, and the name that the stream needs goes again.
  parts.push(`get-mark :1\n`, `reset ${draft}\nfrom ${"0".repeat(40)}\n\n`, "done\n");
  const made = await git(["fast-import", "--quiet", "--done"], parts.join(""));
  const id = made.out.toString("utf8").trim();
  if (made.code !== 0 || !/^[0-9a-f]{40,64}$/.test(id)) throw new Error(made.told || "git fast-import");
  return id;
}

const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
