import { deliver } from "#scripts/crosspost/deliver.ts";
import { isBegun, isStuck, keyParts, ledgerKey } from "#scripts/crosspost/ledger/line.ts";
import { Problem } from "#scripts/crosspost/order/problem.ts";
import { planChannels } from "#scripts/crosspost/plan/channels.ts";
import { planOffers, queueOf, type Offer } from "#scripts/crosspost/plan/plan.ts";
import type { ChannelReport } from "#scripts/crosspost/report/report.ts";
import { accessOf, type WiredChannel } from "#scripts/crosspost/world/access.ts";
import { postQueue, told, type Run } from "./queue.ts";

/** A fault in one channel's own code is told and stops no other; what it had begun is ended by the next run. */
export async function serveAlone(
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
