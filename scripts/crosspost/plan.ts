import type { Announcement, Manifest } from "#src/entry/manifest.ts";
import { ledgerKey, standing, type Ledger } from "./ledger.ts";

/** What was asked for. */
export interface PlanRequest {
  /** Names of the channels to plan for. */
  channels: readonly string[];
  /** Ids; empty means every entry. */
  entries: readonly string[];
  /** Only entries published on this day or later, `YYYY-MM-DD`. */
  since?: string | undefined;
  /** Lets the archive go out too. */
  backfill: boolean;
  /** The most entries to offer. */
  limit: number;
}

/** One entry that waits for one channel. */
export interface Offer {
  announcement: Announcement;
  channel: string;
  /**
   * True when the entry is older than the channel's first record and nobody named it, its time
   * (`--since`) or the whole archive (`--backfill`): it is shown, and must not be sent by itself.
   */
  archive: boolean;
}

export interface Plan {
  /** Newest entries first, in the manifest's order; an entry's channels together. */
  offers: Offer[];
  /** How many entries wait in all. */
  waiting: number;
}

/** The day of a channel's first record; everything before it is the archive. */
function firstDay(ledger: Ledger, channel: string): string | undefined {
  const suffix = ledgerKey("", channel);
  return [...ledger]
    .filter(([key]) => key.endsWith(suffix))
    .flatMap(([, lines]) => lines.map((line) => line.at.slice(0, 10)))
    .toSorted()[0];
}

/** Says which entry waits for which channel. What was posted or skipped once never comes back, however it was edited. */
export function planOffers(manifest: Manifest, ledger: Ledger, request: PlanRequest): Plan {
  const released = request.backfill || request.since !== undefined || request.entries.length > 0;
  const opened = new Map(request.channels.map((channel) => [channel, firstDay(ledger, channel)]));
  const isArchive = (published: string, channel: string) => {
    const start = opened.get(channel);
    return !released && (start === undefined || published < start);
  };
  const byEntry = manifest.entries
    .filter(({ id, published }) => {
      const asked = request.entries.length === 0 || request.entries.includes(id);
      return asked && (request.since === undefined || published >= request.since);
    })
    .map((announcement) =>
      request.channels
        .filter((channel) => !standing(ledger, announcement.id, channel))
        .map((channel) => ({ announcement, channel, archive: isArchive(announcement.published, channel) })),
    )
    .filter((offers) => offers.length > 0);
  return { offers: byEntry.slice(0, request.limit).flat(), waiting: byEntry.length };
}
