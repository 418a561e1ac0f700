import { deliver, type Engine } from "#scripts/crosspost/deliver.ts";
import { isStuck, ledgerKey, type LedgerLine } from "#scripts/crosspost/ledger/line.ts";
import { Overtaken, type LedgerStore } from "#scripts/crosspost/ledger/store.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Order } from "#scripts/crosspost/order/order.ts";
import type { Offer } from "#scripts/crosspost/plan/plan.ts";
import { slotsOf, type Slot } from "#scripts/crosspost/plan/slots.ts";
import { daysBefore, lingers, waitingSince } from "#scripts/crosspost/plan/waiting.ts";
import { titled } from "#scripts/crosspost/post/text.ts";
import type { ChannelReport } from "#scripts/crosspost/report/report.ts";
import type { WiredChannel } from "#scripts/crosspost/world/access.ts";
import type { Deployed } from "#scripts/crosspost/world/deployed.ts";
import { postOf } from "#scripts/crosspost/world/post.ts";
import type { World } from "#scripts/crosspost/world/world.ts";
import type { Manifest } from "#src/entry/manifest.ts";

/** What all channels of a run share. */
export interface Run {
  order: Order;
  world: World;
  manifest: Manifest;
  byId: ReadonlyMap<string, Manifest["entries"][number]>;
  store: LedgerStore;
  engine: Engine;
  deployed: Deployed;
  /** False for `reconcile`: nothing new begins. */
  begins: boolean;
}

/** Posts what is due of a channel's queue, one after another, and reports what follows later. */
export async function postQueue(
  channel: WiredChannel,
  access: Access,
  queue: readonly Offer[],
  report: ChannelReport,
  shared: Run,
): Promise<void> {
  const { order, world, engine, store, deployed } = shared;
  const isReleased = order.backfill || order.since !== undefined || order.entries.length > 0;
  let waiting = isReleased ? queue.slice(0, order.limit) : queue;
  if (isReleased) await release(channel.name, waiting, shared);
  // Asked anew for each: time passes, and what was posted meanwhile counts.
  const isDue = ({ sendAt }: Slot) => sendAt <= world.clock();
  const next = () => {
    const place = slotsOf(channel, waiting, store.ledger, world).findIndex(isDue);
    return waiting[place];
  };
  let left = order.limit ?? Infinity;
  let silent = 0;
  for (let offer = next(); offer && left > 0; offer = next()) {
    const { announcement } = offer;
    const { id, title } = announcement;
    waiting = waiting.filter((other) => other !== offer);
    world.say(`${channel.label}: ${titled(title)}…`);
    const closed = await deployed(announcement);
    if (closed) {
      // It holds nobody up, and somebody is told when it goes on.
      const needsPerson = waitingSince(offer) < daysBefore(world.now, world.config.remindAfter);
      report.entries.push({ ...told(id, undefined, closed.why, shared), unreachable: true, needsPerson });
      // One page may hang; two are the portal, and to wait for each would take hours.
      if (closed.isSilent && ++silent === 2) break;
      continue;
    }
    left -= 1;
    const post = postOf(channel, announcement, world.now, world);
    await channel.wire.refreshPreview?.(post.link, access);
    const mayBegin = () => slotsOf(channel, [offer], store.ledger, world).every(isDue);
    const delivery = { key: ledgerKey(id, channel.name), post, wire: channel.wire, access, mayBegin };
    const { line, left: why } = await deliver(delivery, engine);
    report.entries.push(told(id, line, why, shared));
    // Throttled, refused or not reached: the entries that follow would fare no better.
    if (line?.state === "blocked_auth" || line?.state === "deferred") break;
  }
  const slots = slotsOf(channel, waiting, store.ledger, world);
  report.later = waiting.map(({ announcement: { id, title } }, place) => {
    const slot = slots[place];
    return { id, title, at: slot && !isDue(slot) ? slot.publicAt.toISOString() : undefined };
  });
}

/** Notes in the ledger that entries of the archive were let out, so that later runs go on with them. */
async function release(channel: string, offers: readonly Offer[], { store, engine }: Run): Promise<void> {
  const fresh = offers.filter(({ line }) => line === undefined);
  const stamp = { state: "planned", by: engine.by, at: engine.now().toISOString() } as const;
  try {
    await store.append(
      fresh.map(({ announcement }) => ({ key: ledgerKey(announcement.id, channel), before: undefined, change: stamp })),
    );
  } catch (error) {
    // Another run let them out.
    if (!(error instanceof Overtaken)) throw error;
  }
}

/** How an entry stands after a run. */
export function told(
  id: string,
  line: LedgerLine | undefined,
  left: string | undefined,
  { byId, world }: Run,
): ChannelReport["entries"][number] {
  return {
    id,
    title: byId.get(id)?.title ?? id,
    state: line?.state,
    url: line?.url,
    due: line?.due ?? line?.until,
    why: left ?? line?.why,
    needsPerson: line !== undefined && (isStuck(line) || lingers(line, world)),
    unreachable: false,
  };
}
