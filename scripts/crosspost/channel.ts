import type { Announcement } from "#src/entry/manifest.ts";
import type { Count } from "./text.ts";

/** How much a network takes, in its own units. */
export interface Limits {
  text: number;
  count: Count;
}

/** What a post depends on besides the entry. */
export interface ComposeContext {
  /** `YYYY-MM-DD` in the site's zone: a deadline that has passed is not announced. */
  today: string;
}

/** A finished post. */
export interface Post {
  /** What a program sends, markup included. */
  text: string;
  /** What a reader sees, and a person pastes: no markup. */
  seen: string;
  /** `html` is Telegram's own small dialect, where < > & are escaped. */
  format: "plain" | "html";
  /** Length of what is seen, in the channel's units. */
  length: number;
  /** The address in the post, UTM marks included. */
  link: string;
  /** The share picture: the network takes it from the page, a person may attach it. */
  image: Announcement["image"];
}

/** A place where entries are announced. One file each; `channels.ts` is the only list. */
export interface Channel {
  /** Part of every ledger key: never changes. */
  name: string;
  /** What editors call it. */
  label: string;
  /** Hosts whose addresses can be a post of this channel; subdomains count. */
  hosts: readonly string[];
  limits: Limits;
  /** Pure: the same entry on the same day gives the same post. */
  compose: (announcement: Announcement, context: ComposeContext) => Post;
}
