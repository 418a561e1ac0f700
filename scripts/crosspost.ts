import { setTimeout as sleep } from "node:timers/promises";
import { site } from "#src/site.ts";
import { readArguments } from "./crosspost/arguments.ts";
import { channelSchemas } from "./crosspost/channel-settings.ts";
import type { World } from "./crosspost/command.ts";
import { commands } from "./crosspost/commands.ts";
import { help } from "./crosspost/help.ts";
import { Problem } from "./crosspost/problem.ts";
import { progress } from "./crosspost/progress.ts";
import { readSettings } from "./crosspost/settings-file.ts";

const { say, clear } = progress(process.stderr);
try {
  const order = readArguments(process.argv.slice(2));
  if (order.help) console.log(help);
  else {
    const root = process.cwd();
    const config = await readSettings(root, { channels: channelSchemas, site });
    const clock = () => new Date();
    const world: World = { root, now: clock(), clock, sleep, fetch, env: process.env, settings: site, config, say };
    const answer = await commands[order.command](order, world);
    clear();
    console.log(order.json ? JSON.stringify(answer.data, null, 2) : answer.text);
    process.exitCode = answer.exitCode;
  }
} catch (error) {
  clear();
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
