import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { leaseOf } from "#scripts/crosspost/deliver.ts";
import type { Ledger } from "#scripts/crosspost/ledger/line.ts";
import { runProgram } from "#scripts/crosspost/program.ts";
import { ledgerIn, plainGit, repositories, type Repositories } from "#tests/fake/ledger-repository.ts";
import { blueskyPeer } from "../peers/bluesky.ts";
import { facebookPeer } from "../peers/facebook.ts";
import { mastodonPeer } from "../peers/mastodon.ts";
import { Clock, type Peer, type PeerOptions, type PublicPost } from "../peers/peer.ts";
import { portalPeer, type PortalPeer } from "../peers/portal.ts";
import { telegramPeer } from "../peers/telegram.ts";
import { vkPeer } from "../peers/vk.ts";
import { webhookPeer } from "../peers/webhook.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const program = path.join(project, "scripts/crosspost.ts");
const realGit = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
/** Seconds that the networks' lists may lag, as in `content/crosspost.yaml`. */
const SETTLE = 0.6;

/** Every network that a program posts to, by the channel's name. */
async function openNetworks(options: PeerOptions) {
  const [facebook, telegram, vk, mastodon, bluesky, webhook] = await Promise.all([
    facebookPeer(options),
    telegramPeer(options),
    vkPeer(options),
    mastodonPeer(options),
    blueskyPeer(options),
    webhookPeer(options),
  ]);
  return { "facebook-page": facebook, telegram, vk, mastodon, bluesky, webhook };
}
export type Networks = Awaited<ReturnType<typeof openNetworks>>;
export type NetworkName = keyof Networks;
export const networkNames: readonly NetworkName[] = [
  "facebook-page",
  "telegram",
  "vk",
  "mastodon",
  "bluesky",
  "webhook",
];

/** A moment at which a run can die: a call of Git or a request to a peer, and what of it had happened. */
export interface Death {
  /** The how manieth step of the run, from 1. */
  step: number;
}

/** How a run of the real program ended. */
export interface Run {
  code: number | null;
  out: string;
  err: string;
  /** The steps that it took, in order. */
  steps: string[];
}

interface StageOptions {
  clones?: number;
  /** Without a remote: the local branch is the ledger. */
  alone?: boolean;
  /** Seconds that a call may take. A small machine is slow: too short, and well calls seem lost. */
  timeout?: number;
  /** Runs the program within this process, but for a run that is to die: much faster, and time can be skipped. */
  inside?: boolean;
  /** When the ledger was opened. */
  opened?: Date;
}

interface RunOptions {
  clone?: number;
  death?: Death;
  env?: Record<string, string>;
}

/** A portal, its networks, a bare repository and clones of it, in a folder of their own. */
export class Stage {
  readonly #repositories: Repositories;
  readonly networks: Networks;
  readonly portal: PortalPeer;
  readonly #options: Required<StageOptions>;
  /** The time of the networks, the portal and the programs within this process. */
  readonly #clock: Clock;
  /** Every address that an entry ever had, by its id. */
  readonly #addresses = new Map<string, string[]>();
  #isAhead = false;
  #made = 0;

  private constructor(networks: Networks, portal: PortalPeer, clock: Clock, options: Required<StageOptions>) {
    const { clones, alone } = options;
    this.networks = networks;
    this.portal = portal;
    this.#clock = clock;
    this.#options = options;
    this.#repositories = repositories(clones);
    for (const clone of this.clones) {
      if (alone) execFileSync(realGit, ["remote", "remove", "origin"], { cwd: clone, env: plainGit });
      mkdirSync(path.join(clone, "content"));
      cpSync(path.join(project, "tests/portal/content/vocabulary"), path.join(clone, "content/vocabulary"), {
        recursive: true,
      });
    }
    this.configure({});
    writeShim(this.shim);
  }

  /** A stage with an empty ledger. */
  static async open(options: StageOptions = {}): Promise<Stage> {
    const clock = new Clock();
    const time = { clock: clock.now };
    const [networks, portal] = await Promise.all([openNetworks(time), portalPeer(time)]);
    const defaults = { clones: 1, alone: false, timeout: 6, inside: false, opened: new Date() };
    const stage = new Stage(networks, portal, clock, { ...defaults, ...options });
    await stage.#store.create("test", stage.#options.opened);
    return stage;
  }

