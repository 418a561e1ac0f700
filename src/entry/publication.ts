import type { AnnouncedEntry, Entry } from "./kinds.ts";
import { isAnnounced } from "./kinds.ts";

/** True when a page is built for the entry: it is no draft, and its day has come. `today` is `YYYY-MM-DD` in the site's zone. */
export const isBuilt = (entry: Entry, today: string): boolean =>
  entry.data.status !== "draft" && !("published" in entry.data && entry.data.published > today);

/** True when the entry may stand in a list of the portal (demonstration entries may, with their badge). */
export const isListed = (entry: Entry): boolean => !("unlisted" in entry.data && entry.data.unlisted);

/** True when search engines may show the page: demonstration and unlisted entries stay out. */
export const isIndexable = (entry: Entry): boolean => entry.data.status === "real" && isListed(entry);

/** True when the entry is counted, put into feeds, open data and posts: real, listed and of an announced kind. */
export const isPublic = (entry: Entry): entry is AnnouncedEntry => isAnnounced(entry) && isIndexable(entry);

/** The day of an entry's last change that its record tells of; nothing for an organisation, whose record has no days. */
export function changedOn({ data }: Entry): string | undefined {
  const published = "published" in data ? data.published : undefined;
  const changes = "changes" in data ? data.changes.map(({ date }) => date) : [];
  const updated = "updated" in data ? data.updated : undefined;
  return [published, updated, ...changes]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}
