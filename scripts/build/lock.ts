import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** The holder touches its lock this often, in milliseconds. */
const HEARTBEAT = 5_000;
/** A lock untouched for so long is abandoned, even if another program now has its holder's number. */
const ABANDONED = 60_000;

interface Holder {
  pid: number;
  token: string;
}

export interface LockOptions {
  /** Called once when another build has to be waited for. */
  onWait?: (pid: number) => void;
  /** How often to look again, in milliseconds. */
  every?: number;
  /** How long to wait before giving up, in milliseconds. */
  patience?: number;
}

const hasCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException).code === code;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive all the same.
    return hasCode(error, "EPERM");
  }
}

/** Who holds the lock; `pid` 0 when the file is unreadable. Undefined when nobody does. */
async function holderOf(file: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return { pid: 0, token: text };
  }
}

async function isStale(file: string, holder: Holder): Promise<boolean> {
  if (holder.pid === 0 || !isAlive(holder.pid)) return true;
  try {
    return Date.now() - (await stat(file)).mtimeMs > ABANDONED;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

/** Moves a stale lock out of the way; a lock that somebody else has taken meanwhile is put back. */
async function remove(file: string, holder: Holder): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    if ((await holderOf(aside))?.token !== holder.token) await link(aside, file);
  } catch (error) {
    if (!hasCode(error, "ENOENT") && !hasCode(error, "EEXIST")) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Writes the lock in one step: a reader never sees half of it. */
async function take(file: string, own: Holder): Promise<boolean> {
  const draft = `${file}.${own.token}`;
  await writeFile(draft, JSON.stringify(own));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Waits until no other process holds the lock, takes it and returns what lets it go.
 * A lock whose holder is dead or silent is taken over.
 */
export async function lock(file: string, options: LockOptions = {}): Promise<() => Promise<void>> {
  const { onWait, every = 500, patience = 15 * 60_000 } = options;
  const own: Holder = { pid: process.pid, token: randomUUID() };
  const deadline = Date.now() + patience;
  let waiting = false;
  await mkdir(path.dirname(file), { recursive: true });
  while (!(await take(file, own))) {
    const holder = await holderOf(file);
    if (!holder) continue;
    if (await isStale(file, holder)) {
      await remove(file, holder);
      continue;
    }
    if (Date.now() > deadline) throw new Error(`process ${holder.pid} has held ${file} for too long`);
    if (!waiting) onWait?.(holder.pid);
    waiting = true;
    await pause(every);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    // Without its file the lock is lost, and there is nothing to keep alive.
    utimes(file, now, now).catch(() => clearInterval(heartbeat));
  }, HEARTBEAT);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    if ((await holderOf(file))?.token === own.token) await rm(file, { force: true });
  };
}
