import { states, type LedgerLine } from "../ledger/line.ts";
import { titled } from "../post/text.ts";

/** What a run did in one channel. */
export interface ChannelReport {
  channel: string;
  label: string;
  /** Why the channel could not be served at all. */
  fault: string | undefined;
  entries: {
    id: string;
    title: string;
    state: LedgerLine["state"] | undefined;
    url: string | undefined;
    /** When it becomes public, or is tried again. */
    due: string | undefined;
    why: string | undefined;
    needsPerson: boolean;
    /** The portal did not show it yet. */
    unreachable: boolean;
  }[];
  /** What goes out later, by the channel's pace. */
  later: { id: string; title: string; at: string | undefined }[];
  /** Entries of the archive, which wait for `--since` or `--backfill`. */
  archive: number;
}

/** A moment for a person: «26 ноября, 09:00». */
export const momentText = (at: string | Date, zone: string): string =>
  new Intl.DateTimeFormat("ru-RU", {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  })
    .format(new Date(at))
    .replace(" в ", ", ");

const SHOWN = 10;

export function reportText(reports: readonly ChannelReport[], zone: string): string {
  if (reports.length === 0)
    return "Каналов, куда публикует программа, нет: они включаются в content/crosspost.yaml. Группу Facebook ведёт человек: npm run crosspost -- desk";
  return reports.map((report) => channelText(report, zone)).join("\n\n");
}

function channelText({ channel, label, fault, entries, later, archive }: ChannelReport, zone: string): string {
  const lines = [`${label} (${channel})`];
  if (fault) lines.push(`  ${entries.length > 0 ? "Дальше не отправляется" : "Не отправлено ничего"}: ${fault}`);
  for (const { title, state, url, due, why, needsPerson } of entries) {
    const mark = needsPerson ? "!" : state === "confirmed" ? "✓" : "·";
    const when = due && (state === "accepted" || state === "deferred") ? `, ${momentText(due, zone)}` : "";
    lines.push(
      `  ${mark} ${titled(title)} — ${state ? states[state] : "не отправлена"}${when}${url ? `: ${url}` : ""}`,
    );
    if (why && state !== "confirmed") lines.push(`      ${why}`);
  }
  if (later.length > 0) {
    lines.push(`  Позже, по расписанию: ${later.length}`);
    for (const { title, at } of later.slice(0, SHOWN))
      lines.push(`    ${at ? `${momentText(at, zone)} — ` : ""}${titled(title)}`);
    if (later.length > SHOWN) lines.push(`    … и ещё ${later.length - SHOWN}`);
  }
  if (archive > 0)
    lines.push(`  В архиве: ${archive}. Сами они не выйдут; чтобы выпустить, добавьте --since и дату или --backfill.`);
  if (lines.length === 1) lines.push("  Отправлять нечего.");
  return lines.join("\n");
}
