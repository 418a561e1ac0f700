import { isHeld, type LedgerLine } from "../ledger/line.ts";
import type { Offer } from "../plan/plan.ts";
import { daysBefore, waitingSince } from "../plan/waiting.ts";

/** What the order of the desk depends on. */
export type Waiting = Pick<Offer, "announcement" | "line" | "archive" | "opened">;

/** The parts of the desk. */
export interface Parts<Entry> {
  /** Nobody has them in hand, the longest waiting first. */
  fresh: Entry[];
  /** Somebody has them in hand, the soonest to come back first. */
  taken: Entry[];
  /** Older than the channel, newest first. */
  archive: Entry[];
}

/** Who has an entry in hand; nobody once the time of the claim is over. */
export const holder = ({ line }: Pick<Waiting, "line">, now: Date): LedgerLine | undefined =>
  line?.state === "claimed" && isHeld(line, now) ? line : undefined;

/** True when an entry that nobody has in hand waits for longer than so many days. */
export const isLate = (entry: Waiting, now: Date, days: number): boolean =>
  !entry.archive && !holder(entry, now) && waitingSince(entry) < daysBefore(now, days);

const byTime =
  <Entry extends Waiting>(timeOf: (entry: Entry) => Date) =>
  (one: Entry, other: Entry) =>
    timeOf(one).getTime() - timeOf(other).getTime() ||
    one.announcement.published.localeCompare(other.announcement.published) ||
    (one.announcement.id < other.announcement.id ? -1 : 1);

/** Parts and order of the desk. The entries come newest first, as they stand in the manifest. */
export function inOrder<Entry extends Waiting>(entries: readonly Entry[], now: Date): Parts<Entry> {
  const parts: Parts<Entry> = { fresh: [], taken: [], archive: [] };
  for (const entry of entries) parts[entry.archive ? "archive" : holder(entry, now) ? "taken" : "fresh"].push(entry);
  parts.fresh.sort(byTime(waitingSince));
  parts.taken.sort(byTime((entry) => new Date(entry.line?.until ?? 0)));
  return parts;
}

/** The first entries of the parts, so many in all: the archive gives way first. */
export function firstOf<Entry>({ fresh, taken, archive }: Parts<Entry>, limit: number): Parts<Entry> {
  const left = (used: number) => Math.max(0, limit - used);
  const first = { fresh: fresh.slice(0, limit), taken: taken.slice(0, left(fresh.length)) };
  return { ...first, archive: archive.slice(0, left(fresh.length + taken.length)) };
}
