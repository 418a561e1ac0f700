import { describe, expect, test } from "vitest";
import { faultsOf, makeEntry, source, type Fields } from "#tests/fake/entry.ts";

/** What a change makes the schema say of an article. */
const faults = (change: Fields) => faultsOf("articles", change);

test("a sound record has no faults, and what it leaves out is filled in", () => {
  expect(faults({})).toEqual([]);
  expect(makeEntry("articles", "one").data).toMatchObject({ unlisted: false, tags: [], images: [], former_slugs: [] });
});

describe("fields on their own", () => {
  test.each<[string, Fields, string]>([
    ["an id in capitals", { id: "Liga" }, "id: идентификатор"],
    ["an id that begins with a digit", { id: "2liga" }, "id: идентификатор"],
    ["a slug with two hyphens", { slug: "liga--kolledzhey" }, "slug: адрес"],
    ["a slug in Cyrillic", { slug: "лига" }, "slug: адрес"],
    ["a slug that looks like the number of a page", { slug: "2" }, "slug: адрес из одних цифр"],
    ["a title without words", { title: "        " }, "title: слишком коротко"],
    ["a title too long", { title: "а".repeat(101) }, "title: слишком длинно: не больше 100"],
    ["a teaser too short", { teaser: "Коротко." }, "teaser: слишком коротко: нужно не меньше 40"],
    ["nobody to read it", { audience: [] }, "audience: укажите хотя бы одну аудиторию"],
    ["a day that is not in the calendar", { published: "2026-02-29" }, "published: такого дня нет в календаре"],
    ["a date with a time", { published: "2026-03-05T10:00" }, "published: дата пишется как 2026-03-05"],
    ["a tag that is no id", { tags: ["Бережливость"] }, "tags.0: идентификатор"],
    ["an address without a scheme", { sources: [source("s1", { url: "example.org" })] }, "sources.0.url: нужен полный"],
    [
      "an address that runs a program",
      { sources: [source("s1", { url: "javascript:alert(1)" })] },
      "sources.0.url: нужен полный",
    ],
  ])("%s", (_, change, fault) => {
    const found = faults(change);
    expect(found.filter((line) => line.startsWith(fault))).toHaveLength(1);
  });

  test("a leap day, a trimmed title and a slug with digits are sound", () => {
    expect(faults({ published: "2024-02-29", slug: "itogi-2025" })).toEqual([]);
    expect(makeEntry("articles", "one", { title: "  Итоги года " }).data.title).toBe("Итоги года");
  });
});

describe("rules across fields", () => {
  test.each<[string, Fields, string]>([
    ["real without a source", { sources: [] }, "sources: у настоящей записи должен быть хотя бы один источник"],
    ["changed before it came out", { updated: "2026-03-04" }, "updated: правка не может быть раньше публикации"],
    [
      "a change before it came out",
      { changes: [{ date: "2026-03-04", note: "Исправлено" }] },
      "changes.0.date: правка не может быть раньше публикации (2026-03-05)",
    ],
    [
      "two sources under one label",
      { sources: [source("s1"), source("s2"), source("s1")] },
      "sources.2.id: метка s1 уже занята",
    ],
    ["moved from where it stands", { former_slugs: ["sound"] }, "former_slugs: прежний адрес совпадает с нынешним"],
  ])("%s", (_, change, fault) => {
    const found = faults(change);
    expect(found).toHaveLength(1);
    expect(found[0]?.startsWith(fault), found[0]).toBe(true);
  });

  test("a demonstration needs no source, and a change on the day of publication is none too early", () => {
    expect(faults({ status: "demo", sources: [] })).toEqual([]);
    expect(faults({ updated: "2026-03-05", changes: [{ date: "2026-03-05", note: "Исправлено" }] })).toEqual([]);
  });
});
