import { describe, expect, test } from "vitest";
import { dayAndMonth, longDate, moment, period, roughDate, todayIn } from "./date.ts";

const seen = (text: string) => text.replaceAll("\u00A0", "~");

test.each([
  ["2026-03-05", "5~марта 2026~г."],
  ["2026-12-31", "31~декабря 2026~г."],
  ["2024-02-29", "29~февраля 2024~г."],
  ["2026-01-01", "1~января 2026~г."],
])("longDate %s", (day, expected) => {
  expect(seen(longDate(day))).toBe(expected);
});

test.each([
  ["2018", "2018~г."],
  ["2018-03", "март 2018~г."],
  ["2018-03-05", "5~марта 2018~г."],
])("roughDate %s", (date, expected) => {
  expect(seen(roughDate(date))).toBe(expected);
});

test.each([
  ["2010", undefined, "с~2010~г."],
  ["2010-09", undefined, "с~сентября 2010~г."],
  ["2010-09-01", undefined, "с~1~сентября 2010~г."],
  ["2010", "2012", "2010–2012~гг."],
  ["2012", "2012", "2012~г."],
  ["2018-03", "2018-05", "март~— май 2018~г."],
  ["2018-03", "2019-05", "март 2018~г.~— май 2019~г."],
  ["2026-03-05", "2026-03-07", "5–7~марта 2026~г."],
  ["2026-03-05", "2026-04-07", "5~марта~— 7~апреля 2026~г."],
  ["2010-09-01", "2012-07-29", "1~сентября 2010~г.~— 29~июля 2012~г."],
  ["2010", "2012-07", "2010~г.~— июль 2012~г."],
  ["2012", "2012-07", "2012~г.~— июль 2012~г."],
  ["2012-03", "2012-03-05", "март~— 5~марта 2012~г."],
])("period %s, %s", (start, end, expected) => {
  expect(seen(period(start, end))).toBe(expected);
});

test.each([
  ["2026-12-10T11:00", undefined, "10~декабря 2026~г., 11:00"],
  ["2026-12-10", undefined, "10~декабря 2026~г."],
  ["2026-12-10T11:00", "2026-12-10T13:30", "10~декабря 2026~г., 11:00–13:30"],
  ["2026-12-10T11:00", "2026-12-10", "10~декабря 2026~г., 11:00"],
  ["2026-12-10", "2026-12-10", "10~декабря 2026~г."],
  ["2026-12-10", "2026-12-12", "10–12~декабря 2026~г."],
  ["2026-12-10T11:00", "2026-12-12T13:00", "10~декабря 2026~г., 11:00~— 12~декабря 2026~г., 13:00"],
])("moment %s, %s", (start, end, expected) => {
  expect(seen(moment(start, end))).toBe(expected);
});

test.each(["", "05.03.2026", "2026-13", "2026-00-01", "2026-03-00", "2026-3-5", "вчера"])(
  "«%s» is no date",
  (value) => {
    expect(() => roughDate(value)).toThrow(RangeError);
  },
);

describe("todayIn", () => {
  const evening = new Date("2026-03-05T22:30:00Z");

  test.each([
    ["UTC", "2026-03-05"],
    ["Europe/Moscow", "2026-03-06"],
    ["Asia/Kamchatka", "2026-03-06"],
    ["America/New_York", "2026-03-05"],
  ])("%s", (zone, expected) => {
    expect(todayIn(zone, evening)).toBe(expected);
  });

  test("turns the year", () => {
    expect(todayIn("Europe/Moscow", new Date("2026-12-31T21:00:00Z"))).toBe("2027-01-01");
    expect(todayIn("Europe/Moscow", new Date("2026-12-31T20:59:59Z"))).toBe("2026-12-31");
  });
});

test("dayAndMonth leaves the year and the time away", () => {
  expect(seen(dayAndMonth("2026-03-05"))).toBe("5~марта");
  expect(seen(dayAndMonth("2026-12-10T11:00"))).toBe("10~декабря");
});
