import { readFile } from "node:fs/promises";
import ICAL from "ical.js";
import { describe, expect, test, vi } from "vitest";
import type { EntryOf } from "#src/entry/kinds.ts";
import { inZone } from "#src/text/zone.ts";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { renderCalendar, renderEvent } from "./calendar.ts";
import { calendars } from "./calendars.ts";
import { timeZoneLines } from "./time-zone.ts";

vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));

const event = (change: Fields = {}, id = "evt-one") =>
  makeEntry("events", id, { published: "2026-01-10", ...change }) as EntryOf<"events">;

const portalOf = (...entries: EntryOf<"events">[]) => makePortal(entries);

/** The calendar at this address, or the first. */
function calendarText(entries: EntryOf<"events">[], path = "/events.ics"): string {
  const portal = portalOf(...entries);
  const calendar = calendars(portal).find((one) => one.path === path);
  if (!calendar) throw new Error(`no ${path}`);
  return renderCalendar(portal, calendar);
}

/** Events as an independent reader understands them; zones come from the file itself. */
function read(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
}
const utc = (time: ICAL.Time) => time.toJSDate().toISOString().slice(0, 16);
const property = (one: ICAL.Event | undefined, name: string) => one?.component.getFirstPropertyValue(name)?.toString();

/** The one event of a record, read back. */
function readOne(change: Fields): ICAL.Event {
  const [one] = read(renderEvent(portalOf(), event(change)));
  if (!one) throw new Error("no event");
  return one;
}

describe("the hour is the place's, by the clocks of its day", () => {
  test.each([
    ["Europe/Moscow", "2026-12-10T11:00", "2026-12-10T08:00"],
    ["Asia/Yekaterinburg", "2026-12-10T11:00", "2026-12-10T06:00"],
    ["Europe/Kaliningrad", "2026-07-10T11:00", "2026-07-10T09:00"],
    ["Asia/Kamchatka", "2026-01-01T00:30", "2025-12-31T12:30"],
    // Russia's own changes: summer time until 2011, four hours until 26 October 2014, three since.
    ["Europe/Moscow", "2010-01-15T10:00", "2010-01-15T07:00"],
    ["Europe/Moscow", "2010-07-15T10:00", "2010-07-15T06:00"],
    ["Europe/Moscow", "2012-03-29T10:00", "2012-03-29T06:00"],
    ["Asia/Yekaterinburg", "2013-02-01T10:00", "2013-02-01T04:00"],
    ["Europe/Moscow", "2014-10-26T12:00", "2014-10-26T09:00"],
    // Clocks that change twice a year, on both sides of each change.
    ["Europe/Berlin", "2026-03-28T10:00", "2026-03-28T09:00"],
    ["Europe/Berlin", "2026-03-29T10:00", "2026-03-29T08:00"],
    ["Europe/Berlin", "2026-10-24T10:00", "2026-10-24T08:00"],
    ["Europe/Berlin", "2026-10-25T10:00", "2026-10-25T09:00"],
    ["America/New_York", "2027-11-07T10:00", "2027-11-07T15:00"],
    ["Australia/Sydney", "2026-01-10T10:00", "2026-01-09T23:00"],
    ["Asia/Calcutta", "2026-06-10T10:00", "2026-06-10T04:30"],
  ])("%s %s", (zone, start, expected) => {
    const one = readOne({ zone, start });
    expect(one.startDate.zone?.tzid).toBe(zone);
    expect(one.startDate.toString()).toBe(`${start}:00`);
    expect(utc(one.startDate)).toBe(expected);
  });

  test("in one calendar over many years and zones", () => {
    const starts = [
      ["Europe/Berlin", "2026-03-28T10:00", "2026-03-28T09:00"],
      ["Europe/Berlin", "2026-07-01T10:00", "2026-07-01T08:00"],
      ["Europe/Berlin", "2027-12-01T10:00", "2027-12-01T09:00"],
      ["Europe/Moscow", "2009-12-01T10:00", "2009-12-01T07:00"],
      ["Europe/Moscow", "2012-12-01T10:00", "2012-12-01T06:00"],
      ["Europe/Moscow", "2026-12-01T10:00", "2026-12-01T07:00"],
    ];
    const text = calendarText(starts.map(([zone, start], index) => event({ zone, start }, `evt-${index}`)));
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2);
    const times = new Map(read(text).map((one) => [one.uid, utc(one.startDate)]));
    for (const [index, [, , expected]] of starts.entries())
      expect(times.get(`evt-${index}@svod.example`), String(starts[index])).toBe(expected);
  });

  test("an event across a change of clocks lasts as long as it lasts", () => {
    const one = readOne({ zone: "Europe/Berlin", start: "2026-10-24T22:00", end: "2026-10-25T10:00" });
    expect(one.duration.toSeconds()).toBe(13 * 3600);
  });
});

