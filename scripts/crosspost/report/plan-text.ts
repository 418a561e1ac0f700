import type { Channel, Post } from "../channel.ts";
import { isHeld } from "../ledger/line.ts";
import type { Offer, Plan } from "../plan/plan.ts";
import type { World } from "../world/world.ts";
import { momentText } from "./report.ts";
import { ONE_ENTRY } from "./status-text.ts";

/** An offer with its finished post. */
export interface Draft extends Offer {
  post: Post;
  /** When it may go out by itself; none for the archive and for what a person publishes. */
  slot: Date | undefined;
}

const number = new Intl.NumberFormat("ru-RU", { useGrouping: "min2" });
const date = new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** The plan for a person: the finished text of each post as it is pasted, and what was left out. */
export function planText(
  plan: Plan,
  drafts: readonly Draft[],
  channels: readonly Channel[],
  world: Pick<World, "now" | "settings">,
): string {
  if (plan.waiting === 0) return `Новых записей для каналов нет.\n${ONE_ENTRY}`;
  const blocks: string[] = [];
  let last = "";
  let place = 0;
  for (const draft of drafts) {
    const { announcement, post } = draft;
    const channel = channels.find(({ name }) => name === draft.channel);
    if (!channel) continue;
    if (announcement.id !== last) {
      last = announcement.id;
      place += 1;
      const day = date.format(new Date(`${announcement.published}T00:00Z`));
      blocks.push(`${place}. ${announcement.title}\n   ${announcement.kind_label}, ${day} · ${announcement.id}`);
    }
    const size = `${number.format(post.length)} из ${number.format(channel.limits.text)} знаков`;
    const text = post.seen.split("\n").map((line) => `   │ ${line}`.trimEnd());
    const head = `   ${channel.label} (${channel.name}), ${size}; ${whenText(draft, channel, world)}`;
    blocks.push([head, ...text].join("\n"));
  }
  return [...blocks, planSummary(plan, drafts, place)].join("\n\n");
}

function whenText(
  { archive, line, slot }: Draft,
  channel: Channel,
  { now, settings }: Pick<World, "now" | "settings">,
): string {
  if (!channel.wire)
    return line?.state === "claimed" && isHeld(line, now) ? `публикует ${line.by}` : "публикует человек";
  if (archive) return "в архиве, само не выйдет";
  return slot && slot > now ? `не раньше ${momentText(slot, settings.zone)}` : "можно отправлять";
}

function planSummary(plan: Plan, drafts: readonly Draft[], shown: number): string {
  const lines = [`Ждут публикации: ${plan.waiting}. Показано: ${shown}.`];
  if (plan.waiting > shown) lines.push(`Чтобы увидеть все, добавьте --limit ${plan.waiting}.`);
  if (drafts.some((draft) => draft.archive))
    lines.push(
      "Среди показанного есть архив: записи старше первого дня канала. Выпустить его: --since и дата или --backfill.",
    );
  lines.push(
    "Это проба: ничего не записано и не отправлено. Отправить: npm run crosspost -- send; стол для группы: npm run crosspost -- desk",
  );
  return lines.join("\n");
}
