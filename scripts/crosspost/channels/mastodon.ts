import type { Channel, Limits } from "../channel.ts";
import { plainPost } from "../post/compose.ts";
import { countCodePoints } from "../post/text.ts";
import { mastodonSettings } from "./mastodon/api.ts";
import { mastodonWire } from "./mastodon/wire.ts";

/** Every address counts as 23 characters, and only the name of one who is mentioned, not their server. */
const countedText = (text: string) =>
  text
    .replace(/https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]*[\w/=&%#~-]/g, "x".repeat(23))
    .replace(/(@\w+)@[\w-]+(?:\.[\w-]+)+/g, "$1");

/** Mastodon counts graphemes, other servers of the Fediverse code points: those are never fewer. */
const limitsOf = (text: number): Limits => ({ text, count: (whole) => countCodePoints(countedText(whole)) });
const limits = limitsOf(mastodonSettings.shape.limit.parse(undefined));

/** An account on an instance of Mastodon; the share picture comes from the page as the link's preview. */
export const mastodon: Channel = {
  name: "mastodon",
  label: "Mastodon",
  // Posts stand on whatever server the account is on.
  hosts: [],
  limits,
  settings: mastodonSettings,
  compose: (announcement, context) => {
    const limit = mastodonSettings.shape.limit.safeParse(context.settings?.["limit"]).data ?? limits.text;
    return plainPost({ source: "mastodon", limits: limitsOf(limit), mentions: "mastodon" })(announcement, context);
  },
  wire: mastodonWire,
};