test("a zone whose clocks never changed has one rule", () => {
  expect(timeZoneLines([inZone("2026-06-10T10:00", "UTC")])).toEqual([
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
  ]);
});

describe("days and ends", () => {
  const dates = (change: Fields) => {
    const one = readOne(change);
    const end = property(one, "dtend");
    return [one.startDate.isDate, property(one, "dtstart"), end];
  };

  test.each([
    ["a day", { start: "2026-06-10" }, [true, "2026-06-10", "2026-06-11"]],
    ["days, the last included", { start: "2012-03-29", end: "2012-03-30" }, [true, "2012-03-29", "2012-03-31"]],
    ["over the end of a year", { start: "2026-12-31" }, [true, "2026-12-31", "2027-01-01"]],
    ["over 29 February", { start: "2028-02-28", end: "2028-02-29" }, [true, "2028-02-28", "2028-03-01"]],
    ["an hour without an end", { start: "2026-06-10T11:00" }, [false, "2026-06-10T11:00:00", undefined]],
    [
      "hours",
      { start: "2026-06-10T11:00", end: "2026-06-12T13:30" },
      [false, "2026-06-10T11:00:00", "2026-06-12T13:30:00"],
    ],
    [
      "from an hour to the end of a day",
      { start: "2026-06-10T11:00", end: "2026-06-12" },
      [false, "2026-06-10T11:00:00", "2026-06-13T00:00:00"],
    ],
    [
      "an end at an unknown hour of the same day",
      { start: "2026-06-10T11:00", end: "2026-06-10" },
      [false, "2026-06-10T11:00:00", undefined],
    ],
    [
      "a beginning at an unknown hour",
      { start: "2026-06-10", end: "2026-06-12T13:00" },
      [true, "2026-06-10", "2026-06-13"],
    ],
    [
      "an end that is the beginning",
      { start: "2026-06-10T11:00", end: "2026-06-10T11:00" },
      [false, "2026-06-10T11:00:00", undefined],
    ],
    [
      "an end that a change of clocks leaves before its beginning",
      { zone: "Europe/Berlin", start: "2026-03-29T02:30", end: "2026-03-29T03:00" },
      [false, "2026-03-29T02:30:00", undefined],
    ],
  ] as const)("%s", (_, change, expected) => {
    expect(dates(change)).toEqual(expected);
  });
});

describe("an event", () => {
  const place = { name: "Технопарк, зал; «Б»", city: "Казань", online: "https://example.org/live?a=1;b=2,3" };
  const full = {
    title: "Форум: «Кадры», \\ и ещё",
    teaser: "Первая строка, с запятой; и точкой с запятой. Вторая строка, чтобы знаков хватило.",
    place,
    registration: "https://example.org/registration",
    genre: "conference",
  };

  test("is told whole, and nothing in its text breaks the file", () => {
    const one = readOne(full);
    expect(one.summary).toBe(full.title);
    expect(one.location).toBe("Технопарк, зал; «Б», Казань");
    expect(one.description.split("\n")[0]).toBe(full.teaser);
    expect(one.description).toContain("Записаться или подать заявку: https://example.org/registration");
    expect(property(one, "url")).toBe("https://svod.example/portal/events/evt-one/");
    expect(property(one, "conference")).toBe(place.online);
    expect(one.component.getFirstProperty("categories")?.getValues()).toEqual(["Конференции и форумы", "События"]);
    expect(property(one, "transp")).toBe("TRANSPARENT");
  });

  test("is named by its permanent id, whatever its title and address", () => {
    const uids = [{}, { title: "Новый заголовок", slug: "novyy", former_slugs: ["one"] }].map((change) =>
      readOne(change).uid.toString(),
    );
    expect(uids).toEqual(["evt-one@svod.example", "evt-one@svod.example"]);
  });

  test("has the dates of its record, and a revision that grows with them", () => {
    const revisions = [
      {},
      { updated: "2026-01-12" },
      { updated: "2026-01-12", changes: [{ date: "2026-02-10", note: "Перенесли." }] },
    ].map((change) => {
      const one = readOne(change);
      return [property(one, "dtstamp"), property(one, "last-modified"), one.sequence, property(one, "created")];
    });
    expect(revisions).toEqual([
      ["2026-01-10T00:00:00Z", "2026-01-10T00:00:00Z", 0, "2026-01-10T00:00:00Z"],
      ["2026-01-12T00:00:00Z", "2026-01-12T00:00:00Z", 2, "2026-01-10T00:00:00Z"],
      ["2026-02-10T00:00:00Z", "2026-02-10T00:00:00Z", 31, "2026-01-10T00:00:00Z"],
    ]);
  });

  test("that is cancelled says so", () => {
    const one = readOne({ cancelled: true });
    expect([one.summary, property(one, "status")]).toEqual(["Отменено: Запись evt-one", "CANCELLED"]);
  });

  test("does not say its town twice", () => {
    expect(readOne({ place: { name: "Калуга, площадка", city: "Калуга" } }).location).toBe("Калуга, площадка");
  });
});