  /** After so many milliseconds an intent has no living runner. */
  get lease(): number {
    return leaseOf(this.#options.timeout * 1000) + 100;
  }

  get folder(): string {
    return this.#repositories.folder;
  }
  get bare(): string {
    return this.#repositories.bare;
  }
  get clones(): readonly string[] {
    return this.#repositories.clones;
  }
  /** The repository that holds the ledger. */
  get keeper(): string {
    return this.#options.alone ? (this.clones[0] ?? "") : this.bare;
  }
  get shim(): string {
    return path.join(this.folder, "bin");
  }

  /** Writes the settings of every clone; `change` replaces the settings of channels. */
  configure(change: Partial<Record<NetworkName, object>>, rest: object = {}): void {
    const { networks } = this;
    const all: Record<NetworkName, object> = {
      "facebook-page": {
        api: networks["facebook-page"].url,
        page: networks["facebook-page"].page.id,
        appId: networks["facebook-page"].app.id,
      },
      telegram: { api: networks.telegram.url, chat: `@${networks.telegram.channel.username}` },
      vk: { api: networks.vk.url, group: networks.vk.group.id },
      mastodon: { server: networks.mastodon.url },
      bluesky: { service: networks.bluesky.url, identifier: networks.bluesky.handle },
      webhook: { url: networks.webhook.url, repeats: true },
    };
    const channels = Object.fromEntries(
      networkNames.map((name) => [name, { since: "2026-01-01", ...all[name], ...change[name] }]),
    );
    const settings = { timeout: this.#options.timeout, settle: SETTLE, pace: { quiet: {} }, channels, ...rest };
    for (const clone of this.clones)
      writeFileSync(path.join(clone, "content/crosspost.yaml"), JSON.stringify(settings));
  }

  get secrets(): Record<string, string> {
    const { networks } = this;
    return {
      FACEBOOK_PAGE_TOKEN: networks["facebook-page"].page.token,
      FACEBOOK_APP_SECRET: networks["facebook-page"].app.secret,
      TELEGRAM_BOT_TOKEN: networks.telegram.token,
      VK_TOKEN: networks.vk.tokens.user,
      MASTODON_TOKEN: networks.mastodon.token,
      BLUESKY_APP_PASSWORD: networks.bluesky.password,
      WEBHOOK_SECRET: networks.webhook.secret,
    };
  }

  /** Entries that the portal shows. */
  announce(count: number, fields: Parameters<PortalPeer["announce"]>[1] = {}): string[] {
    return Array.from({ length: count }, () => {
      const { id, url } = this.portal.announce(`entry-${++this.#made}`, { rubric, ...fields });
      this.#addresses.set(id, [url]);
      return id;
    });
  }

  /** Gives an entry another address. */
  move(id: string, slug: string): void {
    const entry = this.portal.manifest.entries.find((one) => one.id === id);
    if (!entry) return;
    entry.url = `${this.portal.url}/practices/${slug}/`;
    this.#addresses.get(id)?.push(entry.url);
  }

  /** Runs the program in a clone; a program of its own is killed with SIGKILL at a step when told to. */
  run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
    const clone = this.clones[options.clone ?? 0] ?? "";
    const words = [...args, "--from", `${this.portal.url}/entries.json`];
    const env = {
      HOME: this.folder,
      PATH: process.env["PATH"],
      SVOD_URL: this.portal.url,
      USER: `runner-${options.clone ?? 0}`,
      GIT_CONFIG_GLOBAL: plainGit.GIT_CONFIG_GLOBAL,
      GIT_CONFIG_SYSTEM: plainGit.GIT_CONFIG_SYSTEM,
      ...this.secrets,
      ...options.env,
    };
    const { death } = options;
    if (this.#options.inside && !death?.step) return this.#runInside(words, clone, env);
    // A program of its own has the machine's time.
    if (this.#isAhead) throw new Error("a run that is to die must come before time is skipped");
    return this.#start(words, clone, env, death);
  }

  async #runInside(words: readonly string[], root: string, env: NodeJS.ProcessEnv): Promise<Run> {
    // A Git that outlived a killed program still writes; without a start of its own this run would meet it.
    while (!isGitDone(readLines(counterIn(root)))) await pause(20);
    const clock = () => new Date(this.#clock.now());
    const { exitCode, out, err } = await runProgram(words, { root, env, say: () => {}, clock });
    return { code: exitCode, out, err, steps: [] };
  }

  /** Lets time pass: at once where every program runs within this process. */
  async pass(ms: number): Promise<void> {
    if (!this.#options.inside) return pause(ms);
    this.#isAhead = true;
    this.#clock.advance(ms);
  }

  async #start(words: readonly string[], clone: string, env: NodeJS.ProcessEnv, death?: Death): Promise<Run> {
    const counter = counterIn(clone);
    rmSync(counter, { force: true });
    const child = spawn(process.execPath, [program, ...words], {
      cwd: clone,
      env: {
        ...env,
        PATH: `${this.shim}:${env["PATH"]}`,
        NODE_COMPILE_CACHE: path.join(project, ".cache/crosspost-compile"),
        STEPS: counter,
        DIES_AT: String(death?.step ?? 0),
      },
    });
    let dead = false;
    const step = (name: string) => {
      if (dead || child.exitCode !== null) return;
      // Git's own steps are counted in the file: both kinds share one count.
      const count = countStep(counter, name);
      if (count === death?.step) {
        dead = true;
        child.kill("SIGKILL");
      }
    };
    for (const peer of Object.values(this.networks)) peer.onStep(step);
    const [out, err] = [collect(child.stdout), collect(child.stderr)];
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    for (const peer of Object.values(this.networks)) peer.onStep(() => {});
    return { code, out: await out, err: await err, steps: readLines(counter) };
  }

  get #store() {
    return ledgerIn(this.clones[0] ?? "", this.#options.alone ? "none" : "origin");
  }

  /** The ledger as it stands in the bare repository. */
  ledger(): Promise<Ledger> {
    return this.#store.read();
  }

  /** How many posts of ours about an entry the network shows or holds, whatever address it had. */
  posts(name: NetworkName, id: string): number {
    const addresses = this.#addresses.get(id) ?? [];
    // A receiver that honours `webhook-id` takes a repeated message as one; corrections are other messages.
    if (name === "webhook") {
      const told = this.networks.webhook.deliveries.filter(({ body }) => {
        const { type, data } = body as { type?: string; data?: { entry?: { id: string } } };
        return type === "entry.published" && data?.entry?.id === id;
      });
      return new Set(told.map((delivery) => delivery.id)).size;
    }
    const peer: Peer = this.networks[name];
    const all = [...peer.posts(), ...peer.scheduled()];
    const isAbout = ({ text, link = "" }: PublicPost) => addresses.some((url) => `${text} ${link}`.includes(url));
    return all.filter((post) => !post.byAnother && isAbout(post)).length;
  }

  async close(): Promise<void> {
    await Promise.all([...Object.values(this.networks), this.portal].map((peer: Peer) => peer.close()));
    this.#repositories.remove();
  }
}

/** A rubric that the vocabulary has. */
const rubric = { id: "practices", label: "Лучшие практики", hashtag: "лучшиепрактики" };

/**
 * A Git that stands before the real one on the PATH. Each call is two steps, before and after it; at the step at which
 * the run is to die it kills the program that called it, so that no line of the program knows of the test.
 */
function writeShim(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "git");
  writeFileSync(
    file,
    `#!/bin/sh
for word; do case "$word" in -c|core.hooksPath=*) ;; *) verb=$word; break;; esac; done
step() {
  echo "git $verb $1" >> "$STEPS"
  count=0
  while read -r _; do count=$((count + 1)); done < "$STEPS"
  [ "$count" -eq "$DIES_AT" ] && kill -9 $PPID
  return 0
}
step before
${realGit} "$@"
code=$?
step after
exit $code
`,
  );
  chmodSync(file, 0o755);
}

function countStep(file: string, name: string): number {
  writeFileSync(file, `${name}\n`, { flag: "a" });
  return readLines(file).length;
}

/** The file in a clone that counts the steps of the run of a program of its own. */
const counterIn = (clone: string): string => path.join(clone, ".git", "steps");

/** Whether every call of Git that began has ended. */
const isGitDone = (steps: readonly string[]): boolean =>
  steps.filter((step) => /^git .* before$/.test(step)).length ===
  steps.filter((step) => /^git .* after$/.test(step)).length;

/** The lines of a file; none while it is not there. */
export const readLines = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];

function collect(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    stream.on("data", (part) => (text += String(part)));
    stream.on("end", () => resolve(text));
  });
}
