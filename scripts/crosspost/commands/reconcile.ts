import type { Command } from "./command.ts";
import { serveChannels } from "./send/run.ts";
import { status } from "./status.ts";

/** `reconcile`: only brings to an end what was begun. */
export const reconcile: Command = {
  name: "reconcile",
  words: [],
  options: ["channel", "entry", "by", "out", "dry-run"],
  help: [["reconcile", "только довести до конца начатое: прочитать списки сетей, подтвердить"]],
  example: "npm run crosspost -- reconcile",
  run: (order, world) => (order.dryRun ? status.run(order, world) : serveChannels(order, world, false)),
};
