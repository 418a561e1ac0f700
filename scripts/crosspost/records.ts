import type { Order } from "./arguments.ts";
import type { Channel } from "./channel.ts";
import { author, knownEntry, oneChannel, postAddress } from "./choice.ts";
import { readBoth, type Answer, type Command, type World } from "./command.ts";
import { isHeld, isPosted, ledgerKey, standing, states, type Change, type LedgerLine } from "./ledger/line.ts";
import { Overtaken } from "./ledger/store.ts";
import { exitCodes, wrongUsage } from "./problem.ts";

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
  record(order, world, (channel) => {
    const url = postAddress(order.words[1] ?? "", channel);
    return {
      told: `${channel.label}, ${url}`,
      says: { state: "posted", url, why: undefined },
      allow: (before) => {
        refuseWhileSent(before);
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
      refuseWhileSent(before);
      if (isPosted(before))
        throw wrongUsage(
          `Пропустить нельзя: запись уже опубликована в канале «${label}» — ${before.url ?? before.remoteId}`,
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
          `Запись уже взял(а) ${before.by} — до ${moment(new Date(before.until ?? ""), world.settings.zone)}.`,
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
]);

/** `retry`: a person has looked and says that there is no post. */
export const recordRetry: Command = (order, world) =>
  record(order, world, ({ label, wire }) => ({
    told: wire ? `пойдёт в «${label}» при следующей отправке` : `снова ждёт публикации в канале «${label}»`,
    // What was tried before may have been under way under its own mark: mark and ticket stay, the count begins anew.
    says: { state: wire ? "planned" : "open", attempt: undefined, why: undefined },
    allow: (before) => {
      if (!before) throw wrongUsage(`Запись в канал «${label}» ещё не отправляли: повторять нечего.`);
      refuseWhileSent(before);
      if (isPosted(before))
        throw wrongUsage(`Запись уже опубликована в канале «${label}» — ${before.url ?? before.remoteId}`);
      if (!retried.has(before.state))
        throw wrongUsage(`Повторить нельзя: запись ${states[before.state]}. Сначала: npm run crosspost -- reconcile`);
    },
  }));

function refuseWhileSent(before: LedgerLine | undefined): void {
  if (before?.state === "intent")
    throw wrongUsage(
      "Запись как раз отправляет программа. Подождите несколько минут и выполните: npm run crosspost -- reconcile",
    );
}

const moment = (at: Date, zone: string) =>
  new Intl.DateTimeFormat("ru-RU", { dateStyle: "long", timeStyle: "short", timeZone: zone }).format(at);

/** Adds the line unless the ledger says the same already. */
async function record(order: Order, world: World, say: (channel: Channel) => Saying): Promise<Answer> {
  const [id = ""] = order.words;
  const channel = oneChannel(order, world);
  const { told, says, allow } = say(channel);
  const { manifest, store } = await readBoth(order, world);
  const before = standing(store.ledger, id, channel.name);
  // A post may be recorded after its entry was withdrawn.
  const { title } = before
    ? (manifest.entries.find((entry) => entry.id === id) ?? { title: id })
    : knownEntry(manifest, id);
  const same =
    says.state !== "claimed" &&
    before?.state === says.state &&
    before.url === (says.url ?? before.url) &&
    before.why === says.why;
  if (!same) {
    allow?.(before);
    const change = { ...says, by: author(order, world.env), at: world.now.toISOString() };
    try {
      await store.append([{ key: ledgerKey(id, channel.name), before, change }]);
    } catch (error) {
      if (error instanceof Overtaken)
        throw wrongUsage("Запись только что отметил кто-то другой. Посмотрите: npm run crosspost -- status");
      throw error;
    }
  }
  return {
    text: `${same ? "Уже записано" : "Записано"}: «${title}» — ${told}`,
    data: { id, channel: channel.name, ...says, written: !same },
    exitCode: exitCodes.done,
  };
}
