import { describe, expect, test } from "vitest";
import { moscowDifference, startOfDay, withOffset } from "./zone.ts";

describe("withOffset", () => {
  test.each([
    ["2026-12-10T11:00", "Asia/Yekaterinburg", "2026-12-10T11:00:00+05:00"],
    ["2012-07-10T11:00", "Europe/Moscow", "2012-07-10T11:00:00+04:00"],
    ["2026-07-10T11:00", "Europe/Berlin", "2026-07-10T11:00:00+02:00"],
    // Skipped by the clocks: read with the offset before the change, which is an hour later by the new one.
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00"],
    // Told twice by the clocks: the first time.
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30:00+02:00"],
    ["2026-12-10", "Asia/Yekaterinburg", "2026-12-10"],
  ])("%s in %s", (moment, zone, expected) => {
    expect(withOffset(moment, zone)).toBe(expected);
  });
});

test("a day begins at midnight of its zone", () => {
  expect(startOfDay("2026-03-05", "Europe/Moscow")).toBe("2026-03-05T00:00:00+03:00");
  expect(startOfDay("2012-03-05", "Europe/Moscow")).toBe("2012-03-05T00:00:00+04:00");
});

describe("moscowDifference", () => {
  test.each([
    ["2026-12-10T11:00", "Europe/Moscow", undefined],
    ["2026-12-10T11:00", "Europe/Volgograd", undefined],
    ["2026-12-10T11:00", "Asia/Yekaterinburg", "МСК+2"],
    ["2026-12-10T11:00", "Europe/Kaliningrad", "МСК−1"],
    ["2026-12-10T11:00", "Asia/Kamchatka", "МСК+9"],
    ["2026-12-10T11:00", "Asia/Calcutta", "МСК+2:30"],
    ["2026-07-10T11:00", "Europe/Berlin", "МСК−1"],
    ["2026-12-10T11:00", "Europe/Berlin", "МСК−2"],
  ])("%s in %s", (local, zone, expected) => {
    expect(moscowDifference(local, zone)).toBe(expected);
  });
});
