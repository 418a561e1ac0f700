import { describe, expect, test } from "vitest";
import { archiveFault, archiveText, favouriteTools, loadedText } from "./drawing.ts";
import type { Favourite } from "./list.ts";

const favourite = (id: string, folder = "practices"): Favourite => ({
  id,
  to: `/${folder}/${id}/`,
  title: `Запись ${id}`,
  added: "2026-11-25",
  note: "",
});
const practices = ["one", "two", "three", "four", "five"].map((id) => favourite(id));
const digest = favourite("digest", "digests");

describe("the tools", () => {
  test("take all while nothing is left out", () => {
    const two = [...practices.slice(0, 2), digest];
    expect(favouriteTools(two, two)).toEqual({
      chosen: "Отмечено: 3\u00A0записи из 3",
      set: "/favourites/set/",
      compare: "/compare/?practices=one,two",
      idle: false,
    });
  });

  test("name the picked where some are left out", () => {
    expect(favouriteTools(practices, practices.slice(0, 1))).toMatchObject({
      chosen: "Отмечено: 1\u00A0запись из 5",
      set: "/favourites/set/?ids=one",
      compare: undefined,
    });
  });

  test("compare from two to four practices", () => {
    const offered = [1, 2, 4, 5].map((many) => favouriteTools(practices, practices.slice(0, many)).compare);
    expect(offered.map((to) => to !== undefined)).toEqual([false, true, true, false]);
  });

  test("are idle while nothing is picked", () => {
    expect(favouriteTools(practices, [])).toMatchObject({ chosen: "Отмечено: 0\u00A0записей из 5", idle: true });
  });
});

test("a file tells what it brought, what was there and what it could not say", () => {
  const own = practices.slice(0, 1);
  expect(loadedText({ entries: practices.slice(0, 3), faults: [] }, own)).toBe(
    "Добавлено: 2\u00A0записи. Уже были: 1, заметки объединены.",
  );
  expect(loadedText({ entries: [digest], faults: ["Запись 2: это не запись"] }, own)).toBe(
    "Добавлено: 1\u00A0запись. Не понято: Запись 2: это не запись.",
  );
});

describe("an archive", () => {
  const files = new Map([["one", new Uint8Array([1])]]);

  test("is none while something did not come, or nothing is there", () => {
    expect(archiveFault({ files, failed: [digest] })).toBe(
      "Не загрузились: «Запись digest». Проверьте связь и нажмите ещё раз.",
    );
    expect(archiveFault({ files: new Map(), failed: [] })).toContain("сохранять нечего");
    expect(archiveFault({ files, failed: [] })).toBeUndefined();
  });

  test("tells what it holds and what is gone from the portal", () => {
    expect(archiveText({ files }, practices.slice(0, 1))).toBe("Готово: 1\u00A0запись в архиве.");
    expect(archiveText({ files }, practices.slice(0, 2))).toBe(
      "Готово: 1\u00A0запись в архиве. Этих страниц на портале больше нет: «Запись two».",
    );
  });
});
