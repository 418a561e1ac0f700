import path from "node:path";
import type { Manifest } from "#src/entry/manifest.ts";
import type { Order } from "./arguments.ts";
import { allChannels } from "./channels.ts";
import { knownEntry } from "./choice.ts";
import { readLedger, type Ledger } from "./ledger.ts";
import { readManifest } from "./manifest.ts";
import type { Settings } from "./settings.ts";

/** Everything outside the program, handed in. */
export interface World {
  root: string;
  now: Date;
  fetch: typeof globalThis.fetch;
  env: Record<string, string | undefined>;
  settings: Settings;
}

/** What a command answers: a text for people, the same for programs, and the exit code. */
export interface Answer {
  text: string;
  data: unknown;
  exitCode: number;
}

export type Command = (order: Order, world: World) => Promise<Answer>;

/** What is published, and what was posted: every command begins with both. */
export async function readBoth(order: Order, world: World): Promise<{ manifest: Manifest; ledger: Ledger }> {
  const manifest = await readManifest(order.from, world);
  for (const id of order.entries) knownEntry(manifest, id);
  // A channel that is switched off keeps its record.
  const names = allChannels.map(({ name }) => name);
  return { manifest, ledger: await readLedger(path.resolve(world.root, order.ledger), names) };
}
