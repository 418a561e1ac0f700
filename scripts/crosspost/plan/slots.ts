import type { Channel } from "../channel.ts";
import { isInDoubt, isPosted, keyParts, type Ledger, type LedgerLine } from "../ledger/line.ts";
import { paceOf } from "../settings/file.ts";
import { ownSettings } from "../world/access.ts";
import type { World } from "../world/world.ts";
import type { Offer } from "./plan.ts";
import { nextSlots } from "./schedule.ts";

/** When an offer may go out. */
export interface Slot {
  /** From when a reader may see it. */
  publicAt: Date;
  /** From when it may be sent: earlier, where the network holds posts for their time. */
  sendAt: Date;
}

/** When a post came out or will, by its lines: what is under way or in doubt counts, too. */
function postTime(lines: readonly LedgerLine[], lead: number): number | undefined {
  const last = lines.at(-1);
  if (last?.due) return new Date(last.due).getTime();
  if (isPosted(last)) return new Date(lines.find((line) => isPosted(line))?.at ?? last.at).getTime();
  const intent = last && isInDoubt(last) ? lines.findLast(({ state }) => state === "intent") : undefined;
  return intent && new Date(intent.at).getTime() + lead;
}

/** When each offer may go out in a channel, by its pace and by what was posted there; in the order of the offers. */
export function slotsOf(
  { name, wire }: Channel,
  offers: readonly Offer[],
  ledger: Ledger,
  world: Pick<World, "config" | "clock">,
): Slot[] {
  const { config, clock } = world;
  const lead = wire?.lead?.(ownSettings(name, world)) ?? 0;
  const posted = [...ledger].flatMap(([key, lines]) => {
    const time = keyParts(key).channel === name ? postTime(lines, lead) : undefined;
    return time === undefined ? [] : [new Date(time)];
  });
  // A network that asked to wait meant the whole channel.
  const from = offers.reduce(
    (latest, { line }) => Math.max(latest, line?.until ? new Date(line.until).getTime() : 0),
    clock().getTime(),
  );
  const queue = offers.map(({ announcement }) => paceOf(config, name, announcement.rubric.id));
  return nextSlots({ now: new Date(from + lead), zone: config.zone, posted, queue }).map((publicAt) => ({
    publicAt,
    sendAt: new Date(publicAt.getTime() - lead),
  }));
}
