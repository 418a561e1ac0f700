import type { Channel, Limits } from "../channel.ts";
import { composePassages } from "../post/compose.ts";
import { gap } from "../post/passages.ts";
import { countCodePoints } from "../post/text.ts";
import { telegramSettings } from "./telegram/bot-api.ts";
import { telegramWire } from "./telegram/wire.ts";

/**
 * A message holds 4096 characters after its entities are parsed (Bot API, sendMessage). Code points
 * are counted: 4096 emoji of two UTF-16 units each are taken, 4097 are refused.
 */
const limits: Limits = { text: 4096, count: countCodePoints };

/** The three signs that the Bot API's HTML style asks to escape in a text. */
const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The Telegram channel: the share picture comes from the page as the link's preview. */
export const telegram: Channel = {
  name: "telegram",
  label: "Telegram",
  hosts: ["t.me", "telegram.me"],
  limits,
  settings: telegramSettings,
  compose: (announcement, context) => {
    const manner = { source: "telegram", limits, mentions: "telegram" } as const;
    const { link, passages } = composePassages(announcement, context, manner);
    const marked = passages.map(({ role, text }) => (role === "title" ? `<b>${escape(text)}</b>` : escape(text)));
    const seen = passages.map((passage) => passage.text).join(gap);
    return {
      text: marked.join(gap),
      seen,
      format: "html",
      length: limits.count(seen),
      link,
      image: announcement.image,
    };
  },
  wire: telegramWire,
};
