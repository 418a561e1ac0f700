import { expect, test } from "vitest";
import { makeEntry, makePortal, result, source, type Fields } from "#tests/fake/entry.ts";
import { kindNames, type KindName } from "#src/entry/kinds.ts";
import { plain } from "#src/text/typography.ts";
import { contentsOf } from "./contents.ts";
import { referenceNames } from "./link.ts";
import { recordOf } from "./record.ts";
import { shownOn, phraseText, type Section } from "./record-section.ts";

const record = (kind: KindName, change: Fields = {}) => {
  const entry = makeEntry(kind, "one", change);
  const portal = makePortal([makeEntry("organizations", "college"), makeEntry("practices", "other"), entry]);
  return recordOf(portal, entry, referenceNames(portal, entry));
};
const ids = (sections: readonly Section[]) => sections.map(({ id }) => id);

const full = {
  results: [result()],
  lessons: ["Начните с\u00A0малого."],
  changes: [{ date: "2026-04-01", note: "Уточнили число." }],
  images: [{ src: "a.png", alt: "Схема.", author: "Редакция", rights: "CC BY 4.0" }],
};

test("the gist, what stands before the text, what follows it; what is empty is left out", () => {
  const { brief, before, after } = record("practices", full);
  expect(ids(brief)).toEqual(["problem", "goal"]);
  expect(ids(before)).toEqual(["results"]);
  expect(ids(after)).toEqual(["replication", "lessons", "ladder", "changes", "pictures", "sources"]);
  expect(after[0]?.parts?.map(({ id }) => id)).toEqual(["implemented"]);
});

test("the page and the twin differ in what each shows in its own way", () => {
  const { after } = record("practices", full);
  expect(ids(after).filter((id) => !ids(shownOn("page", after)).includes(id))).toEqual(["pictures"]);
  expect(ids(after).filter((id) => !ids(shownOn("twin", after)).includes(id))).toEqual(["ladder"]);
});

test.each(kindNames)("no section of %s stands twice, and its sources come last", (kind) => {
  const { brief, before, after } = record(kind, {
    ...(kind !== "pages" && { sources: [source()] }),
    ...(kind === "practices" && full),
  });
  const all = ids([...brief, ...before, ...after]);
  expect(new Set(all).size).toBe(all.length);
  expect(all.at(-1)).toBe(kind === "pages" ? undefined : "sources");
});

test("an event that will not be says so and takes nobody in", () => {
  const [when, where] = record("events", {
    cancelled: true,
    deadline: "2026-06-01",
    registration: "https://example.org/in",
    place: { name: "Онлайн", online: "https://example.org/on" },
  }).brief;
  expect(when?.note).toBe("Событие отменили.");
  expect(when?.text?.map((line) => plain(phraseText(line)))).toEqual([
    "10 июня 2026 г., 11:00",
    "Заявки принимают до 1 июня 2026 г.",
  ]);
  expect(where?.links).toEqual([{ label: "Участвовать издалека", to: "https://example.org/on" }]);
});

test("a moment is told to programs with the offset of its place", () => {
  const [when] = record("events", { zone: "Asia/Yekaterinburg" }).brief;
  expect(when?.text).toEqual([[expect.objectContaining({ datetime: "2026-06-10T11:00:00+05:00" })]]);
});

test("the contents of a page are its sections with the text's headings between them", () => {
  const headings = [
    { depth: 2, id: "kak-bylo", text: "Как было" },
    { depth: 3, id: "mesyats", text: "Месяц" },
  ];
  expect(contentsOf(record("practices", full), headings)).toEqual([
    { id: "results", text: "Результаты" },
    { id: "kak-bylo", text: "Как было" },
    { id: "replication", text: "Как повторить" },
    { id: "lessons", text: "Чему это учит" },
    { id: "ladder", text: "На что опираются результаты" },
    { id: "changes", text: "Что изменилось" },
    { id: "sources", text: "Источники" },
  ]);
});
