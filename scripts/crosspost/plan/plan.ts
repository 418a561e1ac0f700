import type { Announcement, Manifest } from "#src/entry/manifest.ts";
import { keyParts, ledgerKey, standing, type Ledger, type LedgerLine } from "../ledger/line.ts";

/** A channel as the plan needs it. */
export interface PlanChannel {
  name: string;
  /** Posts itself; else a person does. */
  isWired: boolean;
  /** Day from which it announces, `YYYY-MM-DD`; without one, a program begins with the day of its first record. */
  since?: string | undefined;
  /** Whether entries of a rubric go there. */
  takes: (rubric: string) => boolean;
}

/** What was asked for. */
export interface PlanRequest {
  channels: readonly PlanChannel[];
  /** Ids; empty means every entry. */
  entries: readonly string[];
  /** Only entries published on this day or later, `YYYY-MM-DD`. */
  since?: string | undefined;
  /** Lets the archive go out too. */
  backfill: boolean;
  /** The most entries to offer. */
  limit: number;
  /** When the ledger was opened: nobody has waited for longer. */
  opened?: Date | undefined;
}

/** One entry that waits for one channel. */
export interface Offer {
  announcement: Announcement;
  channel: string;
  /** Where it stands, when the ledger names it already. */
  line: LedgerLine | undefined;
  /**
   * True when the entry is older than the channel's first day and nobody named it, its time (`--since`) or the whole
   * archive (`--backfill`): it is shown, and not sent.
   */
  archive: boolean;
  opened?: Date | undefined;
}

export interface Plan {
  /** Newest entries first, in the manifest's order; an entry's channels together. */
  offers: Offer[];
  /** How many entries wait in all. */
  waiting: number;
}

/** Of each channel the day of its first record; everything before it is the archive. */
function firstDays(ledger: Ledger): Map<string, string> {
  const days = new Map<string, string>();
  for (const [key, [first]] of ledger) {
    const { channel } = keyParts(key);
    const day = first?.at.slice(0, 10) ?? "";
    const known = days.get(channel);
    if (known === undefined || day < known) days.set(channel, day);
  }
  return days;
}

const waitsForProgram: readonly LedgerLine["state"][] = ["planned", "deferred", "blocked_auth"];
const waitsForPerson: readonly LedgerLine["state"][] = ["open", "claimed"];

/** What may go to a channel by itself, the oldest entry first. */
export const queueOf = (offers: readonly Offer[], channel: string): Offer[] =>
  offers.filter((offer) => offer.channel === channel && !offer.archive).toReversed();

/** Says which entry waits for which channel. What was posted or skipped once never comes back, however it was edited. */
export function planOffers(manifest: Manifest, ledger: Ledger, request: PlanRequest): Plan {
  const released = request.backfill || request.since !== undefined || request.entries.length > 0;
  const firsts = firstDays(ledger);
  const { opened } = request;
  const asked = new Set(request.entries);
  const offer = (announcement: Announcement, { name, isWired, since, takes }: PlanChannel): Offer[] => {
    if (!takes(announcement.rubric.id)) return [];
    const line = standing(ledger, announcement.id, name);
    if (line && !(isWired ? waitsForProgram : waitsForPerson).includes(line.state)) return [];
    // What a program posts begins with the channel's first record; a person's work is old only where the settings say so.
    const start = since ?? (isWired ? firsts.get(name) : undefined);
    const isOld = start === undefined ? isWired : announcement.published < start;
    // A reminder names an entry, and lets it out no more than silence would.
    const lines = ledger.get(ledgerKey(announcement.id, name)) ?? [];
    const isLetOut = lines.some(({ state, reminded }) => state !== "open" || !reminded);
    return [{ announcement, channel: name, line, archive: !isLetOut && !released && isOld, opened }];
  };
  const byEntry = manifest.entries
    .filter(({ id, published }) => {
      const isAsked = asked.size === 0 || asked.has(id);
      return isAsked && (request.since === undefined || published >= request.since);
    })
    .map((announcement) => request.channels.flatMap((channel) => offer(announcement, channel)))
    .filter((offers) => offers.length > 0);
  return { offers: byEntry.slice(0, request.limit).flat(), waiting: byEntry.length };
}
