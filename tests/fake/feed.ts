import type { AnnouncedEntry, Entry } from "#src/entry/kinds.ts";
import type { Subject } from "#src/feed/change.ts";
import { everything, type Feed } from "#src/feed/feeds.ts";
import { feedItem, type FeedItem } from "#src/feed/item.ts";
import { makeEntry, makePortal, type Fields } from "./entry.ts";

/** What tests of feeds are made of. */

export const college = makeEntry("organizations", "college", { short: "Колледж" });

/** An article with changes, and the portal that holds it. */
export const article = (change: Fields = {}) => makeEntry("articles", "one", change);

export const portalOf = (entries: readonly Entry[]) => makePortal([college, ...entries]);

/** What a feed says of subjects whose pages hold this text. */
export const itemsOf = (subjects: readonly Subject[], html = "<p>Текст</p>"): FeedItem[] => {
  const portal = portalOf(subjects.map(({ entry }) => entry));
  return subjects.map((subject) => feedItem(portal, subject, { html, bytes: 12_345 }));
};

/** A feed of these entries. */
export const feedOf = (entries: readonly AnnouncedEntry[], change: Partial<Feed> = {}): Feed => ({
  ...everything,
  group: "portal",
  label: "Всё новое",
  description: "Всё новое",
  subjects: entries.map((entry) => ({ entry })),
  ...change,
});
