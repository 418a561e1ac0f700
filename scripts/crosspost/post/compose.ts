import type { Announcement } from "#src/entry/manifest.ts";
import type { Channel, ComposeContext, Limits } from "../channel.ts";
import { mentionLine, type Network } from "./mentions.ts";
import { announcementPassages, fitPassages, gap, markedLink, type Passage } from "./passages.ts";

/** How a network wants its posts. */
export interface Manner {
  /** `utm_source` of the link. */
  source: string;
  limits: Limits;
  /** The network whose names the organisations are mentioned by. */
  mentions?: Network;
  /** How the address is shown, where the network keeps it beside the text. */
  shown?: (link: string) => string;
}

/** The paragraphs that fit, and the address behind them. */
export function composePassages(
  announcement: Announcement,
  context: ComposeContext,
  { source, limits, mentions, shown }: Manner,
): { link: string; passages: Passage[] } {
  const link = markedLink(announcement, source);
  const whole = announcementPassages(
    announcement,
    shown?.(link) ?? link,
    context,
    mentions && mentionLine(announcement, mentions),
  );
  return { link, passages: fitPassages(whole, limits) };
}

/** Composes posts that need no markup. */
export const plainPost =
  (manner: Manner): Channel["compose"] =>
  (announcement, context) => {
    const { link, passages } = composePassages(announcement, context, manner);
    const text = passages.map((passage) => passage.text).join(gap);
    return { text, seen: text, format: "plain", length: manner.limits.count(text), link, image: announcement.image };
  };
