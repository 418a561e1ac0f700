import { expect, test } from "vitest";
import { makeEntry } from "#tests/fake/entry.ts";
import { portalOf } from "#tests/fake/feed.ts";
import { changesOf } from "./change.ts";
import { itemId } from "./item.ts";

const idsOf = (...entries: ReturnType<typeof makeEntry>[]) => changesOf(portalOf(entries)).map(itemId);
const note = (date: string, text: string) => ({ date, note: text });

const one = (changes: object[]) => makeEntry("articles", "one", { changes });

test("every change of a published entry is told, the latest first", () => {
  const two = makeEntry("practices", "two", { changes: [note("2026-04-02", "Уточнили срок.")] });
  expect(idsOf(one([note("2026-04-01", "а"), note("2026-04-03", "б")]), two)).toEqual([
    "svod:one:2026-04-03:1",
    "svod:two:2026-04-02:1",
    "svod:one:2026-04-01:1",
  ]);
});

test("demonstrations, drafts and unlisted entries tell nothing", () => {
  const changes = [note("2026-04-01", "а")];
  expect(
    idsOf(
      makeEntry("practices", "demo", { status: "demo", changes }),
      makeEntry("practices", "draft", { status: "draft", changes }),
      makeEntry("practices", "hidden", { unlisted: true, changes }),
    ),
  ).toEqual([]);
});

test("a note keeps its name when another is added before or after it", () => {
  const before = [note("2026-04-02", "а"), note("2026-04-02", "б")];
  const known = idsOf(one(before));
  expect(known).toEqual(["svod:one:2026-04-02:2", "svod:one:2026-04-02:1"]);
  expect(idsOf(one([note("2026-04-01", "раньше"), ...before, note("2026-04-05", "позже")]))).toEqual(
    expect.arrayContaining(known),
  );
});