describe("a deadline is an event of its own", () => {
  const read2 = (change: Fields) => read(renderEvent(portalOf(), event({ start: "2026-12-10T11:00", ...change })));

  test("at its minute", () => {
    const [, deadline] = read2({ zone: "Asia/Yekaterinburg", deadline: "2026-12-03T18:00" });
    expect(deadline?.summary).toBe("Срок подачи заявок: Запись evt-one");
    expect(deadline?.uid).toBe("evt-one.deadline@svod.example");
    expect(deadline && utc(deadline.startDate)).toBe("2026-12-03T13:00");
    expect(deadline?.description).toContain("3 декабря 2026 г., 18:00 (МСК+2)");
  });

  test("or on its day", () => {
    const [, deadline] = read2({ deadline: "2026-12-03" });
    expect([property(deadline, "dtstart"), property(deadline, "dtend")]).toEqual(["2026-12-03", "2026-12-04"]);
  });

  test("that is unknown is left out", () => {
    expect(read2({})).toHaveLength(1);
  });
});

describe("calendars", () => {
  const entries = [
    event({ start: "2026-09-01", genre: "contest", deadline: "2026-08-01" }, "evt-contest"),
    event({ start: "2026-03-01T10:00", genre: "meeting" }, "evt-meeting"),
    event({ status: "demo" }, "evt-demo"),
    event({ unlisted: true }, "evt-hidden"),
    event({ published: "2026-12-01" }, "evt-future"),
  ];
  const uids = (path?: string) => read(calendarText(entries, path)).map(({ uid }) => uid.split("@")[0]);

  test("hold real, listed, published events in the order of time, with their deadlines", () => {
    expect(uids()).toEqual(["evt-meeting", "evt-contest", "evt-contest.deadline"]);
  });

  test("of deadlines, and of one kind", () => {
    expect(uids("/events/deadlines.ics")).toEqual(["evt-contest.deadline"]);
    expect(uids("/events/contest.ics")).toEqual(["evt-contest", "evt-contest.deadline"]);
    expect(uids("/events/exam.ics")).toEqual([]);
  });

  test("say what they are, where they stand and when to look again", () => {
    const calendar = new ICAL.Component(ICAL.parse(calendarText(entries, "/events/contest.ics")));
    const value = (name: string) => calendar.getFirstPropertyValue(name)?.toString();
    expect(value("name")).toBe("Свод: конкурсы");
    expect(value("x-wr-calname")).toBe("Свод: конкурсы");
    expect(value("source")).toBe("https://svod.example/portal/events/contest.ics");
    expect(value("url")).toBe("https://svod.example/portal/events/");
    expect(value("refresh-interval")).toBe("PT12H");
    expect(value("last-modified")).toBe("2026-01-10T00:00:00Z");
  });

  test("without events are still whole files", () => {
    const calendar = new ICAL.Component(ICAL.parse(calendarText([])));
    expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(["vtimezone"]);
    expect(calendar.getFirstPropertyValue("last-modified")).toBeNull();
  });

  test("never move without a change", () => {
    vi.useFakeTimers({ now: new Date("2026-06-01T08:00:00Z"), toFake: ["Date"] });
    const morning = calendarText(entries);
    vi.setSystemTime(new Date("2027-01-01T23:59:59Z"));
    expect(calendarText(entries)).toBe(morning);
    vi.useRealTimers();
  });

  test("look as the golden file does", async () => {
    const golden = await readFile(new URL("../../tests/golden/calendar/events.ics", import.meta.url), "utf8");
    // Git keeps the golden file with the line ends of the machine.
    expect(calendarText(entries).split("\r\n")).toEqual(golden.split(/\r?\n/));
  });
});
