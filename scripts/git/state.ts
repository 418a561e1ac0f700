import { spawnSync } from "node:child_process";

/** What Git answers in a folder: its exit code and its words. */
export function git(root: string, ...args: string[]): { code: number; out: string; err: string } {
  const { status, stdout, stderr, error } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (error) throw error;
  return { code: status ?? 1, out: stdout, err: stderr };
}

/** Why nothing may be overwritten here; undefined when Git holds everything that stands in the folder. */
export function unsafeTree(root: string): string | undefined {
  const { code, out } = git(root, "status", "--porcelain");
  if (code !== 0) return "Здесь нет хранилища Git: вернуть прежнее было бы нечем. Начните с git clone.";
  if (out === "") return undefined;
  const files = out.trimEnd().split("\n");
  return `В папке есть незаписанные изменения (${files.length}):\n${files.slice(0, 10).join("\n")}\nСохраните их (git add -A && git commit) или уберите (git stash -u) и повторите.`;
}
