import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test, vi } from "vitest";
import { mergePace, usualPace, weekdays, type Pace } from "../settings/pace.ts";
import { nextSlots } from "./schedule.ts";

const local = (date: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);

/** The slots of `length` entries of one pace, as local times with their offset. */
const slots = (pace: Pace, length: number, now: string, zone = "Europe/Moscow", posted: string[] = []) =>
  nextSlots({
    now: new Date(now),
    zone,
    posted: posted.map((time) => new Date(time)),
    queue: Array.from({ length }, () => pace),
  }).map((date) => local(date, zone).toString({ timeZoneName: "never", smallestUnit: "minute" }));

describe("the times of a queue", () => {
  test("without a pace everything may go at once", () => {
    const now = new Date("2026-11-25T23:59:58.123Z");
    const posted = [new Date("2026-11-25T23:59:00Z")];
    expect(nextSlots({ now, zone: "Europe/Moscow", posted, queue: [{}, {}, {}] })).toEqual([now, now, now]);
    expect(nextSlots({ now, zone: "Europe/Moscow", posted, queue: [] })).toEqual([]);
  });
  test("a batch of ten takes four working days", () => {
    // Thursday.
    expect(slots(usualPace, 10, "2026-11-26T10:20+03:00")).toEqual([
      "2026-11-26T10:20+03:00",
      "2026-11-26T11:50+03:00",
      "2026-11-26T13:20+03:00",
      "2026-11-27T09:00+03:00",
      "2026-11-27T10:30+03:00",
      "2026-11-27T12:00+03:00",
      "2026-11-30T09:00+03:00",
      "2026-11-30T10:30+03:00",
      "2026-11-30T12:00+03:00",
      "2026-12-01T09:00+03:00",
    ]);
  });
  test.each([
    ["2026-11-25T20:59:59+03:00", "2026-11-25T20:59+03:00"],
    ["2026-11-25T21:00:00+03:00", "2026-11-26T09:00+03:00"],
    ["2026-11-25T23:59:59+03:00", "2026-11-26T09:00+03:00"],
    ["2026-11-26T00:00:00+03:00", "2026-11-26T09:00+03:00"],
    ["2026-11-26T08:59:59+03:00", "2026-11-26T09:00+03:00"],
    ["2026-11-26T09:00:00+03:00", "2026-11-26T09:00+03:00"],
  ])("quiet over midnight: at %s it is %s", (now, slot) => {
    expect(slots({ quiet: { from: "21:00", to: "09:00" } }, 1, now)).toEqual([slot]);
  });
  test.each([
    ["2026-11-25T12:59+03:00", "2026-11-25T12:59+03:00"],
    ["2026-11-25T13:00+03:00", "2026-11-25T14:00+03:00"],
    ["2026-11-25T13:30+03:00", "2026-11-25T14:00+03:00"],
    ["2026-11-25T14:00+03:00", "2026-11-25T14:00+03:00"],
  ])("quiet at noon: at %s it is %s", (now, slot) => {
    expect(slots({ quiet: { from: "13:00", to: "14:00" } }, 1, now)).toEqual([slot]);
  });
  test("a weekend is waited out, in the zone's own days", () => {
    const working: Pace = { weekdays: ["пн", "вт", "ср", "чт", "пт"] };
    expect(slots(working, 1, "2026-11-28T12:00+03:00")).toEqual(["2026-11-30T00:00+03:00"]);
    // Saturday in Yekaterinburg, still Friday in Moscow.
    expect(slots(working, 1, "2026-11-27T20:00Z", "Asia/Yekaterinburg")).toEqual(["2026-11-30T00:00+05:00"]);
    expect(slots(working, 1, "2026-11-27T20:00Z")).toEqual(["2026-11-27T23:00+03:00"]);
  });
  test("the same evening is quiet in Yekaterinburg and not yet in Moscow", () => {
    const quiet: Pace = { quiet: { from: "21:00", to: "09:00" } };
    expect(slots(quiet, 1, "2026-11-25T16:30Z")).toEqual(["2026-11-25T19:30+03:00"]);
    expect(slots(quiet, 1, "2026-11-25T16:30Z", "Asia/Yekaterinburg")).toEqual(["2026-11-26T09:00+05:00"]);
  });
  test("what was posted counts for its own local day", () => {
    const three: Pace = { perDay: 3 };
    const posted = ["2026-11-25T09:00+03:00", "2026-11-25T10:00+03:00", "2026-11-25T11:00+03:00"];
    expect(slots(three, 1, "2026-11-25T12:00+03:00", "Europe/Moscow", posted)).toEqual(["2026-11-26T00:00+03:00"]);
    expect(slots(three, 2, "2026-11-25T12:00+03:00", "Europe/Moscow", posted.slice(1))).toEqual([
      "2026-11-25T12:00+03:00",
      "2026-11-26T00:00+03:00",
    ]);
    // 23:30 in Moscow is tomorrow in Yekaterinburg.
    const late = ["2026-11-24T22:30+03:00", "2026-11-24T23:00+03:00", "2026-11-24T23:30+03:00"];
    const now = "2026-11-25T10:00+03:00";
    expect(slots(three, 1, now, "Europe/Moscow", late)).toEqual(["2026-11-25T10:00+03:00"]);
    expect(slots(three, 1, now, "Asia/Yekaterinburg", late)).toEqual(["2026-11-26T00:00+05:00"]);
  });
  test("spacing is kept from the last post, and from one that is scheduled already", () => {
    const hour: Pace = { spacing: 60 };
    expect(slots(hour, 2, "2026-11-25T12:00+03:00", "Europe/Moscow", ["2026-11-25T11:30+03:00"])).toEqual([
      "2026-11-25T12:30+03:00",
      "2026-11-25T13:30+03:00",
    ]);
    // Another channel's program put a post at 13:20: there is room for one before it and none between.
    expect(slots(hour, 2, "2026-11-25T12:00+03:00", "Europe/Moscow", ["2026-11-25T13:20+03:00"])).toEqual([
      "2026-11-25T12:00+03:00",
      "2026-11-25T14:20+03:00",
    ]);
  });
  test("spacing longer than a day", () => {
    expect(slots({ spacing: 2880 }, 3, "2026-11-25T12:00+03:00")).toEqual([
      "2026-11-25T12:00+03:00",
      "2026-11-27T12:00+03:00",
      "2026-11-29T12:00+03:00",
    ]);
  });
});

