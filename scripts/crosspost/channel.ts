import type { z } from "zod";
import type { Announcement } from "#src/entry/manifest.ts";
import type { Call } from "./http.ts";
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
  /** What stands on the link's card, where the network does not read it from the page by itself. */
  preview?: { title: string; description: string };
}

/** A place where entries are announced. One file each; `channels.ts` is the only list. */
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

/** What a wire works with; everything outside is handed in. */
export interface Access {
  /** The channel's own settings, as its schema read them. */
  settings: Record<string, unknown>;
  /** Secrets by the names of their environment variables, white space at the ends removed. */
  secrets: Record<string, string>;
  call: Call;
  now: () => Date;
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

/**
 * What came of a call. Only `absent` proves that nothing was posted; `unknown` is never tried again before the
 * network's own list was read.
 */
export type Outcome<Value> =
  | { is: "done"; value: Value }
  /** The network was never reached: DNS, refused, no connection. */
  | { is: "absent"; why: string }
  /** Throttled: nothing was posted, come back then. */
  | { is: "later"; until: Date; why: string }
  /** Time-out, reset, cut body, 5xx: it may be posted. */
  | { is: "unknown"; why: string }
  /** The key is refused: nothing was posted, and nothing will be until somebody renews it. */
  | { is: "auth"; why: string }
  /** The network wants a person: captcha, policy. Nothing was posted. */
  | { is: "person"; why: string }
  /** The network will never take this post. */
  | { is: "failed"; why: string }
  /** The network says that the post is there already: read back first. */
  | { is: "repeated"; why: string };

/** An outcome that is no post. */
export type Refusal = Exclude<Outcome<never>, { is: "done" }>;

/**
 * What is found out about a channel by `doctor`. `fault` stops posting; `soon` will stop it on a day that is known, so
 * that somebody has to act before; `warning` stops nothing.
 */
export interface Finding {
  level: "good" | "warning" | "soon" | "fault";
  /** What was found: a whole sentence in Russian. */
  what: string;
  /** What to do about it: another. */
  mend?: string | undefined;
}

/** A figure that a network gives of a post. */
export interface Figure {
  /** The network's own name of the metric. */
  name: string;
  value: number;
}

/** A secret that a wire needs. */
export interface Secret {
  /** The environment variable. */
  name: string;
  /** What it is and where it is got, in Russian. */
  what: string;
  /** True when the wire does without it. */
  optional?: boolean;
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
