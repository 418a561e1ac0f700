import { describe, expect, test, vi } from "vitest";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { makeEntry } from "#tests/fake/entry.ts";
import { article, itemsOf } from "#tests/fake/feed.ts";
import type { FeedItem } from "./item.ts";
import type { Subject } from "./change.ts";

// In a folder, so that an address without its base is seen.
vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));

function itemOf(subject: Subject, html?: string): FeedItem {
  const [item] = itemsOf([subject], html);
  if (!item) throw new Error("no item");
  return item;
}
const ofEntry = (entry: AnnouncedEntry, html?: string) => itemOf({ entry }, html);

describe("an entry", () => {
  test("keeps its name when its text, title and address change", () => {
    const changed = article({ title: "Новый заголовок", slug: "novyy", former_slugs: ["one"], updated: "2026-05-01" });
    expect(ofEntry(article()).id).toBe("svod:one");
    expect(ofEntry(changed, "<p>Другой текст</p>")).toMatchObject({
      id: "svod:one",
      url: "https://svod.example/portal/articles/novyy/",
      published: "2026-03-05",
      updated: "2026-05-01",
    });
  });

  test("gives its text with whole addresses", () => {
    expect(ofEntry(article(), '<p><a href="#a">а</a> <a href="/portal/b/">б</a></p>').html).toBe(
      '<p><a href="https://svod.example/portal/articles/one/#a">а</a> <a href="https://svod.example/portal/b/">б</a></p>',
    );
  });

  test("has its share picture with its size", () => {
    const { picture } = ofEntry(article());
    expect(picture).toMatchObject({ type: "image/png", bytes: 12_345, width: 1200, height: 630 });
    expect(picture.url).toMatch(/^https:\/\/svod\.example\/portal\/og\/\S+\.png$/);
    expect(picture.alt).not.toBe("");
  });

  test("is filed under rubric, kind, tags, instruments and regions, each once", () => {
    const practice = makeEntry("practices", "liga", { tags: ["lean"], instruments: ["dual"], regions: ["66"] });
    expect(ofEntry(practice).categories).toEqual([
      "Лучшие практики",
      "Практика",
      "Бережливые технологии",
      "Дуальное обучение",
      "Свердловская область",
    ]);
    const event = makeEntry("events", "forum", { place: { name: "Технопарк", region: "16" } });
    expect(ofEntry(event).categories).toEqual(["События", "Событие", "Республика Татарстан"]);
  });
});

describe("the author is an organisation", () => {
  const community = [{ name: "Сообщество носителей лучших практик", url: "https://svod.example/portal/" }];
  const college = [{ name: "Колледж", url: "https://svod.example/portal/organizations/college/" }];
  test.each([
    ["of an article the one it names", article({ author: "college" }), college],
    ["of any other article the community", article(), community],
    [
      "of a practice that its holder described the holder",
      makeEntry("practices", "a-1", { steps_by: "holder" }),
      college,
    ],
    ["of one told by publications the community, not the holder", makeEntry("practices", "a-2"), community],
    ["of an event the community", makeEntry("events", "a-3", { organizer: "college" }), community],
  ])("%s", (_name, entry, expected) => {
    expect(ofEntry(entry).authors).toEqual(expected);
  });
});

test("a change tells what was changed and why", () => {
  const change = { date: "2026-04-01", note: "Уточнили <срок> & место.", number: 1 };
  expect(
    itemOf({ entry: article({ changes: [change].map(({ date, note }) => ({ date, note })) }), change }),
  ).toMatchObject({
    id: "svod:one:2026-04-01:1",
    url: "https://svod.example/portal/articles/one/#changes",
    title: "Обновлено: Запись one",
    summary: "Уточнили <срок> & место.",
    html: '<p>Уточнили &lt;срок&gt; &amp; место.</p>\n<p><a href="https://svod.example/portal/articles/one/">Запись one</a></p>',
    published: "2026-04-01",
  });
});