describe("clocks that are changed, in Berlin", () => {
  const zone = "Europe/Berlin";
  const quiet: Pace = { quiet: { from: "21:00", to: "09:00" } };

  test("the night of spring is an hour shorter, that of autumn an hour longer", () => {
    const nightOf = (now: string) => {
      const [slot] = nextSlots({ now: new Date(now), zone, posted: [], queue: [quiet] });
      return ((slot?.getTime() ?? 0) - Date.parse(now)) / 3_600_000;
    };
    expect(nightOf("2026-03-27T21:00+01:00")).toBe(12);
    expect(nightOf("2026-03-28T21:00+01:00")).toBe(11);
    expect(nightOf("2026-10-24T21:00+02:00")).toBe(13);
    expect(slots(quiet, 1, "2026-03-28T21:00+01:00", zone)).toEqual(["2026-03-29T09:00+02:00"]);
    expect(slots(quiet, 1, "2026-10-24T21:00+02:00", zone)).toEqual(["2026-10-25T09:00+01:00"]);
  });
  test("an end that the clock skips comes when the clock is put forward", () => {
    expect(slots({ quiet: { from: "22:00", to: "02:30" } }, 1, "2026-03-29T01:59+01:00", zone)).toEqual([
      "2026-03-29T03:00+02:00",
    ]);
  });
  test("quiet hours that the clock skips whole are not there that day", () => {
    expect(slots({ quiet: { from: "02:10", to: "02:50" } }, 1, "2026-03-29T01:59+01:00", zone)).toEqual([
      "2026-03-29T01:59+01:00",
    ]);
    expect(slots({ quiet: { from: "02:10", to: "02:50" } }, 1, "2026-03-29T03:00+02:00", zone)).toEqual([
      "2026-03-29T03:00+02:00",
    ]);
  });
  test("an end that comes twice ends the quiet twice", () => {
    const pace: Pace = { quiet: { from: "22:00", to: "02:30" } };
    expect(slots(pace, 1, "2026-10-25T01:00+02:00", zone)).toEqual(["2026-10-25T02:30+02:00"]);
    expect(slots(pace, 1, "2026-10-25T02:10+01:00", zone)).toEqual(["2026-10-25T02:30+01:00"]);
  });
  test("an hour that only one Sunday lacks is waited for a week", () => {
    const pace: Pace = { quiet: { from: "03:00", to: "02:00" }, weekdays: ["вс"] };
    expect(slots(pace, 1, "2026-03-29T00:00+01:00", zone)).toEqual(["2026-04-05T02:00+02:00"]);
  });
  test("a day of 23 and one of 25 hours hold as many posts as any", () => {
    const pace: Pace = { perDay: 2, spacing: 60 };
    expect(slots(pace, 3, "2026-03-29T00:00+01:00", zone)).toEqual([
      "2026-03-29T00:00+01:00",
      "2026-03-29T01:00+01:00",
      "2026-03-30T00:00+02:00",
    ]);
    expect(slots(pace, 3, "2026-10-25T00:00+02:00", zone)[2]).toBe("2026-10-26T00:00+01:00");
  });
});

