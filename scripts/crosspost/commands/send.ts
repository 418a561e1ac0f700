import { choice, type Command } from "./command.ts";
import { plan } from "./plan.ts";
import { serveChannels } from "./send/run.ts";

/** `send`: brings to an end what was begun, then posts what is due. */
export const send: Command = {
  name: "send",
  words: [],
  options: [...choice, "channel", "backfill", "by", "out", "dry-run"],
  help: [["send", "отправить то, чему пора, и довести до конца начатое"]],
  example: "npm run crosspost -- send --from https://…/entries.json",
  run: (order, world) => (order.dryRun ? plan.run(order, world) : serveChannels(order, world, true)),
};
