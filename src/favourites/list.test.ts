import { describe, expect, test } from "vitest";
import { memoryStore } from "#src/device/memory.ts";
import { favouriteFault, favouriteList, merged, moved, NOTE_LENGTH, type Favourite } from "./list.ts";

const favourite = (id: string, change: Partial<Favourite> = {}): Favourite => ({
  id,
  to: `/practices/${id}/`,
  title: `Запись ${id}`,
  added: "2026-11-25",
  note: "",
  ...change,
});
const ids = (list: readonly Favourite[]) => list.map(({ id }) => id).join(" ");

describe("the list on the device", () => {
  test("an entry is added at the end and taken away", () => {
    const list = favouriteList(memoryStore());
    expect(list.toggle(favourite("one"))).toBe("added");
    expect(list.toggle(favourite("two"))).toBe("added");
    expect(ids(list.read())).toBe("one two");
    expect(list.toggle(favourite("one"))).toBe("removed");
    expect(ids(list.read())).toBe("two");
  });

  test.each(["not JSON", "{}", "[1, null, {}]", JSON.stringify([{ ...favourite("one"), to: "javascript:alert(1)" }])])(
    "foreign text is no list: %s",
    (text) => {
      expect(favouriteList(memoryStore({ "svod-favourites": text })).read()).toEqual([]);
    },
  );

  test("a closed store refuses and says so", () => {
    expect(favouriteList(memoryStore({}, true)).toggle(favourite("one"))).toBe("refused");
  });

  test("a new title and address are taken over, the note stays", () => {
    const list = favouriteList(memoryStore());
    list.replace([favourite("one", { note: "моя" })]);
    list.refresh(new Map([["one", { title: "Новый заголовок", to: "/practices/new/" }]]));
    expect(list.read()).toEqual([favourite("one", { title: "Новый заголовок", to: "/practices/new/", note: "моя" })]);
  });
});

test.each([
  [null, "это не запись"],
  [favourite("one", { id: "../x" }), "нет идентификатора (id)"],
  [favourite("one", { to: "https://evil.example/" }), "неверный адрес страницы (to)"],
  [favourite("one", { to: "//evil.example/" }), "неверный адрес страницы (to)"],
  [favourite("one", { title: " " }), "нет заголовка (title)"],
  [favourite("one", { added: "вчера" }), "неверная дата (added)"],
  [
    favourite("one", { note: "x".repeat(NOTE_LENGTH + 1) }),
    `заметка (note) — не текст или длиннее ${NOTE_LENGTH} знаков`,
  ],
  [favourite("one"), undefined],
])("%o is judged", (value, fault) => {
  expect(favouriteFault(value)).toBe(fault);
});

test("an entry moves a place and stays at the edge", () => {
  const list = ["one", "two", "three"].map((id) => favourite(id));
  expect(ids(moved(list, "three", -1))).toBe("one three two");
  expect(ids(moved(list, "one", 1))).toBe("two one three");
  expect(ids(moved(list, "one", -1))).toBe("one two three");
  expect(ids(moved(list, "three", 1))).toBe("one two three");
  expect(ids(moved(list, "nobody", 1))).toBe("one two three");
});

describe("two lists joined", () => {
  test("lose nothing and repeat nothing", () => {
    const joined = merged([favourite("one"), favourite("two")], [favourite("two"), favourite("three")]);
    expect(ids(joined)).toBe("one two three");
  });

  test("keep both notes of one entry", () => {
    const [joined] = merged([favourite("one", { note: "моё" })], [favourite("one", { note: "чужое" })]);
    expect(joined?.note).toBe("моё\n\nчужое");
    const [again] = merged([joined!], [favourite("one", { note: "чужое" })]);
    expect(again?.note).toBe("моё\n\nчужое");
  });
});
