import type { Channel, Limits } from "../channel.ts";
import { composePassages } from "../post/compose.ts";
import { gap } from "../post/passages.ts";
import { countUnits } from "../post/text.ts";
import { webhookData, webhookSettings } from "./webhook/message.ts";
import { webhookWire } from "./webhook/wire.ts";

/** Standard Webhooks advises bodies of less than 20 kB; the entry itself comes on top of the text. */
const limits: Limits = { text: 4_000, count: countUnits };

/** Any other program: it is told about an entry in signed JSON, and does with it what it likes. */
export const webhook: Channel = {
  name: "webhook",
  label: "Вебхук",
  hosts: [],
  limits,
  settings: webhookSettings,
  compose: (announcement, context) => {
    const { link, passages } = composePassages(announcement, context, { source: "webhook", limits });
    const seen = passages.map((passage) => passage.text).join(gap);
    const data = webhookData.parse({ entry: announcement, text: seen, link });
    return {
      text: JSON.stringify(data, undefined, 2),
      seen,
      format: "plain",
      length: limits.count(seen),
      link,
      image: announcement.image,
    };
  },
  wire: webhookWire,
};
