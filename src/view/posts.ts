import { kinds, type Entry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { site } from "#src/site.ts";
import type { AnnouncedPost } from "#src/syndication/posts.ts";
import type { PostsById } from "#src/syndication/read.ts";
import { longDate } from "#src/text/date.ts";
import { typograph } from "#src/text/typography.ts";
import { linkToEntry, type Link } from "./link.ts";

/** A post in a channel of the community, as a reader sees it. */
export interface PostLink {
  label: string;
  url: string;
  date: { iso: string; text: string };
  /** True when the name has an asterisk: its footnote must stand on the page. */
  footnoted: boolean;
}

/** An entry with the posts that announced it. */
export interface AnnouncedRow {
  entry: Link;
  kind: string;
  posts: PostLink[];
}

const isFacebook = ({ channel, label }: AnnouncedPost) => /facebook/i.test(`${channel} ${label}`);

const postLink = (post: AnnouncedPost): PostLink => ({
  label: typograph(post.label).replaceAll(/facebook(?!\*)/gi, "$&*"),
  url: post.url,
  date: { iso: post.day, text: longDate(post.day) },
  footnoted: isFacebook(post),
});

/**
 * Where an entry was announced, the oldest post first. Nothing for what is withdrawn or a demonstration, whatever the
 * ledger remembers, and no post of a network that the portal does not name.
 */
export function postsOf(posts: PostsById, entry: Entry): PostLink[] {
  if (!isPublic(entry)) return [];
  const known = posts.get(entry.data.id) ?? [];
  return known
    .filter((post) => site.channels.facebook.enabled || !isFacebook(post))
    .toSorted((one, other) => one.day.localeCompare(other.day))
    .map(postLink);
}

const lastDay = ({ posts }: AnnouncedRow) => posts.at(-1)?.date.iso ?? "";

/** Every announced entry; the one with the newest post first, equal days in the portal's own order. */
export const announcedRows = (portal: Portal, posts: PostsById): AnnouncedRow[] =>
  portal.published
    .map((entry) => ({ entry: linkToEntry(entry), kind: kinds[entry.kind].one, posts: postsOf(posts, entry) }))
    .filter((row) => row.posts.length > 0)
    .toSorted((one, other) => lastDay(other).localeCompare(lastDay(one)));
