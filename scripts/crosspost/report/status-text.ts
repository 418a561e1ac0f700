import type { Channel } from "../channel.ts";
import { isHeld, states, type LedgerLine } from "../ledger/line.ts";
import type { World } from "../world/world.ts";
import { momentText } from "./report.ts";

/** How a channel stands. */
export interface Standing {
  channel: string;
  label: string;
  /** A person publishes. */
  isManual: boolean;
  posted: number;
  skipped: number;
  /** Begun and not ended yet: the next `send` or `reconcile` goes on. */
  underWay: string[];
  waiting: string[];
  /** What somebody has in hand, until when. */
  held: { id: string; by: string; until: string }[];
  archive: number;
  /** What a person has to look at. */
  stuck: { id: string; state: LedgerLine["state"]; why: string | undefined }[];
  /** Posted entries that the portal no longer shows: the post may have to go, too. */
  withdrawn: { id: string; url: string }[];
  /** Posted entries whose text has changed since. */
  outdated: string[];
}

const WAITING_SHOWN = 10;

const listed = (ids: readonly string[]): string => {
  const rest = ids.length - WAITING_SHOWN;
  return `${ids.slice(0, WAITING_SHOWN).join(", ")}${rest > 0 ? ` и ещё ${rest}` : ""}`;
};

export function statusText(standings: readonly Standing[], zone: string): string {
  if (standings.length === 0) return "Все каналы выключены: они включаются в content/crosspost.yaml.";
  return [...standings.map((standing) => standingText(standing, zone)), ONE_ENTRY].join("\n\n");
}

/** How to ask for more than a list tells. */
export const ONE_ENTRY = "Об одной записи подробно: npm run crosspost -- status --entry <идентификатор>";

/** Where one entry stands in every channel: since when, by whose word, and why. */
export function entryStatusText(
  {
    id,
    title,
    lines,
  }: { id: string; title: string | undefined; lines: { channel: Channel; line: LedgerLine | undefined }[] },
  { now, settings }: Pick<World, "now" | "settings">,
): string {
  const told = lines.map(({ channel: { label }, line }) => {
    if (!line) return `  ${label}: в журнале её нет`;
    const { by, at, url, why, until, due } = line;
    const isOver = line.state === "claimed" && !isHeld(line, now);
    const time = line.state === "accepted" ? due : until;
    const moments = `${momentText(at, settings.zone)}, ${by}${time ? `; ${isOver ? "срок вышел" : line.state === "claimed" ? "до" : "не раньше"} ${momentText(time, settings.zone)}` : ""}`;
    return `  ${label}: ${states[line.state]} (${moments})${url ? `\n    ${url}` : ""}${why ? `\n    ${why}` : ""}`;
  });
  return [title ? `${title} (${id})` : `${id}: записи на портале больше нет`, ...told].join("\n");
}

function standingText(standing: Standing, zone: string): string {
  const { channel, label, posted, skipped, underWay, waiting, held, archive, stuck, withdrawn, outdated } = standing;
  const lines = [
    `${label} (${channel})`,
    `  опубликовано: ${posted}, пропущено: ${skipped}, ждут: ${waiting.length}${archive > 0 ? `, в архиве: ${archive}` : ""}`,
  ];
  if (waiting.length > 0) lines.push(`  ждут: ${listed(waiting)}`);
  for (const { id, by, until } of held) lines.push(`  в работе: ${id} — ${by}, до ${momentText(until, zone)}`);
  if (underWay.length > 0)
    lines.push(`  начато и не закончено: ${listed(underWay)}. Довести до конца: npm run crosspost -- reconcile`);
  for (const { id, state, why } of stuck) lines.push(`  ! ${id}: ${states[state]}${why ? ` — ${why}` : ""}`);
  if (stuck.length > 0)
    lines.push(
      "    Пост вышел — команда posted и его адрес; точно не вышел — retry; публиковать не нужно — skip. Ключи и права проверяет doctor.",
    );
  if (outdated.length > 0)
    lines.push(
      `  текст записи изменился после публикации: ${listed(outdated)}. Посты поправит или покажет: npm run crosspost -- update`,
    );
  for (const { id, url } of withdrawn)
    lines.push(
      standing.isManual
        ? `  ! ${id}: записи на портале больше нет, а пост есть — ${url}. Удалите его сами и отметьте: npm run crosspost -- withdraw ${id} --done`
        : `  ! ${id}: записи на портале больше нет, а пост есть — ${url}. Удалить: npm run crosspost -- withdraw ${id} --delete`,
    );
  return lines.join("\n");
}
