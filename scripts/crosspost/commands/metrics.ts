import { readFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { replaceFile } from "#scripts/replace-file.ts";
import type { Remote } from "../channel.ts";
import { keyParts } from "../ledger/line.ts";
import { exitCodes, type Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { wrongUsage } from "../order/problem.ts";
import { daysBefore } from "../plan/waiting.ts";
import { accessOf, isWired } from "../world/access.ts";
import { chosenChannels } from "../world/choice.ts";
import { openLedger } from "../world/ledger.ts";
import type { World } from "../world/world.ts";
import type { Command } from "./command.ts";

/**
 * `metrics pull`: reads what the networks tell of each post into `content/metrics/<channel>.csv`, one row per figure
 * with its time (ISO 8601, UTC) and source: of the posts of the last 90 days, or of those that were asked for. A channel
 * that does not answer stops no other.
 */
export const metrics: Command = {
  name: "metrics",
  words: ["pull"],
  options: ["channel", "entry", "since", "backfill", "dry-run"],
  help: [
    [
      "metrics pull",
      "собрать в content/metrics/ цифры постов за последние 90 дней (с --since или --backfill — и более ранних)",
    ],
  ],
  example: "npm run crosspost -- metrics pull",
  run: pull,
};

/** One figure of one post, as it was read. */
type Row = [at: string, entry: string, post: string, metric: string, value: string, source: string];
const HEADER = ["at", "entry", "post", "metric", "value", "source"];
/** A post older than this moves little, and every post costs the network's allowance; `--since` and `--backfill` ask for more. */
const DAYS = 90;

async function pull(order: Order, world: World): Promise<Answer> {
  if (order.words[0] !== "pull") throw wrongUsage(`metrics ${order.words[0] ?? ""}: такого нет.\n  Допустимо: pull`);
  const channels = chosenChannels(order, world).filter(isWired);
  const store = await openLedger(world);
  await store.read();
  const asksMore = order.backfill || order.entries.length > 0;
  const since = asksMore ? "" : (order.since ?? daysBefore(world.now, DAYS).toISOString().slice(0, 10));
  const text: string[] = [];
  const data: { channel: string; rows: number; dead: string[]; faults: string[] }[] = [];
  for (const channel of channels) {
    const { figures } = channel.wire;
    const posts = [...store.ledger].flatMap(([key, lines]) => {
      const { id, channel: name } = keyParts(key);
      const line = lines.at(-1);
      const asked = order.entries.length === 0 || order.entries.includes(id);
      if (name !== channel.name || !asked || line?.state !== "confirmed" || !line.remoteId) return [];
      return (line.createdAt ?? line.at) >= since ? [{ id, line }] : [];
    });
    if (!figures || posts.length === 0) continue;
    const access = accessOf(channel, world);
    const rows: Row[] = [];
    const dead = new Set<string>();
    const faults: string[] = "fault" in access ? [access.fault] : [];
    if (!("fault" in access))
      for (const { id, line } of posts) {
        world.say(`${channel.label}: ${id}…`);
        const remote: Remote = { remoteId: line.remoteId ?? "", url: line.url, isPublic: true };
        const outcome = await figures(remote, access);
        if (outcome.is !== "done") {
          faults.push(`${id}: ${outcome.why}`);
          if (outcome.is === "later" || outcome.is === "auth" || outcome.is === "absent") break;
          continue;
        }
        outcome.value.dead.forEach((name) => dead.add(name));
        const at = world.clock().toISOString();
        for (const { name, value } of outcome.value.figures)
          rows.push([at, id, line.url ?? line.remoteId ?? "", name, String(value), channel.name]);
      }
    if (rows.length > 0 && !order.dryRun)
      await addRows(path.join(world.root, "content", "metrics", `${channel.name}.csv`), rows);
    text.push(
      `${channel.label}: показателей — ${rows.length}${dead.size > 0 ? `; сеть больше не даёт: ${[...dead].join(", ")}` : ""}`,
      ...faults.map((fault) => `  ! ${fault}`),
    );
    data.push({ channel: channel.name, rows: rows.length, dead: [...dead], faults });
  }
  const failed = data.some(({ faults }) => faults.length > 0);
  return {
    text: text.join("\n") || "Постов, о которых сеть что-то расскажет, пока нет.",
    data: { channels: data },
    exitCode: failed ? exitCodes.act : exitCodes.done,
  };
}

async function addRows(file: string, rows: readonly Row[]): Promise<void> {
  const before = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return stringify([HEADER]);
    throw error;
  });
  await replaceFile(file, before + (before.endsWith("\n") ? "" : "\n") + stringify(rows.map((row) => [...row])));
}
