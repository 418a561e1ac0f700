import { setTimeout as pause } from "node:timers/promises";
import { isPosted, isStuck, standing } from "#scripts/crosspost/ledger/line.ts";
import type { How } from "../peers/fault.ts";
import { networkNames, type NetworkName, type Stage } from "./stage.ts";

/** What came of one entry in one network. */
export interface Outcome {
  network: NetworkName;
  entry: string;
  /** Posts that the network shows or holds. */
  found: number;
  state: string;
  /** A second post: the one thing that must never be. */
  duplicate: boolean;
  /** Nobody would ever hear of it: neither posted, nor waiting for its time, nor told to a person. */
  lost: boolean;
  /** The ledger says something else than the network. */
  untrue: boolean;
}

/** Counts what stands at the networks against what the ledger says. */
export async function outcomes(stage: Stage, entries: readonly string[], names = networkNames): Promise<Outcome[]> {
  const ledger = await stage.ledger();
  return names.flatMap((network) =>
    entries.map((entry) => {
      const line = standing(ledger, entry, network);
      const found = stage.posts(network, entry);
      const posted = isPosted(line);
      const waits = line !== undefined && (isStuck(line) || line.state === "deferred");
      return {
        network,
        entry,
        found,
        state: line?.state ?? "—",
        duplicate: found > 1,
        lost: !posted && !waits,
        untrue: posted && found === 0,
      };
    }),
  );
}

export const isWell = ({ duplicate, lost, untrue }: Outcome): boolean => !duplicate && !lost && !untrue;

/** Sends until nothing moves any more: at once after a death, when its lease is over, and once again. */
export async function recover(stage: Stage, clone = 0): Promise<void> {
  await stage.run(["send"], { clone });
  await pause(stage.lease);
  await stage.run(["send"], { clone });
  await stage.run(["send"], { clone });
}

/** The call by which each network takes a post. */
const posting: Record<NetworkName, { method?: string; path: RegExp }> = {
  "facebook-page": { method: "POST", path: /\/feed$/ },
  telegram: { path: /\/sendMessage$/ },
  vk: { path: /\/wall\.post$/ },
  mastodon: { method: "POST", path: /\/api\/v1\/statuses$/ },
  bluesky: { path: /putRecord$/ },
  webhook: { method: "POST", path: /^\// },
};

/** Lets the next posts of every network go wrong. */
export function spoilPosting(stage: Stage, how: How, times = 1): void {
  for (const name of networkNames) stage.networks[name].fault({ when: posting[name], how, times });
}
