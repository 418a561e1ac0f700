import { attemptOf, marksBefore, renderHash } from "../deliver.ts";
import { keyParts, type LedgerLine } from "../ledger/line.ts";
import type { Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { outdated } from "../plan/outdated.ts";
import { titled } from "../post/text.ts";
import { correctedAnswer, type Corrected } from "../report/corrected.ts";
import { accessOf, isWired } from "../world/access.ts";
import { author, chosenChannels } from "../world/choice.ts";
import { appendAlone, readBoth } from "../world/ledger.ts";
import { remoteOf } from "../world/post.ts";
import type { World } from "../world/world.ts";
import type { Command } from "./command.ts";
import { sampleEntry } from "./sample.ts";

/** `update`: puts the entry's text of today into posts that came out with another. Never posts anew. */
export const update: Command = {
  name: "update",
  words: [],
  options: ["channel", "entry", "by", "dry-run"],
  help: [["update", "поправить вышедшие посты, если текст записи изменился (где сеть разрешает), и назвать остальные"]],
  get example() {
    return `npm run crosspost -- update --entry ${sampleEntry()}`;
  },
  run: correct,
};

async function correct(order: Order, world: World): Promise<Answer> {
  const { manifest, store } = await readBoth(order, world);
  const by = author(order, world.env);
  const all: Corrected[] = [];
  const asked = manifest.entries.filter(({ id }) => order.entries.length === 0 || order.entries.includes(id));
  for (const channel of chosenChannels(order, world)) {
    const { name, label, wire } = channel;
    const old = outdated(channel, asked, store.ledger, world);
    const access = isWired(channel) && old.length > 0 ? accessOf(channel, world) : undefined;
    for (const { announcement, line, post } of old) {
      const { id, title } = announcement;
      const about = { id, channel: name, label, title, url: line.url };
      if (!wire?.edit || !line.remoteId || !access)
        all.push({ ...about, outcome: "by-hand", why: wire ? "сеть не даёт править пост программе" : byHand(line) });
      else if (order.dryRun) all.push({ ...about, outcome: "would" });
      else if ("fault" in access) all.push({ ...about, outcome: "failed", why: access.fault });
      else {
        world.say(`${label}: ${titled(title)}…`);
        const outcome = await wire.edit(remoteOf(line), post, attemptOf(line), access);
        if (outcome.is === "done") {
          const change = {
            state: line.state,
            by,
            at: world.clock().toISOString(),
            due: line.due,
            marker: post.link,
            formerMarkers: marksBefore(line, post.link),
            renderHash: renderHash(post),
          };
          await appendAlone(store, [{ key: line.key, before: line, change }]);
          all.push({ ...about, outcome: "edited" });
        } else all.push({ ...about, outcome: outcome.is === "failed" ? "by-hand" : "failed", why: outcome.why });
      }
    }
  }
  return correctedAnswer(all, "Все посты говорят то же, что записи.", {
    byHand: "исправьте пост сами",
    would: "пост исправит программа",
  });
}

/** How a person tells that a post of theirs was mended: it is marked anew, with the text of today. */
const byHand = ({ key, url = "" }: LedgerLine) =>
  `потом отметьте: npm run crosspost -- posted ${keyParts(key).id} ${url} --replace`;
