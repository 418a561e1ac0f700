import { states } from "../ledger/line.ts";
import { momentText, type ChannelReport } from "./report.ts";

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;

/** A network's or an editor's words within a cell: no sign of theirs is read as markup. */
const cell = (text: string): string => text.replace(/\s+/gu, " ").replace(/[\\`*_[\]<>|~#&]/g, "\\$&");

/** What a run did as a Markdown table, one row per entry and channel: the summary of a workflow. */
export function reportTable(reports: readonly ChannelReport[], zone: string): string {
  const rows = reports.flatMap(({ label, fault, entries, later, archive }) => [
    ...(fault ? [[label, "—", `**нужен человек**: ${cell(fault)}`, ""]] : []),
    ...entries.map(({ title, state, url, due, why, needsPerson }) => {
      const stands = state ? states[state] : "не отправлена";
      const isDone = state === "confirmed" || state === "posted";
      const when = due && !url ? momentText(due, zone) : "";
      return [
        label,
        cell(title),
        `${needsPerson ? `**${stands}**` : stands}${why && !isDone ? `: ${cell(why)}` : ""}`,
        url ? `[открыть](<${url}>)` : when,
      ];
    }),
    ...later.map(({ title, at }) => [label, cell(title), "по расписанию", at ? momentText(at, zone) : ""]),
    ...(archive > 0 ? [[label, `в архиве: ${archive}`, "само не выйдет", ""]] : []),
  ]);
  if (rows.length === 0) return "Отправлять нечего.\n";
  return [["Канал", "Запись", "Состояние", "Пост или время"], ["---", "---", "---", "---"], ...rows].map(line).join("");
}
