import { setTimeout as sleep } from "node:timers/promises";
import { site } from "#src/site.ts";
import { channelSchemas } from "./channels/list.ts";
import { helpFor, readArguments } from "./commands/list.ts";
import { makeCall } from "./network/http.ts";
import { Problem } from "./order/problem.ts";
import { readSettings } from "./settings/file.ts";
import type { World } from "./world/world.ts";

/** What the program needs of the outside. */
export interface Outside {
  root: string;
  env: Record<string, string | undefined>;
  /** Tells how long work goes on. */
  say: (line: string) => void;
  /** The machine's own time when absent. */
  clock?: () => Date;
}

/** How a run of the program ends. */
export interface Ending {
  exitCode: number;
  out: string;
  /** What a person has to mend; empty when all went well. */
  err: string;
}

/** Understands a command line and carries it out. Whatever a person can mend comes back as a text without a stack trace. */
export async function runProgram(
  args: readonly string[],
  { root, env, say, clock = () => new Date() }: Outside,
): Promise<Ending> {
  try {
    const order = readArguments(args);
    if (order.help) return { exitCode: 0, out: helpFor(order), err: "" };
    const config = readSettings(root, { channels: channelSchemas, site });
    const call = makeCall(config.timeout * 1000, env);
    const world: World = { root, now: clock(), clock, sleep, fetch, call, env, settings: site, config, say };
    const { exitCode, text, data } = await order.command.run(order, world);
    return { exitCode, out: order.json ? JSON.stringify(data, null, 2) : text, err: "" };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { exitCode: error.exitCode, out: "", err: error.message };
  }
}
