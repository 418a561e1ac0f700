import { accessOf, isWired } from "./access.ts";
import { author, enabledChannels } from "./choice.ts";
import { readBoth, type Command, type World } from "./command.ts";
import { isStuck, keyParts, ledgerKey, states, type Ledger, type LedgerLine } from "./ledger/line.ts";
import { planOffers } from "./plan.ts";
import { planChannels } from "./plan-channels.ts";
import { exitCodes } from "./problem.ts";
import { daysBefore, waitingSince } from "./waiting.ts";
import type { Manifest } from "#src/entry/manifest.ts";

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
  ledger: Ledger,
  world: Pick<World, "config" | "settings" | "now">,
): Waiting[] {
  const limit = daysBefore(world.now, world.config.remindAfter);
  const enabled = enabledChannels(world);
  const byId = new Map(manifest.entries.map((entry) => [entry.id, entry]));
  const manual = planChannels(world).filter(({ isWired: wired }) => !wired);
  const { offers } = planOffers(manifest, ledger, { channels: manual, entries: [], backfill: false, limit: Infinity });
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

const letter = (waiting: readonly Waiting[], days: number): string =>
  [
    `Ждут дольше, чем ${days} дн.: ${waiting.length}`,
    "",
    ...waiting.map(
      ({ label, title, url, line }) =>
        `— ${label}: «${title}»${line ? ` — ${states[line.state]}${line.why ? ` (${line.why})` : ""}` : ""}${url ? `\n  ${url}` : ""}`,
    ),
    "",
    "Что делать: откройте стол публикации (npm run crosspost -- desk --open), опубликуйте запись и отметьте её — или пропустите.",
  ].join("\n");

/**
 * `remind`: reminds of what waits too long, once. The ledger notes it first: two runs never remind twice. The answer's
 * text is a letter as it is; a channel with a managers' chat also gets it.
 */
export const remind: Command = async (order, world) => {
  const { manifest, store } = await readBoth(order, world);
  const waiting = overdue(manifest, store.ledger, world);
  if (waiting.length === 0) return { text: "Напоминать не о чем.", data: { waiting: [] }, exitCode: exitCodes.done };
  const text = letter(waiting, world.config.remindAfter);
  const told: string[] = [];
  if (!order.dryRun) {
    const at = world.clock().toISOString();
    const by = author(order, world.env);
    await store.append(
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
    for (const channel of enabledChannels(world).filter(isWired)) {
      if (!channel.wire.notify) continue;
      const access = accessOf(channel, world);
      const outcome = "fault" in access ? undefined : await channel.wire.notify(text, access);
      if (outcome?.is === "done") told.push(channel.label);
    }
  }
  return {
    text: told.length > 0 ? `${text}\n\nНапоминание отправлено: ${told.join(", ")}.` : text,
    data: { waiting: waiting.map(({ id, channel, title, url }) => ({ id, channel, title, url })), told },
    exitCode: exitCodes.act,
  };
};