describe("rubrics with a pace of their own", () => {
  const zone = "Europe/Moscow";
  const now = new Date("2026-11-24T10:00+03:00"); // Tuesday
  const times = (queue: Pace[]) =>
    nextSlots({ now, zone, posted: [], queue }).map((date) =>
      local(date, zone).toPlainDateTime().toString({ smallestUnit: "minute" }),
    );

  test("one that waits for its weekday holds nobody up", () => {
    const channel: Pace = { perDay: 1 };
    const events = mergePace(channel, {}, { weekdays: ["пн"] });
    expect(times([events, channel, channel, events])).toEqual([
      "2026-11-30T00:00",
      "2026-11-24T10:00",
      "2026-11-25T00:00",
      "2026-12-07T00:00",
    ]);
  });
  test("at the same time the queue decides", () => {
    const usual: Pace = { perDay: 1, spacing: 60 };
    const other: Pace = { perDay: 1, spacing: 30 };
    expect(times([usual, other])).toEqual(["2026-11-24T10:00", "2026-11-25T00:00"]);
    expect(times([other, usual])).toEqual(["2026-11-24T10:00", "2026-11-25T00:00"]);
  });
  test("the rubric's word goes over the channel's, the channel's over the general one", () => {
    const general = usualPace;
    expect(mergePace(general)).toEqual(general);
    expect(mergePace(general, { perDay: 2 }, { quiet: {}, perDay: 9 })).toEqual({ ...general, quiet: {}, perDay: 9 });
    expect(mergePace(general, { spacing: 5 }, { weekdays: ["вс"] })).toEqual({
      ...general,
      spacing: 5,
      weekdays: ["вс"],
    });
  });
});

test.each<Pace>([{ perDay: 0 }, { weekdays: [] }, { quiet: { from: "09:00", to: "09:00" } }])(
  "a pace that lets nothing out is refused, not looked for without end: %o",
  (pace) => {
    expect(() => slots(pace, 1, "2026-11-25T12:00Z")).toThrow(RangeError);
  },
);

test("twice as many entries after twice as many posts are hardly more than twice the work", () => {
  const now = new Date("2026-11-25T12:00Z");
  const asked = vi.spyOn(Temporal.Instant, "fromEpochMilliseconds");
  /** How often the calendar is asked about a time until so many entries have theirs. */
  const looksAt = (length: number) => {
    // Half of them are scheduled, and have their times still before them.
    const posted = Array.from({ length }, (_, index) => new Date(now.getTime() + (index - length / 2) * 3_600_000));
    const queue = Array.from({ length }, (_, index) =>
      index % 7 === 0 ? mergePace(usualPace, { perDay: 2 }) : usualPace,
    );
    asked.mockClear();
    expect(nextSlots({ now, zone: "Europe/Moscow", posted, queue })).toHaveLength(length);
    expect(asked).toHaveBeenCalled();
    return asked.mock.calls.length;
  };
  // The square would be four times as much.
  expect(looksAt(1000) / looksAt(500)).toBeLessThan(3);
});

