import { site } from "#src/site.ts";
import { readArguments } from "./crosspost/arguments.ts";
import { commands } from "./crosspost/commands.ts";
import { help } from "./crosspost/help.ts";
import { Problem } from "./crosspost/problem.ts";

try {
  const order = readArguments(process.argv.slice(2));
  if (order.help) console.log(help);
  else {
    const world = { root: process.cwd(), now: new Date(), fetch, env: process.env, settings: site };
    const answer = await commands[order.command](order, world);
    console.log(order.json ? JSON.stringify(answer.data, null, 2) : answer.text);
    process.exitCode = answer.exitCode;
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
