import { renderHash } from "../deliver.ts";
import { isPosted, states } from "../ledger/line.ts";
import { wrongUsage } from "../order/problem.ts";
import { refuseWhileUnclear } from "../plan/waiting.ts";
import { postAddress } from "../world/choice.ts";
import { postOf } from "../world/post.ts";
import { record } from "../world/record.ts";
import { entryWord, type Command } from "./command.ts";
import { sampleEntry } from "./sample.ts";

/** `posted`: a person says where the post stands. */
export const posted: Command = {
  name: "posted",
  words: [entryWord, "адрес поста"],
  options: ["channel", "by", "replace"],
  help: [["posted <id> <адрес>", "отметить, что запись опубликована, и запомнить адрес поста"]],
  get example() {
    return `npm run crosspost -- posted ${sampleEntry()} https://www.facebook.com/groups/…/posts/…`;
  },
  run: (order, world) =>
    record(order, world, (channel, announcement, { site }) => {
      const url = postAddress(order.words[1] ?? "", channel, new URL(site.url).host);
      // What the entry says today is what a person pasted, near enough to tell later that it has changed.
      const post = announcement && !channel.wire ? postOf(channel, announcement, world.now, world) : undefined;
      return {
        told: `${channel.label}, ${url}`,
        says: { state: "posted", url, why: undefined, ...(post && { renderHash: renderHash(post) }) },
        allow: (before) => {
          refuseWhileUnclear(before, world);
          if (isPosted(before) && !(before.state === "posted" && order.replace))
            throw wrongUsage(
              `Запись уже отмечена в канале «${channel.label}»: ${before.url ?? states[before.state]}${before.state === "posted" ? "\n  Чтобы исправить адрес, добавьте --replace." : ""}`,
            );
        },
      };
    }),
};
