import { execFileSync } from "node:child_process";
import { isPosted, isStuck, standing, type Ledger } from "#scripts/crosspost/ledger/line.ts";
import type { How } from "../peers/fault.ts";
import type { Case } from "./cases.ts";
import { networkNames, type NetworkName, type Run, type Stage } from "./stage.ts";

/** What came of one entry in one network. */
export interface Outcome {
  network: NetworkName;
  entry: string;
  /** Posts of ours that the network shows or holds. */
  found: number;
  state: string;
  /** A post more than there may be: the one thing that must never be. */
  duplicate: boolean;
  /** Nobody would ever hear of it: neither posted, nor waiting for its time, nor told to a person. */
  lost: boolean;
  /** The ledger says something else than the network. */
  untrue: boolean;
}

/** Counts what stands at the networks against what the ledger says. */
export async function outcomes(
  stage: Stage,
  entries: readonly string[],
  { channels = networkNames, posts = 1 }: Partial<Pick<Case, "channels" | "posts">> = {},
): Promise<Outcome[]> {
  const ledger = await stage.ledger();
  return channels.flatMap((network) =>
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
        duplicate: found > posts,
        lost: posts === 1 && !posted && !waits,
        untrue: posts === 1 && posted && found === 0,
      };
    }),
  );
}

export const isWell = ({ duplicate, lost, untrue }: Outcome): boolean => !duplicate && !lost && !untrue;

/** Runs after which whatever still moves goes round. */
const MOST_RUNS = 8;

/** Sends until a run changes nothing any more; what a dead run left behind is waited for. */
export async function recover(
  stage: Stage,
  args: readonly string[] = ["send"],
  options: Parameters<Stage["run"]>[1] = {},
): Promise<Run[]> {
  const runs: Run[] = [];
  let before = await stage.ledger();
  while (runs.length < MOST_RUNS) {
    runs.push(await stage.run(args, options));
    const after = await stage.ledger();
    const isLeft = [...after.values()].some((lines) => lines.at(-1)?.state === "intent");
    if (isLeft) await stage.pass(stage.lease);
    else if (lineCount(after) === lineCount(before)) return runs;
    before = after;
  }
  const last = [...before].map(([key, lines]) => `${key}: ${lines.map(({ state }) => state).join(" → ")}`);
  const answer = runs.slice(-1).map(({ code, out, err }) => `[${code}] ${out}${err}`);
  throw new Error(`no rest after ${MOST_RUNS} runs\n${[...last, ...answer].join("\n")}`);
}

const lineCount = (ledger: Ledger): number => [...ledger.values()].reduce((sum, lines) => sum + lines.length, 0);

/** How a case ended. */
export interface Played {
  /** The first run, which met the trouble, and all others. */
  runs: Run[];
  deaths: number;
  outcomes: Outcome[];
  /** Where a key was seen that nobody may see. */
  leaks: string[];
}

/** Plays a case on a stage of its own: runs that die at these steps, the end of the trouble, runs until all is at rest. */
export async function play(one: Case, stage: Stage, deaths: readonly number[] = []): Promise<Played> {
  const entries = one.arrange(stage);
  const args = ["send", ...(one.args ?? []), ...(one.channels ?? []).flatMap((name) => ["--channel", name])];
  const env = one.env?.(stage) ?? {};
  const runs: Run[] = [];
  for (const step of deaths.length > 0 ? deaths : [0]) runs.push(await stage.run(args, { env, death: { step } }));
  await one.mend?.(stage, entries);
  const after = one.mend ? {} : { env };
  runs.push(...(await recover(stage, args, after)));
  if (one.later) {
    one.later(stage, entries);
    runs.push(await stage.run(args, after), await stage.run(args, after));
  }
  return {
    runs,
    deaths: runs.filter(({ code }) => code === null).length,
    outcomes: await outcomes(stage, entries, one),
    leaks: leaksOf(stage, runs),
  };
}

/** Looks for every key in what the runs said, in the ledger with its whole past, and in the addresses that were called. */
function leaksOf(stage: Stage, runs: readonly Run[]): string[] {
  const told: Record<string, string> = {
    answers: runs.map(({ out, err }) => out + err).join("\n"),
    ledger: execFileSync("git", ["log", "-p", "--all"], { cwd: stage.keeper, encoding: "utf8", maxBuffer: 2 ** 28 }),
  };
  const secrets = [...Object.values(stage.secrets), stage.networks["facebook-page"].userToken];
  const leaks = Object.entries(told).flatMap(([place, text]) =>
    secrets.some((secret) => text.includes(secret)) ? [place] : [],
  );
  // Telegram takes its token in the address alone, and Facebook the one that it is to examine; nothing else may stand there.
  const addresses = networkNames.filter(
    (name) =>
      name !== "telegram" &&
      stage.networks[name].log.some(({ secretInAddress, path }) => secretInAddress && !path.includes("/debug_token?")),
  );
  return [...leaks, ...addresses];
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
