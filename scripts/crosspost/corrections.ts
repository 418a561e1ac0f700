import type { Manifest } from "#src/entry/manifest.ts";
import { accessOf, isWired, type WiredChannel } from "./access.ts";
import type { Remote } from "./channel.ts";
import { author, chosenChannels } from "./choice.ts";
import { readBoth, type Answer, type Command, type World } from "./command.ts";
import { attemptOf, marksBefore, renderHash } from "./deliver.ts";
import { isPosted, ledgerKey, standing, type Ledger, type LedgerLine } from "./ledger/line.ts";
import { postOf } from "./post-of.ts";
import { exitCodes, wrongUsage } from "./problem.ts";

/** What became of one post. */
interface Corrected {
  id: string;
  channel: string;
  title: string;
  url: string | undefined;
  outcome: "edited" | "removed" | "by-hand" | "failed" | "would";
  why?: string | undefined;
}

/** Posts whose text is no longer what the entry says now, as it would have been written on the day of the post. */
export const outdated = (channel: WiredChannel, entries: Manifest["entries"], ledger: Ledger, world: World) =>
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
  const channels = chosenChannels(order, world).filter(isWired);
  const { manifest, store } = await readBoth(order, world);
  const by = author(order, world.env);
  const all: Corrected[] = [];
  const asked = manifest.entries.filter(({ id }) => order.entries.length === 0 || order.entries.includes(id));
  for (const channel of channels) {
    const old = outdated(channel, asked, store.ledger, world);
    if (old.length === 0) continue;
    const access = accessOf(channel, world);
    for (const { announcement, line, post } of old) {
      const { id, title } = announcement;
      const about = { id, channel: channel.name, title, url: line.url };
      const { edit } = channel.wire;
      if (!edit || !line.remoteId)
        all.push({ ...about, outcome: "by-hand", why: "сеть не даёт править пост программе" });
      else if (order.dryRun) all.push({ ...about, outcome: "would" });
      else if ("fault" in access) all.push({ ...about, outcome: "failed", why: access.fault });
      else {
        world.say(`${channel.label}: «${title}»…`);
        const outcome = await edit(remoteOf(line), post, attemptOf(line), access);
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
          await store.append([{ key: line.key, before: line, change }]);
          all.push({ ...about, outcome: "edited" });
        } else all.push({ ...about, outcome: outcome.is === "failed" ? "by-hand" : "failed", why: outcome.why });
      }
    }
  }
  return answer(all, "Все посты говорят то же, что записи.");
};

/** `withdraw`: the posts of an entry that is withdrawn; with `--delete` they are deleted where a program may. */
export const withdraw: Command = async (order, world) => {
  const [id = ""] = order.words;
  const { manifest, store } = await readBoth({ ...order, entries: [] }, world);
  const entry = manifest.entries.find((candidate) => candidate.id === id);
  if (entry && order.delete)
    throw wrongUsage(`Запись «${entry.title}» ещё на портале. Сначала снимите её, соберите и опубликуйте портал.`);
  const all: Corrected[] = [];
  for (const channel of chosenChannels(order, world)) {
    const line = standing(store.ledger, id, channel.name);
    if (!isPosted(line)) continue;
    const about = { id, channel: channel.name, title: entry?.title ?? id, url: line.url };
    const remove = channel.wire?.remove;
    if (!remove || !line.remoteId || !isWired(channel)) all.push({ ...about, outcome: "by-hand" });
    else if (!order.delete || order.dryRun) all.push({ ...about, outcome: "would" });
    else {
      const access = accessOf(channel, world);
      const outcome =
        "fault" in access ? { is: "auth" as const, why: access.fault } : await remove(remoteOf(line), access);
      if (outcome.is === "done") {
        const change = {
          state: "removed",
          by: author(order, world.env),
          at: world.clock().toISOString(),
          url: undefined,
          why: "запись снята с портала",
        } as const;
        await store.append([{ key: ledgerKey(id, channel.name), before: line, change }]);
        all.push({ ...about, outcome: "removed" });
      } else all.push({ ...about, outcome: "failed", why: outcome.why });
    }
  }
  return answer(all, `Постов записи ${id} в журнале нет.`);
};

const outcomes: Record<Corrected["outcome"], string> = {
  edited: "исправлен",
  removed: "удалён",
  "by-hand": "сделайте руками",
  failed: "не вышло",
  would: "сделает программа",
};

function answer(all: readonly Corrected[], nothing: string): Answer {
  const lines = all.map(
    ({ channel, title, url, outcome, why }) =>
      `${outcomes[outcome]} — ${channel}: «${title}»${url ? ` ${url}` : ""}${why ? `\n    ${why}` : ""}`,
  );
  const act = all.some(({ outcome }) => outcome === "by-hand" || outcome === "failed");
  return { text: lines.join("\n") || nothing, data: { posts: all }, exitCode: act ? exitCodes.act : exitCodes.done };
}
