import { describe, expect, test } from "vitest";
import { faultsOf, makeEntry, type Fields } from "#tests/fake/entry.ts";

const faults = (change: Fields) => faultsOf("events", change);
const late = "deadline: срок заявок позже окончания события";

test("an event without a zone is in Moscow's", () => {
  expect(makeEntry("events", "one").data.zone).toBe("Europe/Moscow");
  expect(faults({ zone: "Asia/Yekaterinburg" })).toEqual([]);
  expect(faults({ zone: "Екатеринбург" })[0]).toContain("часовой пояс пишется как");
});

test("an event in the network alone has an address there", () => {
  expect(faults({ place: { name: "Онлайн" } })).toEqual(["place.online: у события в сети должен быть адрес"]);
  expect(faults({ place: { name: "Онлайн", online: "https://example.org/live" } })).toEqual([]);
  expect(faults({ place: { name: "Технопарк" } })).toEqual([]);
});

describe("begin, end and deadline", () => {
  test.each<[Fields, string[]]>([
    [{ start: "2026-06-10", end: "2026-06-12" }, []],
    [{ start: "2026-06-10", end: "2026-06-10" }, []],
    [{ start: "2026-06-10", end: "2026-06-09" }, ["end: окончание раньше начала"]],
    [{ start: "2026-06-10T11:00", end: "2026-06-10T10:59" }, ["end: окончание раньше начала"]],
    // A day stands for the whole of it.
    [{ start: "2026-06-10T11:00", end: "2026-06-10" }, []],
    [{ start: "2026-06-10", end: "2026-06-10T09:00" }, []],
    [{ start: "2026-06-10", deadline: "2026-06-10" }, []],
    [{ start: "2026-06-10", deadline: "2026-06-11" }, [late]],
    // A contest takes entries while it goes on.
    [{ start: "2026-06-10", end: "2026-06-30", deadline: "2026-06-20" }, []],
    [{ start: "2026-06-10", end: "2026-06-30", deadline: "2026-07-01" }, [late]],
  ])("%j", (change, expected) => {
    expect(faults(change)).toEqual(expected);
  });
});

describe("moments", () => {
  test.each([
    "2026-06-10T24:00",
    "2026-06-10T11:60",
    "2026-06-10 11:00",
    "2026-06-10T11:00Z",
    "2026-06-31",
    "10.06.2026",
  ])("%s is none", (start) => {
    expect(faults({ start })[0]).toMatch(/^start: /);
  });

  test.each(["2026-06-10", "2026-06-10T00:00", "2026-06-10T23:59", "2028-02-29"])("%s is one", (start) => {
    expect(faults({ start })).toEqual([]);
  });
});
