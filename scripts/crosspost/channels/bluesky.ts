import type { Channel, Limits } from "../channel.ts";
import { composePassages } from "../post/compose.ts";
import { gap } from "../post/passages.ts";
import { blueskySettings } from "./bluesky/api.ts";
import { shortAddress } from "./bluesky/facets.ts";
import { blueskyWire } from "./bluesky/wire.ts";

const graphemes = new Intl.Segmenter("ru", { granularity: "grapheme" });
const bytes = new TextEncoder();

/** 300 graphemes and 3000 bytes: whichever is nearer to its end counts (app.bsky.feed.post). */
const limits: Limits = {
  text: 300,
  count: (text) => Math.max([...graphemes.segment(text)].length, Math.ceil(bytes.encode(text).length / 10)),
};

/** An account on Bluesky. The network makes no preview by itself: the post brings that of its link along. */
export const bluesky: Channel = {
  name: "bluesky",
  label: "Bluesky",
  hosts: ["bsky.app"],
  limits,
  settings: blueskySettings,
  compose: (announcement, context) => {
    const manner = { source: "bluesky", limits, mentions: "bluesky", shown: shortAddress } as const;
    const { link, passages } = composePassages(announcement, context, manner);
    const text = passages.map((passage) => passage.text).join(gap);
    const { title, teaser: description, image } = announcement;
    return {
      text,
      seen: text,
      format: "plain",
      length: limits.count(text),
      link,
      image,
      preview: { title, description },
    };
  },
  wire: blueskyWire,
};
