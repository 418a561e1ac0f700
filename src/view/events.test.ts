import { describe, expect, test } from "vitest";
import { makeEntry, makePortal } from "#tests/fake/entry.ts";
import { eventsInOrder, isAhead, placeText, zonedMoment } from "./events.ts";

const event = (id: string, start: string, end?: string) =>
  makeEntry("events", id, { start, ...(end && { end }), published: "2026-01-01" });
const today = "2026-06-10";

describe("ahead", () => {
  test.each([
    ["2026-06-10", undefined, true],
    ["2026-06-10T00:00", undefined, true],
    ["2026-06-09T23:59", undefined, false],
    ["2026-06-11", undefined, true],
    // The last day counts, whatever the hour.
    ["2026-06-01", "2026-06-10", true],
    ["2026-06-01", "2026-06-10T09:00", true],
    ["2026-06-01", "2026-06-09T23:59", false],
  ])("from %s to %s", (start, end, ahead) => {
    expect(isAhead(event("one", start, end), today)).toBe(ahead);
  });
});

describe("order", () => {
  const events = [
    event("over-long-ago", "2025-01-01"),
    event("far", "2026-09-01"),
    event("over-yesterday", "2026-06-09"),
    event("going-on", "2026-06-01", "2026-06-30"),
    event("today-b", "2026-06-10T10:00"),
    event("today-a", "2026-06-10T10:00"),
  ];
  const ids = (list: typeof events) => eventsInOrder(makePortal(list), today).map(({ data }) => data.id);
  const expected = ["going-on", "today-a", "today-b", "far", "over-yesterday", "over-long-ago"];

  test("ahead the nearest first, then what is over, the latest first", () => {
    expect(ids(events)).toEqual(expected);
  });

  test("does not depend on the order of the files", () => {
    expect(ids(events.toReversed())).toEqual(expected);
  });

  test("an unlisted event and other kinds stand outside", () => {
    const hidden = makeEntry("events", "hidden", { unlisted: true });
    expect(eventsInOrder(makePortal([hidden, makeEntry("articles", "article")]), today)).toEqual([]);
  });
});

describe("when", () => {
  test.each([
    ["Europe/Moscow", "2026-12-10T11:00", undefined, "10\u00A0декабря 2026\u00A0г., 11:00"],
    ["Asia/Yekaterinburg", "2026-12-10T11:00", "2026-12-10T13:00", "10\u00A0декабря 2026\u00A0г., 11:00–13:00 (МСК+2)"],
    // A day has no hour to be apart by.
    ["Asia/Yekaterinburg", "2026-12-10", undefined, "10\u00A0декабря 2026\u00A0г."],
  ])("in %s, %s to %s", (zone, start, end, expected) => {
    expect(zonedMoment(zone, start, end)).toBe(expected);
  });
});

test("the place names its town once", () => {
  expect(placeText({ name: "Технопарк", city: "Казань" })).toBe("Технопарк, Казань");
  expect(placeText({ name: "Калуга, площадка не названа", city: "Калуга" })).toBe("Калуга, площадка не названа");
  expect(placeText({ name: "Онлайн" })).toBe("Онлайн");
});
