import type { z } from "zod";
import type { Announcement } from "#src/entry/manifest.ts";
import type { Access, Secret } from "./network/access.ts";
import type { Finding, Outcome } from "./network/outcome.ts";

/** Measures a text in the units that a network counts. Must grow with the text. */
export type Count = (text: string) => number;

/** How much a network takes, in its own units. */
export interface Limits {
  text: number;
  count: Count;
}

/** What a post depends on besides the entry. */
export interface ComposeContext {
  /** `YYYY-MM-DD` in the site's zone: a deadline that has passed is not announced. */
  today: string;
  /** The channel's own settings, as its schema read them; absent: their defaults. */
  settings?: Record<string, unknown> | undefined;
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
  /** The address in the post, UTM marks included: the mark by which a post is found again. */
  link: string;
  /** The share picture: the network takes it from the page, a person may attach it. */
  image: Announcement["image"];
  /** What the link's preview says, where the network does not read it from the page by itself. */
  preview?: { title: string; description: string };
}

/** A place where entries are announced. One file each; `channels/list.ts` is the only list. */
export interface Channel {
  /** Part of every ledger key: never changes. */
  name: string;
  /** What editors call it. */
  label: string;
  /** Hosts whose addresses can be a post of this channel; subdomains count. Empty: any. */
  hosts: readonly string[];
  limits: Limits;
  /** The channel's own keys in `content/crosspost.yaml`, strict; their descriptions speak to editors, in Russian. */
  settings: z.ZodObject;
  /** Pure: the same entry on the same day gives the same post. */
  compose: (announcement: Announcement, context: ComposeContext) => Post;
  /** How a program posts; a channel without it is served by a person. */
  wire?: Wire;
}

/** One try to post. The same through all its repetitions, so that a network can know it again. */
export interface Attempt {
  /** `<entry id>/<channel>`. */
  key: string;
  /** The addresses by which a post is found again: that of the last try, and others that earlier tries carried. */
  markers: readonly string[];
  /** When the first intent was written, ISO 8601. */
  createdAt: string;
  /** What the channel's `ticket` gave when the first intent was written. */
  ticket?: string | undefined;
}

/** A post that stands at the network. */
export interface Remote {
  remoteId: string;
  /** Where a reader sees it; absent until it is public or when the network does not say. */
  url?: string | undefined;
  /** False while the network only holds it for `due`. */
  isPublic: boolean;
  /** When a scheduled post becomes public, ISO 8601. */
  due?: string | undefined;
}

/** A figure that a network gives of a post. */
export interface Figure {
  /** The network's own name of the metric. */
  name: string;
  value: number;
}

/** How a program posts to a channel. No function repeats a call by itself: the engine alone decides that. */
export interface Wire {
  secrets: readonly Secret[];
  /** A try's own token, made once and kept in the ledger (a record key, an idempotency key). */
  ticket?: (now: Date) => string;
  /** How long before it becomes public a post is sent, in milliseconds: the pace is that of what a reader sees. */
  lead?: (settings: Record<string, unknown>) => number;
  /** Posts. */
  send: (post: Post, attempt: Attempt, access: Access) => Promise<Outcome<Remote>>;
  /**
   * Every post of ours that carries the mark, public and scheduled ones: all pages of all lists are read. Absent when
   * the network gives no list: then a person decides.
   */
  find?: (attempt: Attempt, access: Access) => Promise<Outcome<Remote[]>>;
  /** True when sending the same attempt again can never make a second post: an unclear answer is simply sent again. */
  isIdempotent?: (access: Access) => boolean;
  /** Puts another text in the place of the old one; absent when the network does not allow it. */
  edit?: (remote: Remote, post: Post, attempt: Attempt, access: Access) => Promise<Outcome<Remote>>;
  /** Deletes a post; one that is gone already is `done`. */
  remove?: (remote: Remote, access: Access) => Promise<Outcome<undefined>>;
  /** What `doctor` tells. */
  examine: (access: Access) => Promise<Finding[]>;
  /** Figures of a post; a metric that the network no longer knows is left out and named in `dead`. */
  figures?: (remote: Remote, access: Access) => Promise<Outcome<{ figures: Figure[]; dead: string[] }>>;
  /** Asks the network to read the page's preview anew, before the first post. */
  refreshPreview?: (url: string, access: Access) => Promise<Outcome<undefined>>;
  /** Says something to the managers' chat; only where the network is one that has chats. */
  notify?: (text: string, access: Access) => Promise<Outcome<Remote>>;
}
