import type { Manifest } from "#src/entry/manifest.ts";
import { accessOf, isWired } from "../world/access.ts";
import type { Order } from "../order/arguments.ts";
import type { Channel, Remote } from "../channel.ts";
import { author, chosenChannels, knownEntry } from "../world/choice.ts";
import { appendAlone, readBoth } from "../world/ledger.ts";
import type { Answer } from "../order/answer.ts";
import type { Command } from "./command.ts";
import type { World } from "../world/world.ts";
import { attemptOf, marksBefore, renderHash } from "../deliver.ts";
import { isInDoubt, isPosted, keyParts, ledgerKey, standing, type Ledger, type LedgerLine } from "../ledger/line.ts";
import { postOf } from "../world/post.ts";
import { exitCodes, wrongUsage } from "../order/problem.ts";
import { titled } from "../post/text.ts";

/** What became of one post. */
interface Corrected {
  id: string;
  channel: string;
  label: string;
  title: string;
  url: string | undefined;
  outcome: "edited" | "removed" | "by-hand" | "unclear" | "failed" | "would";
  why?: string | undefined;
}

/** Posts whose text is no longer what the entry says now, as it would have been written on the day of the post. */
export const outdated = (channel: Channel, entries: Manifest["entries"], ledger: Ledger, world: World) =>
  entries.flatMap((announcement) => {
    const line = standing(ledger, announcement.id, channel.name);
    if (!isPosted(line) || !line.renderHash) return [];
    const post = postOf(channel, announcement, new Date(line.createdAt ?? line.at), world);
    return renderHash(post) === line.renderHash ? [] : [{ announcement, line, post }];
  });

const remoteOf = (line: LedgerLine): Remote => ({
  remoteId: line.remoteId ?? "",
  url: line.url,
  isPublic: line.state === "confirmed",
  due: line.due,
});

/** `update`: puts the entry's text of today into posts that came out with another. Never posts anew. */
export const update: Command = async (order, world) => {
  const { manifest, store } = await readBoth(order, world);
  const by = author(order, world.env);
  const all: Corrected[] = [];
  const asked = manifest.entries.filter(({ id }) => order.entries.length === 0 || order.entries.includes(id));
  for (const channel of chosenChannels(order, world)) {
    const { name, label, wire } = channel;
    const old = outdated(channel, asked, store.ledger, world);
    const access = isWired(channel) && old.length > 0 ? accessOf(channel, world) : undefined;
    for (const { announcement, line, post } of old) {
      const { id, title } = announcement;
      const about = { id, channel: name, label, title, url: line.url };
      if (!wire?.edit || !line.remoteId || !access)
        all.push({ ...about, outcome: "by-hand", why: wire ? "сеть не даёт править пост программе" : byHand(line) });
      else if (order.dryRun) all.push({ ...about, outcome: "would" });
      else if ("fault" in access) all.push({ ...about, outcome: "failed", why: access.fault });
      else {
        world.say(`${label}: ${titled(title)}…`);
        const outcome = await wire.edit(remoteOf(line), post, attemptOf(line), access);
        if (outcome.is === "done") {
          const change = {
            state: line.state,
            by,
            at: world.clock().toISOString(),
            due: line.due,
            marker: post.link,
            formerMarkers: marksBefore(line, post.link),
            renderHash: renderHash(post),
          };
          await appendAlone(store, [{ key: line.key, before: line, change }]);
          all.push({ ...about, outcome: "edited" });
        } else all.push({ ...about, outcome: outcome.is === "failed" ? "by-hand" : "failed", why: outcome.why });
      }
    }
  }
  return answer(all, "Все посты говорят то же, что записи.", {
    byHand: "исправьте пост сами",
    would: "пост исправит программа",
  });
};

/** How a person tells that a post of theirs was mended: it is marked anew, with the text of today. */
const byHand = ({ key, url = "" }: LedgerLine) =>
  `потом отметьте: npm run crosspost -- posted ${keyParts(key).id} ${url} --replace`;

/**
 * `withdraw`: the posts of an entry that is withdrawn; with `--delete` they are deleted where a program may, with
 * `--done` a person says that they have deleted what a program may not, or what stood in the channel that is named.
 */
export const withdraw: Command = async (order, world) => {
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
};

function withdrawn(all: readonly Corrected[], order: Order, title: string, isPublished: boolean): Answer {
  const [id = ""] = order.words;
  const would = order.done ? "было бы отмечено, что пост удалён" : "пост удалит программа";
  const told = answer(all, `Постов записи ${titled(title)} в журнале нет.`, { byHand: "удалите пост сами", would });
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

const outcomes: Record<Exclude<Corrected["outcome"], "by-hand" | "would">, string> = {
  edited: "пост исправлен",
  removed: "пост удалён",
  unclear: "вышел ли пост, неясно: посмотрите в канале",
  failed: "не вышло",
};

function answer(all: readonly Corrected[], nothing: string, words: { byHand: string; would: string }): Answer {
  const lines = all.map(({ label, title, url, outcome, why }) => {
    const what = { ...outcomes, "by-hand": words.byHand, would: words.would }[outcome];
    return `${label}, ${titled(title)} — ${what}${url ? `: ${url}` : ""}${why ? `\n    ${why}` : ""}`;
  });
  const act = all.some(({ outcome }) => outcome === "by-hand" || outcome === "unclear" || outcome === "failed");
  return { text: lines.join("\n") || nothing, data: { posts: all }, exitCode: act ? exitCodes.act : exitCodes.done };
}
