import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";

/** What a command cost. CPU time and memory are known only where the system has /proc. */
export interface Cost {
  seconds: number;
  /** User and system time of the command and of all that it started. */
  cpuSeconds: number | undefined;
  /** Most memory that the command and all that it started held at once; shared pages count for each. */
  peakMb: number | undefined;
  /** How busy the machine was before: the load average of the last minute. */
  load: number;
}

/** How often memory is looked at, in milliseconds. */
const INTERVAL = 100;
/** Linux counts CPU time in hundredths of a second for every program (`getconf CLK_TCK`). */
const TICKS = 100;

const readProc = (file: string): string | undefined => {
  try {
    return readFileSync(`/proc/${file}`, "utf8");
  } catch {
    // The process ended between the listing and the reading, or there is no /proc here.
    return undefined;
  }
};

/** The fields of `/proc/<pid>/stat` after the name, which may hold spaces: the first is field 3, the state. */
const statOf = (pid: string) =>
  readProc(`${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");

/** Seconds of CPU time of children that have ended and been waited for: what `getrusage(RUSAGE_CHILDREN)` tells. */
function childrenCpu(): number | undefined {
  const stat = statOf("self");
  return stat && (Number(stat[13]) + Number(stat[14])) / TICKS;
}

/** A process and all its descendants, as often as `look` is called. */
function watchTree(root: number) {
  let peakMb = 0;
  /** Own CPU seconds of every process that was ever seen, by its number. */
  const cpu = new Map<string, number>();
  return {
    look() {
      const stats = new Map(
        readdirSync("/proc")
          .filter((name) => /^\d+$/.test(name))
          .map((pid) => [pid, statOf(pid)]),
      );
      const tree = [String(root)];
      let now = 0;
      for (const pid of tree) {
        for (const [other, stat] of stats) if (stat?.[1] === pid) tree.push(other);
        const stat = stats.get(pid);
        if (stat) cpu.set(pid, (Number(stat[11]) + Number(stat[12])) / TICKS);
        const status = readProc(`${pid}/status`) ?? "";
        const megabytes = (field: string) =>
          Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1024;
        now += megabytes("VmRSS");
        peakMb = Math.max(peakMb, now, megabytes("VmHWM"));
      }
    },
    seen: () => ({ peakMb, cpuSeconds: [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0) }),
  };
}

/**
 * Runs a command to its end and measures it. Only one at a time: CPU time is told for all children together.
 * @throws when the command ends with another code than 0; the message holds the end of its output.
 */
export async function measure(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<Cost & { output: string }> {
  const load = loadavg()[0] ?? 0;
  const cpuBefore = childrenCpu();
  const start = performance.now();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const tree = cpuBefore === undefined ? undefined : watchTree(child.pid ?? 0);
  const timer = tree && setInterval(tree.look, INTERVAL);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  }).finally(() => clearInterval(timer));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output.slice(-4000)}`);
  const seen = tree?.seen();
  // What nobody waited for is missing from the kernel's sum, what lived between two looks from ours.
  const waited = (childrenCpu() ?? 0) - (cpuBefore ?? 0);
  return { seconds, cpuSeconds: seen && Math.max(waited, seen.cpuSeconds), peakMb: seen?.peakMb, load, output };
}
