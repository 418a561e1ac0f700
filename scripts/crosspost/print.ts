import type { Channel, Post } from "./channel.ts";
import type { Offer, Plan } from "./plan.ts";

/** An offer with its finished post. */
export interface Draft extends Offer {
  post: Post;
}

const number = new Intl.NumberFormat("ru-RU", { useGrouping: "min2" });
const date = new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** The plan for a person: the finished text of each post as it is pasted, and what was left out. */
export function planText(plan: Plan, drafts: readonly Draft[], channels: readonly Channel[]): string {
  if (plan.waiting === 0) return "Новых записей для каналов нет.";
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
    blocks.push([`   ${channel.label} (${channel.name}), ${size}`, ...text].join("\n"));
  }
  return [...blocks, planSummary(plan, drafts, place)].join("\n\n");
}

function planSummary(plan: Plan, drafts: readonly Draft[], shown: number): string {
  const lines = [`Ждут публикации: ${plan.waiting}. Показано: ${shown}.`];
  if (plan.waiting > shown) lines.push(`Чтобы увидеть все, добавьте --limit ${plan.waiting}.`);
  if (drafts.some((draft) => draft.archive))
    lines.push(
      "Среди показанного есть архив: журнал канала ещё пуст или начат позже этих записей. Только новые записи: --since и дата.",
    );
  lines.push("Это проба: ничего не записано и не отправлено. Страница для публикации: npm run crosspost -- desk");
  return lines.join("\n");
}

/** How a channel stands. */
export interface Standing {
  channel: string;
  label: string;
  posted: number;
  skipped: number;
  waiting: string[];
  /** Posted entries that the portal no longer shows: the post may have to go, too. */
  withdrawn: { id: string; url: string }[];
}

const WAITING_SHOWN = 10;

export function statusText(standings: readonly Standing[]): string {
  return standings
    .map(({ channel, label, posted, skipped, waiting, withdrawn }) => {
      const lines = [
        `${label} (${channel})`,
        `  опубликовано: ${posted}, пропущено: ${skipped}, ждут: ${waiting.length}`,
      ];
      if (waiting.length > 0) {
        const rest = waiting.length - WAITING_SHOWN;
        lines.push(`  записи: ${waiting.slice(0, WAITING_SHOWN).join(", ")}${rest > 0 ? ` и ещё ${rest}` : ""}`);
      }
      for (const { id, url } of withdrawn) lines.push(`  ${id}: записи на портале больше нет, а пост есть — ${url}`);
      return lines.join("\n");
    })
    .join("\n\n");
}