describe("whatever the pace", () => {
  const clock = fc
    .tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 59))
    .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  const quiet = fc.oneof(
    fc.constant({}),
    fc
      .tuple(clock, clock)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => ({ from, to })),
  );
  const anyPace: fc.Arbitrary<Pace> = fc.record(
    {
      quiet,
      perDay: fc.integer({ min: 1, max: 4 }),
      spacing: fc.integer({ min: 0, max: 3000 }),
      weekdays: fc.subarray([...weekdays], { minLength: 1 }),
    },
    { requiredKeys: [] },
  );
  // Both changes of the clocks of Berlin in 2026, and days without any.
  const instant = fc
    .tuple(fc.constantFrom("2026-03-28T00:00Z", "2026-10-24T00:00Z", "2026-11-25T00:00Z"), fc.nat(3 * 1440), fc.nat(59))
    .map(([day, minutes, seconds]) => new Date(Date.parse(day) + (minutes * 60 + seconds) * 1000));
  const zone = fc.constantFrom("Europe/Berlin", "Europe/Moscow", "Asia/Yekaterinburg", "America/St_Johns");
  const request = fc
    .record({
      now: instant,
      zone,
      back: fc.array(fc.integer({ min: -2000, max: 5000 }), { maxLength: 8 }),
      paces: fc.array(anyPace, { minLength: 1, maxLength: 3 }),
      choice: fc.array(fc.nat(2), { minLength: 1, maxLength: 12 }),
    })
    .map(({ now, zone: place, back, paces, choice }) => ({
      now,
      zone: place,
      posted: back.map((minutes) => new Date(now.getTime() - minutes * 60_000)),
      queue: choice.map((index) => paces[index % paces.length] ?? {}),
    }));

  /** Says which rule a post at this time breaks, given every other post of the channel. */
  const broken = (pace: Pace, at: Date, place: string, others: readonly Date[]): string | undefined => {
    const apart = (pace.spacing ?? 0) * 60_000;
    if (others.some((other) => Math.abs(other.getTime() - at.getTime()) < apart)) return "spacing";
    const here = local(at, place);
    const clockNow = here.toPlainTime().toString({ smallestUnit: "minute" });
    const { from, to } = pace.quiet ?? {};
    if (from !== undefined && to !== undefined) {
      const inside = from < to ? clockNow >= from && clockNow < to : clockNow >= from || clockNow < to;
      if (inside) return "quiet";
    }
    if (pace.weekdays && !pace.weekdays.includes(weekdays[here.dayOfWeek - 1] ?? "пн")) return "weekday";
    const isSameDay = (other: Date) => local(other, place).toPlainDate().equals(here.toPlainDate());
    if (pace.perDay !== undefined && others.filter(isSameDay).length >= pace.perDay) return "perDay";
    return undefined;
  };

  test("every slot keeps every rule, and no entry goes before its turn in its own pace", () => {
    fc.assert(
      fc.property(request, ({ now, zone: place, posted, queue }) => {
        const found = nextSlots({ now, zone: place, posted, queue });
        expect(found).toHaveLength(queue.length);
        // The channel is filled forward: a slot answers for what is posted before it and what was scheduled.
        const order = found.map((at, index) => ({ at, index })).toSorted((a, b) => +a.at - +b.at || a.index - b.index);
        const placed: Date[] = [...posted];
        const pending = new Set(order);
        while (pending.size > 0) {
          // Entries of one instant may stand in any order as long as one of them keeps the rules.
          const first = Math.min(...[...pending].map(({ at }) => +at));
          const here = [...pending].filter(({ at }) => +at === first);
          const next = here.find(({ at, index }) => broken(queue[index] ?? {}, at, place, placed) === undefined);
          expect(next, `nothing may go at ${new Date(first).toISOString()}`).toBeDefined();
          if (!next) return;
          expect(+next.at).toBeGreaterThanOrEqual(+now);
          pending.delete(next);
          placed.push(next.at);
        }
        for (const pace of new Set(queue)) {
          const own = found.filter((_, index) => queue[index] === pace).map(Number);
          expect(own).toEqual(own.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("no minute before the first slot would have done, where clocks stay as they are", () => {
    const still = request.filter(({ zone: place }) => place === "Europe/Moscow" || place === "Asia/Yekaterinburg");
    fc.assert(
      fc.property(still, ({ now, zone: place, posted, queue: [pace = {}] }) => {
        const [slot = now] = nextSlots({ now, zone: place, posted, queue: [pace] });
        const last = Math.min(+slot, +now + 4 * 1440 * 60_000);
        const minutes = Array.from(
          { length: Math.ceil((last - +now) / 60_000) },
          (_, index) => new Date(+now + index * 60_000),
        );
        // One expectation: one for every minute would take longer than the minutes.
        expect(minutes.find((at) => broken(pace, at, place, posted) === undefined)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });
});
