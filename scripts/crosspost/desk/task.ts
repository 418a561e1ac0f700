import type { Announcement } from "#src/entry/manifest.ts";
import type { Post } from "../channel.ts";
import type { LedgerLine } from "../ledger/line.ts";

/** One entry on the desk: what a person has to post. */
export interface Task {
  announcement: Announcement;
  post: Post;
  /** Where it stands, when the ledger names it already. */
  line: LedgerLine | undefined;
  /** Older than the channel's first day, and nobody asked for it. */
  archive: boolean;
  /** When the ledger was opened: nobody has waited for longer. */
  opened?: Date | undefined;
  /** The share picture beside the page, from the page; absent when there is no build at hand. */
  picture?: string | undefined;
}
