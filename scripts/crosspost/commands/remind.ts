import type { Manifest } from "#src/entry/manifest.ts";
import { isStuck, keyParts, ledgerKey, states, type LedgerLine } from "../ledger/line.ts";
import type { LedgerStore } from "../ledger/store.ts";
import { exitCodes, type Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { planChannels } from "../plan/channels.ts";
import { planOffers } from "../plan/plan.ts";
import { daysBefore, waitingSince } from "../plan/waiting.ts";
import { titled } from "../post/text.ts";
import { accessOf, isWired } from "../world/access.ts";
import { author, enabledChannels } from "../world/choice.ts";
import { appendAlone, readBoth } from "../world/ledger.ts";
import type { World } from "../world/world.ts";
import type { Command } from "./command.ts";

/**
 * `remind`: reminds of what waits too long, once. The chat is told first and the ledger then: a run that dies between
 * the two reminds again, which is cheaper than a reminder that nobody got. The answer's text is a letter as it is.
 */
export const remind: Command = {
  name: "remind",
  words: [],
  options: ["by", "dry-run"],
  help: [["remind", "напомнить о том, что слишком долго ждёт; один раз"]],
  example: "npm run crosspost -- remind",
  run: sendReminder,
};

/** What waits for a person too long. */
interface Waiting {
  id: string;
  channel: string;
  label: string;
  title: string;
  url: string | undefined;
  line: LedgerLine | undefined;
}

/** Everything that has waited for a person for longer than the settings allow, and nobody was reminded of. */
export function overdue(
  manifest: Manifest,
  { ledger, opened }: Pick<LedgerStore, "ledger" | "opened">,
  world: Pick<World, "config" | "settings" | "now">,
): Waiting[] {
  const limit = daysBefore(world.now, world.config.remindAfter);
  const enabled = enabledChannels(world);
  const byId = new Map(manifest.entries.map((entry) => [entry.id, entry]));
  const manual = planChannels(world).filter(({ isWired: wired }) => !wired);
  const request = { channels: manual, entries: [], backfill: false, limit: Infinity, opened };
  const { offers } = planOffers(manifest, ledger, request);
  const waiting = offers
    .filter((offer) => !offer.archive && !offer.line?.reminded && waitingSince(offer) < limit)
    .map(({ announcement: { id, title, url }, channel, line }) => ({ id, channel, title, url, line }));
  const stuck = [...ledger].flatMap(([key, lines]) => {
    const line = lines.at(-1);
    const { id, channel } = keyParts(key);
    if (
      !line ||
      !isStuck(line) ||
      line.reminded ||
      new Date(line.at) >= limit ||
      manual.some(({ name }) => name === channel)
    )
      return [];
    return [{ id, channel, title: byId.get(id)?.title ?? id, url: byId.get(id)?.url, line }];
  });
  return [...waiting, ...stuck].flatMap((one) => {
    const label = enabled.find(({ name }) => name === one.channel)?.label;
    return label ? [{ ...one, label }] : [];
  });
}

/** A letter names so many: the whole list is on the desk and in `status`, and a chat takes no longer one. */
const NAMED = 10;

const letter = (waiting: readonly Waiting[], days: number): string => {
  const rest = waiting.length - NAMED;
  return [
    `Ждут человека дольше, чем ${days} дн.: ${waiting.length}`,
    "",
    ...waiting
      .slice(0, NAMED)
      .map(
        ({ label, title, url, line }) =>
          `— ${label}: ${titled(title)}${line ? ` — ${states[line.state]}${line.why ? ` (${line.why})` : ""}` : ""}${url ? `\n  ${url}` : ""}`,
      ),
    ...(rest > 0 ? [`… и ещё ${rest}: их покажет npm run crosspost -- status`] : []),
    "",
    "Что делать: откройте стол публикации (npm run crosspost -- desk --open), опубликуйте запись и отметьте её — или пропустите.",
  ].join("\n");
};

async function sendReminder(order: Order, world: World): Promise<Answer> {
  const { manifest, store } = await readBoth(order, world);
  const waiting = overdue(manifest, store, world);
  if (waiting.length === 0) return { text: "Напоминать не о чем.", data: { waiting: [] }, exitCode: exitCodes.done };
  const text = letter(waiting, world.config.remindAfter);
  const told: string[] = [];
  const untold: string[] = [];
  if (!order.dryRun) {
    for (const channel of enabledChannels(world).filter(isWired)) {
      if (!channel.wire.notify) continue;
      const access = accessOf(channel, world);
      const outcome =
        "fault" in access ? { is: "auth" as const, why: access.fault } : await channel.wire.notify(text, access);
      if (outcome.is === "done") told.push(channel.label);
      else untold.push(`${channel.label}: ${outcome.why}`);
    }
    const at = world.clock().toISOString();
    const by = author(order, world.env);
    await appendAlone(
      store,
      waiting.map(({ id, channel, line }) => ({
        key: ledgerKey(id, channel),
        before: line,
        change: {
          // What the line said stands; only the reminder is new.
          ...(line && { until: line.until, due: line.due, why: line.why }),
          state: line?.state ?? "open",
          reminded: at,
          by: line?.by ?? by,
          at,
        },
      })),
    );
  }
  return {
    text: [
      text,
      ...(told.length > 0 ? [`Напоминание отправлено: ${told.join(", ")}.`] : []),
      ...untold.map((why) => `Напоминание в чат не ушло — ${why}`),
    ].join("\n\n"),
    data: { waiting: waiting.map(({ id, channel, title, url }) => ({ id, channel, title, url })), told, untold },
    exitCode: exitCodes.act,
  };
}
