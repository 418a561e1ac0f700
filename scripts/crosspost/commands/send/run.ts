import path from "node:path";
import { exitCodes, type Answer } from "#scripts/crosspost/order/answer.ts";
import type { Order } from "#scripts/crosspost/order/order.ts";
import { reportText } from "#scripts/crosspost/report/report.ts";
import { reportTable } from "#scripts/crosspost/report/table.ts";
import { isWired } from "#scripts/crosspost/world/access.ts";
import { author, chosenChannels } from "#scripts/crosspost/world/choice.ts";
import { deployedCheck } from "#scripts/crosspost/world/deployed.ts";
import { readBoth } from "#scripts/crosspost/world/ledger.ts";
import type { World } from "#scripts/crosspost/world/world.ts";
import { replaceFile } from "#scripts/replace-file.ts";
import { serveAlone } from "./channel.ts";

/**
 * Serves every channel: what was begun is brought to its end, then what is due is posted.
 * @param begins false where nothing new may begin
 */
export async function serveChannels(order: Order, world: World, begins: boolean): Promise<Answer> {
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
}
