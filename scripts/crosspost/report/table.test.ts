import { expect, test } from "vitest";
import type { ChannelReport } from "./report.ts";
import { reportTable } from "./table.ts";

const report: ChannelReport = {
  channel: "telegram",
  label: "Telegram",
  fault: undefined,
  entries: [],
  later: [],
  archive: 0,
};
const entry: ChannelReport["entries"][number] = {
  id: "one",
  title: "Завод | колледж",
  state: "confirmed",
  url: "https://t.me/svod/1",
  due: undefined,
  why: undefined,
  needsPerson: false,
  unreachable: false,
};

test("a row for each entry, what waits and what needs a person told apart", () => {
  const stuck = {
    ...entry,
    title: "Вторая",
    state: "needs_human",
    url: undefined,
    why: "ответ <b>502</b>\nнеясен",
  } as const;
  const table = reportTable(
    [
      {
        ...report,
        entries: [entry, { ...stuck, needsPerson: true }],
        later: [{ id: "two", title: "Третья", at: "2026-11-26T06:00:00Z" }],
        archive: 4,
      },
    ],
    "Europe/Moscow",
  );
  expect(table.split("\n")).toEqual([
    "| Канал | Запись | Состояние | Пост или время |",
    "| --- | --- | --- | --- |",
    "| Telegram | Завод \\| колледж | опубликована | [открыть](<https://t.me/svod/1>) |",
    "| Telegram | Вторая | **нужен человек**: ответ \\<b\\>502\\</b\\> неясен |  |",
    "| Telegram | Третья | по расписанию | 26 ноября, 09:00 |",
    "| Telegram | в архиве: 4 | само не выйдет |  |",
    "",
  ]);
});

test("a channel that could not be served says why, and nothing at all is said in words", () => {
  expect(reportTable([{ ...report, fault: "не задан ключ: TELEGRAM_BOT_TOKEN" }], "UTC")).toContain(
    "| Telegram | — | **нужен человек**: не задан ключ: TELEGRAM\\_BOT\\_TOKEN |  |",
  );
  expect(reportTable([report], "UTC")).toBe("Отправлять нечего.\n");
});
