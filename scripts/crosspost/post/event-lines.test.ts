import { expect, test } from "vitest";
import { eventLines } from "./event-lines.ts";

const event = { start: "2026-06-10T11:00", end: "2026-06-11", zone: "Europe/Moscow", place: "Казань" };
const plain = (text: string) => text.replaceAll("\u00A0", " ");

test("an event ahead tells when, where and until when one may apply", () => {
  expect(plain(eventLines({ ...event, deadline: "2026-06-01" }, "2026-05-01"))).toBe(
    "Когда: 10–11 июня 2026 г., начало в 11:00 по московскому времени\nГде: Казань\nЗаявки: до 1 июня 2026 г.",
  );
});
test("on its last day the place still matters, on the next only the days", () => {
  expect(eventLines(event, "2026-06-11")).toContain("Где: Казань");
  expect(plain(eventLines(event, "2026-06-12"))).toBe("Событие прошло 10–11 июня 2026 г.");
});
test("a cancelled event sends nobody on the way", () => {
  expect(plain(eventLines({ ...event, cancelled: true }, "2026-05-01"))).toBe(
    "Событие отменили. Его ждали 10–11 июня 2026 г.",
  );
});
