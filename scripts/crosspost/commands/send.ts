import path from "node:path";
import type { Manifest } from "#src/entry/manifest.ts";
import { replaceFile } from "#scripts/replace-file.ts";
import { accessOf, isWired, type WiredChannel } from "../world/access.ts";
import type { Order } from "../order/arguments.ts";
import type { Access } from "../network/access.ts";
import { postOf } from "../world/post.ts";
import { author, chosenChannels } from "../world/choice.ts";
import { readBoth } from "../world/ledger.ts";
import type { Command } from "./command.ts";
import type { World } from "../world/world.ts";
import { deliver, type Engine } from "../deliver.ts";
import { deployedCheck, type Deployed } from "../world/deployed.ts";
import { isBegun, isStuck, keyParts, ledgerKey, type LedgerLine } from "../ledger/line.ts";
import { Overtaken, type LedgerStore } from "../ledger/store.ts";
import { planOffers, queueOf, type Offer } from "../plan/plan.ts";
import { planChannels } from "../plan/channels.ts";
import { Problem, exitCodes } from "../order/problem.ts";
import { reportTable } from "../report/table.ts";
import { reportText, type ChannelReport } from "../report/report.ts";
import { slotsOf, type Slot } from "../plan/slots.ts";
import { titled } from "../post/text.ts";
import { daysBefore, lingers, waitingSince } from "../plan/waiting.ts";

/** What all channels of a run share. */
interface Run {
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

/** `send`: brings to an end what was begun, then posts what is due. */
export const send: Command = (order, world) => run(order, world, true);

/** `reconcile`: only brings to an end what was begun. */
export const reconcile: Command = (order, world) => run(order, world, false);

const run = async (order: Order, world: World, begins: boolean) => {
  const channels = chosenChannels(order, world).filter(isWired);
  const { manifest, store } = await readBoth(order, world);
  const { config, clock, sleep, env } = world;
  const timeout = config.timeout * 1000;
  const engine = { store, by: author(order, env), now: clock, sleep, settle: config.settle * 1000, timeout };
  const byId = new Map(manifest.entries.map((entry) => [entry.id, entry]));
  const shared = { order, world, manifest, byId, store, engine, begins, deployed: deployedCheck(world.call, clock) };
  // One channel's fault never stops the others; where the ledger or the clock cannot be trusted, each stops by itself.
  const served = await Promise.all(channels.map((channel) => serveAlone(channel, shared)));
  const reports = served.map(({ report }) => report);
  const problem = served.find((one) => one.problem)?.problem;
  const entries = reports.flatMap((report) => report.entries);
  const act = reports.some(({ fault }) => fault !== undefined) || entries.some(({ needsPerson }) => needsPerson);
  const away = entries.some(({ unreachable }) => unreachable);
  const { zone } = world.settings;
  if (order.out) await replaceFile(path.resolve(world.root, order.out), reportTable(reports, zone));
  return {
    text: [reportText(reports, zone), ...(problem ? [problem.message] : [])].join("\n\n"),
    data: { channels: reports, problem: problem?.message },
    exitCode: problem?.exitCode ?? (act ? exitCodes.act : away ? exitCodes.unreachable : exitCodes.done),
  };
};

/** A fault in one channel's own code is told and stops no other; what it had begun is ended by the next run. */
async function serveAlone(
  channel: WiredChannel,
  shared: Run,
): Promise<{ report: ChannelReport; problem: Problem | undefined }> {
  const { name, label } = channel;
  const report: ChannelReport = { channel: name, label, fault: undefined, entries: [], later: [], archive: 0 };
  let problem: Problem | undefined;
  try {
    await serve(channel, report, shared);
  } catch (error) {
    if (error instanceof Problem) problem = error;
    report.fault = problem
      ? "журнал или часы не в порядке, об этом ниже"
      : `ошибка программы (${error instanceof Error ? error.message.split("\n")[0] : "неизвестная"})`;
  }
  return { report, problem };
}

async function serve(channel: WiredChannel, report: ChannelReport, shared: Run): Promise<void> {
  const { name, label } = channel;
  const { order, world, store } = shared;
  const asked = (id: string) => order.entries.length === 0 || order.entries.includes(id);
  const lines = [...store.ledger]
    .filter(([key]) => keyParts(key).channel === name)
    .flatMap(([key, all]) => ({ id: keyParts(key).id, line: all.at(-1) }))
    .filter(({ id }) => asked(id));
  const open = lines.filter(({ line }) => isBegun(line));
  const offers = offersOf(channel, shared);
  report.archive = offers.filter(({ archive }) => archive).length;

  const stuck = lines.filter(({ line }) => line && isStuck(line) && line.state !== "blocked_auth");
  for (const { id, line } of stuck) report.entries.push(told(id, line, undefined, shared));
  if (open.length === 0 && offers.length === report.archive) return;

  const access = accessOf(channel, world);
  if ("fault" in access) {
    report.fault = access.fault;
    return;
  }
  // A key that was refused is looked at first: another try with it would only fill the ledger.
  if (lines.some(({ line }) => line?.state === "blocked_auth")) {
    const fault = (await channel.wire.examine(access)).find(({ level }) => level === "fault");
    if (fault) {
      report.fault = [fault.what, fault.mend].filter(Boolean).join(" ");
      return;
    }
  }

  const ended: ChannelReport["entries"] = [];
  for (const { id } of open) {
    world.say(`${label}: ${id} — довожу до конца…`);
    const delivery = { key: ledgerKey(id, name), post: undefined, wire: channel.wire, access };
    const { line, left } = await deliver(delivery, shared.engine);
    ended.push(told(id, line, left, shared));
  }
  // What turned out not to be posted waits again with the others: its page, the hours and the pace are looked at anew.
  const queue = queueOf(offersOf(channel, shared), name);
  const waiting = new Set(queue.map(({ announcement }) => announcement.id));
  report.entries.push(...ended.filter(({ id }) => !waiting.has(id)));
  await postQueue(channel, access, queue, report, shared);
}

/** What waits for a channel; nothing when nothing may begin. */
function offersOf({ name }: WiredChannel, { order, world, manifest, store, begins }: Run): Offer[] {
  if (!begins) return [];
  const channels = planChannels(world).filter((channel) => channel.name === name);
  return planOffers(manifest, store.ledger, { ...order, channels, limit: Infinity, opened: store.opened }).offers;
}

async function postQueue(
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

function told(
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
