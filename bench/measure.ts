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
const statOf = (pid: string) => readProc(`${pid}/stat`)?.replace(/^.*\) /s, "").split(" ");

/** Seconds of CPU time of children that have ended and been waited for: what `getrusage(RUSAGE_CHILDREN)` tells. */
function childrenCpu(): number | undefined {
  const stat = statOf("self");
  return stat && (Number(stat[13]) + Number(stat[14])) / TICKS;
}

/** Memory of a process and all its descendants now, and the most that any one of them ever held; in megabytes. */
function treeMemory(root: number): { now: number; high: number } {
  const children = new Map<string, string[]>();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const parent = statOf(pid)?.[1];
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const memory = { now: 0, high: 0 };
  const pids = [String(root)];
  for (const pid of pids) {
    pids.push(...(children.get(pid) ?? []));
    const status = readProc(`${pid}/status`) ?? "";
    const megabytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1024;
    memory.now += megabytes("VmRSS");
    memory.high = Math.max(memory.high, megabytes("VmHWM"));
  }
  return memory;
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
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  let peakMb: number | undefined;
  const sample = () => {
    const { now, high } = treeMemory(child.pid ?? 0);
    peakMb = Math.max(peakMb ?? 0, now, high);
  };
  const timer = cpuBefore === undefined ? undefined : setInterval(sample, INTERVAL);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  }).finally(() => clearInterval(timer));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output.slice(-4000)}`);
  const cpuAfter = childrenCpu();
  const cpuSeconds = cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
  return { seconds, cpuSeconds, peakMb, load, output };
}
