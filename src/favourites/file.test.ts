import { expect, test } from "vitest";
import { favouritesFile, readFavouritesFile } from "./file.ts";

const entry = {
  id: "practice-one",
  to: "/practices/one/",
  title: "Практика «Первая»",
  added: "2026-11-25",
  note: "Показать мастерам\nв понедельник 😀",
};

test("a file comes back as it was saved", () => {
  expect(readFavouritesFile(favouritesFile([entry], "2026-11-25"))).toEqual({ entries: [entry], faults: [] });
});

test("a byte order mark that an editor has put before it does no harm", () => {
  expect(readFavouritesFile(`\uFEFF${favouritesFile([entry], "2026-11-25")}`)).toMatchObject({ entries: [entry] });
});

test("what is sound is taken, what is not is told by its place", () => {
  const text = JSON.stringify({
    format: "svod-favourites",
    version: 1,
    entries: [{ ...entry, to: "javascript:alert(1)" }, { ...entry, extra: "<script>" }, 5],
  });
  expect(readFavouritesFile(text)).toEqual({
    entries: [entry],
    faults: ["Запись 1: неверный адрес страницы (to)", "Запись 3: это не запись"],
  });
});

test.each([
  ["", "Файл не читается"],
  ["{", "Файл не читается"],
  ["null", "Это не список избранного"],
  ["[]", "Это не список избранного"],
  [JSON.stringify({ format: "svod-favourites", version: 1 }), "Это не список избранного"],
  [JSON.stringify({ format: "svod-favourites", version: 2, entries: [] }), "другой версией портала (2)"],
  ["x".repeat(8_000_001), "слишком велик"],
])("%.40s is refused with the reason", (text, reason) => {
  expect(readFavouritesFile(text)).toEqual({ fault: expect.stringContaining(reason) });
});
