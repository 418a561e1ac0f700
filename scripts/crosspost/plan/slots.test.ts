import { expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import type { Channel } from "../channel.ts";
import { facebookPage } from "../channels/facebook-page.ts";
import { telegram } from "../channels/telegram.ts";
import { nextLine, type Change, type LedgerLine } from "../ledger/line.ts";
import type { Pace } from "../settings/pace.ts";
import { slotsOf } from "./slots.ts";

const channels = { telegram: { chat: "@svod" }, "facebook-page": { page: "100", appId: "900", ahead: 30 } };
const at = (clock: string) => new Date(`2026-11-26T${clock}:00+03:00`);
const hours = new Intl.DateTimeFormat("ru-RU", { timeStyle: "short", timeZone: "Europe/Moscow" });

/** When an entry may be sent and seen, by the clock of Moscow, after what the lines say of another entry. */
function slot(channel: Channel, pace: Pace, now: string, changes: Change[] = []): string[] {
  const key = `other/${channel.name}`;
  const lines: LedgerLine[] = [];
  for (const change of changes) lines.push(nextLine(key, lines.at(-1), change));
  const config = { zone: "Europe/Moscow", timeout: 30, settle: 90, remindAfter: 2, ledger: { branch: "syndication" } };
  const world = { config: { ...config, pace, channels, off: [], rubrics: {} }, clock: () => at(now) };
  const offers = [{ announcement: sample(), channel: channel.name, line: undefined, archive: false }];
  const found = slotsOf(channel, offers, new Map([[key, lines]]), world);
  return found.flatMap(({ sendAt, publicAt }) => [hours.format(sendAt), hours.format(publicAt)]);
}

const stamp = (clock: string) => ({ by: "тест", at: at(clock).toISOString() });
const tried = { attempt: 1, marker: "https://svod.example/", createdAt: at("11:00").toISOString() };
const intent: Change = { ...stamp("11:00"), state: "intent", ...tried };

test("a network that holds posts for their time is served so much earlier", () => {
  const quiet = { quiet: { from: "21:00", to: "09:00" } };
  expect(slot(facebookPage, quiet, "20:20")).toEqual(["20:20", "20:50"]);
  expect(slot(facebookPage, quiet, "20:40")).toEqual(["08:30", "09:00"]);
  expect(slot(telegram, quiet, "20:40")).toEqual(["20:40", "20:40"]);
});

test.each([
  ["unknown", { ...stamp("11:05"), state: "unknown" }],
  ["needs_human", { ...stamp("11:05"), state: "needs_human", why: "неясно" }],
  ["conflict", { ...stamp("11:05"), state: "conflict" }],
] satisfies [string, Change][])("a post that may stand counts: %s", (_state, change) => {
  expect(slot(telegram, { spacing: 90 }, "11:10", [intent, change])).toEqual(["12:30", "12:30"]);
});

test("what was proven not to stand does not", () => {
  const absent: Change = { ...stamp("11:05"), state: "planned", why: "проверено: пост не вышел" };
  expect(slot(telegram, { spacing: 90 }, "11:10", [intent, absent])).toEqual(["11:10", "11:10"]);
});
