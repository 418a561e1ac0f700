import { isInDoubt, isPosted, keyParts, ledgerKey, standing } from "../ledger/line.ts";
import { exitCodes, type Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { wrongUsage } from "../order/problem.ts";
import { titled } from "../post/text.ts";
import { correctedAnswer, type Corrected } from "../report/corrected.ts";
import { accessOf, isWired } from "../world/access.ts";
import { author, chosenChannels, knownEntry } from "../world/choice.ts";
import { appendAlone, readBoth } from "../world/ledger.ts";
import { remoteOf } from "../world/post.ts";
import type { World } from "../world/world.ts";
import { entryWord, type Command } from "./command.ts";
import { sampleEntry } from "./sample.ts";

/**
 * `withdraw`: the posts of an entry that is withdrawn; with `--delete` they are deleted where a program may, with
 * `--done` a person says that they have deleted what a program may not, or what stood in the channel that is named.
 */
export const withdraw: Command = {
  name: "withdraw",
  words: [entryWord],
  options: ["channel", "by", "delete", "done", "dry-run"],
  help: [
    [
      "withdraw <id>",
      "посты снятой записи списком; с ключом --delete — удалить их, с ключом --done — отметить, что вы удалили их сами",
    ],
  ],
  get example() {
    return `npm run crosspost -- withdraw ${sampleEntry()} --delete`;
  },
  run: withdrawPosts,
};

async function withdrawPosts(order: Order, world: World): Promise<Answer> {
  const [id = ""] = order.words;
  const { manifest, store } = await readBoth({ ...order, entries: [] }, world);
  const entry = manifest.entries.find((candidate) => candidate.id === id);
  if (entry && order.delete)
    throw wrongUsage(
      `Запись ${titled(entry.title)} ещё на портале. Сначала снимите её, соберите и опубликуйте портал.`,
    );
  if (![...store.ledger.keys()].some((key) => keyParts(key).id === id)) knownEntry(manifest, id);
  const all: Corrected[] = [];
  for (const channel of chosenChannels(order, world)) {
    const { name, label } = channel;
    const line = standing(store.ledger, id, name);
    if (!line) continue;
    const about = { id, channel: name, label, title: entry?.title ?? id, url: line.url };
    const removed = async () => {
      const change = {
        state: "removed",
        by: author(order, world.env),
        at: world.clock().toISOString(),
        url: undefined,
        why: entry ? "пост удалён" : "запись снята с портала",
      } as const;
      await appendAlone(store, [{ key: ledgerKey(id, name), before: line, change }]);
      all.push({ ...about, outcome: "removed" });
    };
    const mayBeStanding = isInDoubt(line);
    if (!isPosted(line) && !mayBeStanding) continue;
    const remove = isPosted(line) && line.remoteId ? channel.wire?.remove : undefined;
    if (order.done && line.state !== "intent" && (!remove || order.channels.includes(name))) {
      if (order.dryRun) all.push({ ...about, outcome: "would" });
      else await removed();
    } else if (mayBeStanding) all.push({ ...about, outcome: "unclear", why: line.why });
    else if (!remove || !isWired(channel)) all.push({ ...about, outcome: "by-hand" });
    else if (!order.delete || order.dryRun) all.push({ ...about, outcome: "would" });
    else {
      const access = accessOf(channel, world);
      const outcome =
        "fault" in access ? { is: "auth" as const, why: access.fault } : await remove(remoteOf(line), access);
      if (outcome.is === "done") await removed();
      else all.push({ ...about, outcome: "failed", why: outcome.why });
    }
  }
  return withdrawn(all, order, entry?.title ?? id, entry !== undefined);
}

function withdrawn(all: readonly Corrected[], order: Order, title: string, isPublished: boolean): Answer {
  const [id = ""] = order.words;
  const would = order.done ? "было бы отмечено, что пост удалён" : "пост удалит программа";
  const told = correctedAnswer(all, `Постов записи ${titled(title)} в журнале нет.`, {
    byHand: "удалите пост сами",
    would,
  });
  const hints = [
    ...(isPublished && all.length > 0 ? ["Запись ещё на портале: удалять её посты не нужно, пока она там."] : []),
    ...(all.some(({ outcome }) => outcome === "would") && !order.delete && !order.done && !isPublished
      ? [`Удалить: npm run crosspost -- withdraw ${id} --delete`]
      : []),
    ...(all.some(({ outcome }) => outcome === "by-hand" || outcome === "unclear")
      ? [`Что удалили сами, отметьте: npm run crosspost -- withdraw ${id} --done`]
      : []),
  ];
  return {
    ...told,
    text: [told.text, ...hints].join("\n"),
    exitCode: isPublished && !order.done ? exitCodes.done : told.exitCode,
  };
}
