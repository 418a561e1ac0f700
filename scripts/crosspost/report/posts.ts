import { announcedPosts, type AnnouncedPosts } from "#src/syndication/posts.ts";
import { allChannels } from "../channels/list.ts";
import { isPosted, keyParts, type Ledger, type LedgerLine } from "../ledger/line.ts";

/** When a key's post came out: its first line that says so. */
const postedAt = (lines: readonly LedgerLine[]): string => lines.find((line) => isPosted(line))?.at ?? "";

/** The posts that a reader can open, by entry. */
export function exportedPosts(ledger: Ledger): AnnouncedPosts {
  const posts: AnnouncedPosts["posts"] = {};
  for (const [key, lines] of ledger) {
    const { id, channel } = keyParts(key);
    const last = lines.at(-1);
    const label = allChannels.find(({ name }) => name === channel)?.label;
    if (!label || !last?.url || (last.state !== "posted" && last.state !== "confirmed")) continue;
    (posts[id] ??= []).push({ channel, label, url: last.url, day: postedAt(lines).slice(0, 10) });
  }
  for (const list of Object.values(posts)) list.sort((one, other) => one.day.localeCompare(other.day));
  return announcedPosts.parse({ version: 1, posts });
}
