import type { Order } from "../order/arguments.ts";
import type { Channel } from "../channel.ts";
import { author, knownEntry, oneChannel, postAddress } from "../world/choice.ts";
import { appendAlone, readBoth } from "../world/ledger.ts";
import type { Answer } from "../order/answer.ts";
import type { Command } from "./command.ts";
import type { World } from "../world/world.ts";
import { renderHash } from "../deliver.ts";
import {
  isHeld,
  isPosted,
  keyParts,
  ledgerKey,
  standing,
  states,
  type Change,
  type Ledger,
  type LedgerLine,
} from "../ledger/line.ts";
import { postOf } from "../world/post.ts";
import { exitCodes, wrongUsage } from "../order/problem.ts";
import { titled } from "../post/text.ts";
import { lingers } from "../plan/waiting.ts";
import type { Announcement, Manifest } from "#src/entry/manifest.ts";

type Said = Omit<Change, "by" | "at">;

/** What a person says of an entry in a channel. */
interface Saying {
  /** What is said, told back. */
  told: string;
  says: Said;
  /** Throws when it may not follow the line that stands. */
  allow?: (before: LedgerLine | undefined) => void;
}

/** `posted`: a person says where the post stands. */
export const recordPosted: Command = (order, world) =>
  record(order, world, (channel, announcement, { site }) => {
    const url = postAddress(order.words[1] ?? "", channel, new URL(site.url).host);
    // What the entry says today is what a person pasted, near enough to tell later that it has changed.
    const post = announcement && !channel.wire ? postOf(channel, announcement, world.now, world) : undefined;
    return {
      told: `${channel.label}, ${url}`,
      says: { state: "posted", url, why: undefined, ...(post && { renderHash: renderHash(post) }) },
      allow: (before) => {
        refuseWhileUnclear(before, world);
        if (isPosted(before) && !(before.state === "posted" && order.replace))
          throw wrongUsage(
            `Запись уже отмечена в канале «${channel.label}»: ${before.url ?? states[before.state]}${before.state === "posted" ? "\n  Чтобы исправить адрес, добавьте --replace." : ""}`,
          );
      },
    };
  });

/** `skip`: a person says that there will be no post, and why. */
export const recordSkip: Command = (order, world) =>
  record(order, world, ({ label }) => ({
    told: `в канале «${label}» не публикуем: ${order.why ?? ""}`,
    says: { state: "skipped", why: order.why },
    allow: (before) => {
      refuseWhileUnclear(before, world);
      if (isPosted(before))
        throw wrongUsage(
          `Пропустить нельзя: запись уже опубликована в канале «${label}» — ${before.url ?? before.remoteId}${undo(before)}`,
        );
    },
  }));

/** `claim`: a person takes an entry, so that no other publishes it meanwhile. */
export const recordClaim: Command = (order, world) => {
  const until = new Date(world.now.getTime() + order.hours * 3_600_000);
  return record(order, world, ({ label, wire }) => ({
    told: `её публикует ${author(order, world.env)} до ${moment(until, world.settings.zone)}`,
    says: { state: "claimed", until: until.toISOString(), why: undefined },
    allow: (before) => {
      if (wire) throw wrongUsage(`В канал «${label}» публикует программа: брать запись себе не нужно.`);
      if (before?.state === "posted" || before?.state === "skipped")
        throw wrongUsage(`Запись уже ${states[before.state]} в канале «${label}».`);
      if (before?.state === "claimed" && isHeld(before, world.now) && before.by !== author(order, world.env))
        throw wrongUsage(
          `Запись уже в работе: ${before.by}, до ${moment(new Date(before.until ?? ""), world.settings.zone)}.`,
        );
    },
  }));
};

const retried = new Set<LedgerLine["state"]>([
  "needs_human",
  "failed",
  "blocked_auth",
  "deferred",
  "skipped",
  "claimed",
  // A person's own mark, which nobody has verified.
  "posted",
]);

/** `retry`: a person has looked and says that there is no post. */
export const recordRetry: Command = (order, world) =>
  record(order, world, ({ label, wire }) => ({
    told: wire ? `пойдёт в «${label}» при следующей отправке` : `снова ждёт публикации в канале «${label}»`,
    // What was tried before may have been under way under its own mark: mark and ticket stay, the count begins anew.
    says: { state: wire ? "planned" : "open", attempt: undefined, why: undefined, url: undefined },
    allow: (before) => {
      if (!before) throw wrongUsage(`Запись в канал «${label}» ещё не отправляли: повторять нечего.`);
      if (isPosted(before) && before.state !== "posted")
        throw wrongUsage(`Запись уже опубликована в канале «${label}» — ${before.url ?? before.remoteId}`);
      if (!retried.has(before.state))
        throw wrongUsage(`Повторить нельзя: запись ${states[before.state]}. Сначала: npm run crosspost -- reconcile`);
    },
  }));

const undo = ({ state }: LedgerLine) =>
  state === "posted" ? "\n  Если её отметили по ошибке, верните: npm run crosspost -- retry <идентификатор>" : "";

/** Nobody's word counts while the network may still bring the post out; when that lasts for days, a person's does. */
function refuseWhileUnclear(before: LedgerLine | undefined, world: World): void {
  if (before?.state === "intent" || (before?.state === "unknown" && !lingers(before, world)))
    throw wrongUsage(
      "Запись отправляет программа, и вышел ли пост, пока неясно. Подождите несколько минут и выполните: npm run crosspost -- reconcile",
    );
}

const moment = (at: Date, zone: string) =>
  new Intl.DateTimeFormat("ru-RU", { dateStyle: "long", timeStyle: "short", timeZone: zone }).format(at);

/** Adds the line unless the ledger says the same already. */
async function record(
  order: Order,
  world: World,
  say: (channel: Channel, announcement: Announcement | undefined, manifest: Manifest) => Saying,
): Promise<Answer> {
  const [id = ""] = order.words;
  const channel = oneChannel(order, world);
  const { manifest, store } = await readBoth(order, world);
  const before = standing(store.ledger, id, channel.name);
  // A post may be recorded after its entry was withdrawn.
  const announcement = before ? manifest.entries.find((entry) => entry.id === id) : knownEntry(manifest, id);
  const { told, says, allow } = say(channel, announcement, manifest);
  const same =
    says.state !== "claimed" &&
    before?.state === says.state &&
    before.url === (says.url ?? before.url) &&
    before.renderHash === (says.renderHash ?? before.renderHash) &&
    before.why === says.why;
  if (!same) {
    allow?.(before);
    const change = { ...says, by: author(order, world.env), at: world.now.toISOString() };
    await appendAlone(store, [{ key: ledgerKey(id, channel.name), before, change }]);
  }
  const others = says.url ? entriesAt(says.url, id, channel.name, store.ledger) : [];
  const text = `${same ? "Уже записано" : "Записано"}: ${titled(announcement?.title ?? id)} — ${told}`;
  return {
    text: others.length > 0 ? `${text}\n  Этот же адрес записан у ${others.join(", ")}: проверьте, тот ли он.` : text,
    data: { id, channel: channel.name, ...says, written: !same, sameAddress: others },
    exitCode: exitCodes.done,
  };
}

/** Other entries whose post is said to stand at the same address. */
const entriesAt = (url: string, id: string, channel: string, ledger: Ledger): string[] =>
  [...ledger].flatMap(([key, lines]) => {
    const other = keyParts(key);
    const line = lines.at(-1);
    return other.channel === channel && other.id !== id && isPosted(line) && line.url === url ? [other.id] : [];
  });
