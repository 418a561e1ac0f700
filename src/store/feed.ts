import { createHash } from "node:crypto";
import type { FeedFormat } from "#src/entry/address.ts";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { entryAddress } from "#src/entry/address.ts";
import type { Subject } from "#src/feed/change.ts";
import { feedsOf, type Feed } from "#src/feed/feeds.ts";
import { feedItem, itemId, type FeedItem } from "#src/feed/item.ts";
import { renderJsonFeed } from "#src/feed/json-feed.ts";
import { renderRss } from "#src/feed/rss.ts";
import { site } from "#src/site.ts";
import { cardImage } from "#src/view/card-image.ts";
import { cardInput } from "#src/view/card-input.ts";
import { referenceNames } from "#src/view/link.ts";
import { cardPicture } from "./cards.ts";
import { readPortal } from "./portal.ts";

let listed: Promise<Feed[]> | undefined;
const items = new Map<string, Promise<FeedItem>>();
const digests = new Map<string, string>();

const list = async () => feedsOf(await readPortal());

/** All feeds of the portal; in development listed anew for every page. */
export function readFeeds(): Promise<Feed[]> {
  if (import.meta.env.DEV) return list();
  listed ??= list();
  return listed;
}

/** The feed of what a page lists, if it has one. */
export const feedOf = async (page: string): Promise<Feed | undefined> =>
  (await readFeeds()).find((feed) => feed.page === page);

/** Makes the HTML of an entry. */
export type RenderEntry = (entry: AnnouncedEntry) => Promise<string>;

async function makeItem(subject: Subject, render: RenderEntry): Promise<FeedItem> {
  const portal = await readPortal();
  const { entry, change } = subject;
  const picture = await cardPicture(cardImage(cardInput(portal, entry)).input);
  return feedItem(portal, subject, { html: change ? "" : await render(entry), bytes: picture.length });
}

/**
 * What feeds say of a subject: made once, though many feeds and both formats hold it. Its pictures are kept by the
 * entry's own page, which asks for them itself: a restored feed does not.
 */
function readItem(subject: Subject, render: RenderEntry): Promise<FeedItem> {
  if (import.meta.env.DEV) return makeItem(subject, render);
  const id = itemId(subject);
  const made = items.get(id) ?? makeItem(subject, render);
  items.set(id, made);
  return made;
}

const renderers = { xml: renderRss, json: renderJsonFeed };

/** A feed in one of its formats. */
export const feedText = async (feed: Feed, format: FeedFormat, render: RenderEntry): Promise<string> =>
  renderers[format](feed, await Promise.all(feed.subjects.map((subject) => readItem(subject, render))));

const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** A key that changes when anything changes that a feed says: a build leaves an unchanged feed as it is. */
export async function feedKey({ subjects, ...head }: Feed): Promise<string> {
  const portal = await readPortal();
  const digestOf = (entry: AnnouncedEntry) => {
    const { data, digest } = entry;
    const known = digests.get(data.id);
    if (known) return known;
    const made = hash([
      digest,
      entryAddress(entry),
      referenceNames(portal, entry),
      cardImage(cardInput(portal, entry)).to,
      portal.term("rubrics", data.rubric).label,
    ]);
    digests.set(data.id, made);
    return made;
  };
  return hash([
    site.address,
    head,
    portal.terms.evidence,
    subjects.map(({ entry, change }) => [digestOf(entry), change]),
  ]);
}
