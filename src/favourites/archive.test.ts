import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { favouritesArchive } from "./archive.ts";
import type { Favourite } from "./list.ts";
import { takenFile } from "./taken.ts";

const favourite = (id: string, to: string, note = ""): Favourite => ({
  id,
  to,
  title: `Запись «${id}»`,
  added: "2026-11-25",
  note,
});
const practice = favourite("practice-one", "/practices/one/", "Показать мастерам\nв понедельник");
const digest = favourite("digest-two", "/digests/two/");
const gone = favourite("gone", "/practices/gone/");

test("a practice is taken as its package, anything else as its text", () => {
  expect(takenFile(practice)).toBe("/practices/one.zip");
  expect(takenFile(digest)).toBe("/digests/two.md");
});

test("packages lie in their folders, with the contents and the notes beside them", () => {
  const files = new Map([
    ["practice-one", zipSync({ "one/one.md": strToU8("# Практика"), "one/images/a.png": new Uint8Array([1, 2]) })],
    ["digest-two", strToU8("# Дайджест")],
  ]);
  const tree = unzipSync(favouritesArchive([practice, digest, gone], files, "https://svod.example/"));
  expect(Object.keys(tree).toSorted()).toEqual(["digests/two.md", "one/images/a.png", "one/one.md", "Содержание.txt"]);
  expect(strFromU8(tree["one/one.md"]!)).toBe("# Практика");
  const contents = strFromU8(tree["Содержание.txt"]!);
  expect(contents).toContain(
    "1. Запись «practice-one»\r\n   https://svod.example/practices/one/\r\n   Показать мастерам\r\n   в понедельник",
  );
  expect(contents).toContain("3. Запись «gone»\r\n   https://svod.example/practices/gone/\r\n   Не вошло в архив");
});
