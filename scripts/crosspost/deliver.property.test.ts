import fc from "fast-check";
import { expect, test } from "vitest";
import type { Attempt, Post, Remote, Wire } from "./channel.ts";
import { deliver, leaseOf, type Engine } from "./deliver.ts";
import { isStuck, type Change, type Ledger, type LedgerLine } from "./ledger/line.ts";
import { lineOf, Overtaken, type Addition } from "./ledger/store.ts";
import type { Outcome } from "./network/outcome.ts";

/** The process dies here: nothing that follows happens. */
class Killed extends Error {}

const TIMEOUT = 1000;
const SETTLE = 5000;
const key = "sample/somewhere";
const postAt = (slug: string): Post => ({
  text: "Текст",
  seen: "Текст",
  format: "plain",
  length: 5,
  link: `https://svod.example/practices/${slug}/?utm_source=x`,
  image: { url: "https://svod.example/og/sample.png", width: 1200, height: 630, alt: "" },
});

/** How the network behaves at the next call. */
const faults = ["well", "refused", "hang-before", "hang-after", "reset-after", "throttled", "auth", "policy"] as const;
type FaultName = (typeof faults)[number];

interface Kind {
  /** By how much its lists lag behind; undefined when it has none. */
  lag: number | undefined;
  schedules: boolean;
  idempotent: boolean;
}

/** A network with a clock of its own, whose posts are counted. */
class Network {
  time = 0;
  fault: FaultName = "well";
  /** Where the portal has the entry: an editor may move it between two tries. */
  slug = "sample";
  posts: { id: string; link: string; at: number; due: number; gone: boolean }[] = [];
  readonly kind: Kind;
  constructor(kind: Kind) {
    this.kind = kind;
  }
  get standing() {
    return this.posts.filter(({ gone }) => !gone);
  }
  /** What the public ever saw: an extra that was deleted before its time is none. */
  get public() {
    return this.posts.filter(({ gone, due }) => !gone && due <= this.time);
  }
  accept({ link }: Post, { key: own }: Attempt): Remote {
    if (this.kind.idempotent) {
      const known = this.posts.find(({ id }) => id === own);
      if (known) return { remoteId: known.id, isPublic: true };
    }
    const due = this.kind.schedules ? this.time + 20 * 60_000 : this.time;
    const id = this.kind.idempotent ? own : `post-${this.posts.length + 1}`;
    this.posts.push({ id, link, at: this.time, due, gone: false });
    return { remoteId: id, isPublic: !this.kind.schedules, due: new Date(due).toISOString() };
  }
}

/** A ledger in memory with the same compare and swap. */
class Memory {
  lines = new Map<string, LedgerLine[]>();
  get ledger(): Ledger {
    return this.lines;
  }
  append(additions: readonly Addition[]): LedgerLine[] {
    const moved = additions.filter(
      ({ key: of, before, allow }) => this.lines.get(of)?.at(-1) !== before || allow?.() === false,
    );
    if (moved.length > 0) throw new Overtaken(moved.map(({ key: of }) => of));
    const added = additions.map((addition) => lineOf(addition));
    for (const line of added) this.lines.set(line.key, [...(this.lines.get(line.key) ?? []), line]);
    return added;
  }
}

/** A run of the program that dies after so many steps (calls and ledger writes, before or after each). */
async function run(
  network: Network,
  memory: Memory,
  by: string,
  diesAfter: number,
  rival?: () => Promise<void>,
): Promise<void> {
  let steps = 0;
  const step = () => {
    if (++steps > diesAfter) throw new Killed();
  };
  const pass = (time: number) => (network.time += time);
  const answer = <Value>(done: () => Value): Outcome<Value> => {
    const { fault } = network;
    network.fault = "well";
    pass(10);
    switch (fault) {
      case "well":
        return { is: "done", value: done() };
      case "refused":
        return { is: "absent", why: "соединение отклонено" };
      case "hang-before":
        pass(TIMEOUT);
        return { is: "unknown", why: "нет ответа" };
      case "hang-after":
      case "reset-after":
        done();
        pass(fault === "hang-after" ? TIMEOUT : 1);
        return { is: "unknown", why: "ответ оборван" };
      case "throttled":
        return { is: "later", until: new Date(network.time + 60_000), why: "часто" };
      case "auth":
        return { is: "auth", why: "ключ" };
      case "policy":
        return { is: "person", why: "правила" };
    }
  };
  const wire: Wire = {
    secrets: [],
    send: async (post, attempt) => {
      step();
      // The request is on its way when another runner begins.
      await rival?.();
      const outcome = answer(() => network.accept(post, attempt));
      step();
      return outcome;
    },
    ...(network.kind.lag !== undefined && {
      find: async (attempt: Attempt): Promise<Outcome<Remote[]>> => {
        step();
        const { lag = 0 } = network.kind;
        const seen = network.standing.filter(
          ({ link, at }) => attempt.markers.includes(link) && at + lag <= network.time,
        );
        return answer(() => seen.map(({ id, due }) => ({ remoteId: id, isPublic: due <= network.time })));
      },
      remove: async (remote: Remote): Promise<Outcome<undefined>> => {
        step();
        return answer(() => {
          for (const one of network.posts) if (one.id === remote.remoteId) one.gone = true;
          return undefined;
        });
      },
    }),
    ...(network.kind.idempotent && { isIdempotent: () => true }),
    examine: () => Promise.resolve([]),
  };
  const engine: Engine = {
    store: {
      get ledger() {
        return memory.ledger;
      },
      append: async (additions) => {
        step();
        const lines = memory.append(additions);
        step();
        return lines;
      },
    },
    by,
    now: () => new Date(network.time),
    sleep: async (time) => void pass(time),
    settle: SETTLE,
    timeout: TIMEOUT,
  };
  const access = { settings: {}, secrets: {}, call: () => Promise.reject(new Error("unused")), now: engine.now };
  try {
    await deliver({ key, post: postAt(network.slug), wire, access }, engine);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

const kinds: Record<string, Kind> = {
  "a network that lists its posts": { lag: 4000, schedules: false, idempotent: false },
  // Its lists lag more than the settings say: what comes out twice is deleted before its time.
  "a network that holds posts for their time": { lag: 1.5 * SETTLE, schedules: true, idempotent: false },
  "a network that tells nothing": { lag: undefined, schedules: false, idempotent: false },
  "a network that knows a try again": { lag: undefined, schedules: false, idempotent: true },
};

const commands = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("run" as const),
      by: fc.constantFrom("one", "other"),
      dies: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({ kind: fc.constant("run" as const), by: fc.constantFrom("one", "other"), dies: fc.constant(Infinity) }),
    fc.record({ kind: fc.constant("race" as const), dies: fc.constantFrom(1, 2, 3, Infinity) }),
    fc.record({ kind: fc.constant("fault" as const), fault: fc.constantFrom(...faults) }),
    fc.record({
      kind: fc.constant("wait" as const),
      time: fc.constantFrom(1, 100, 2000, leaseOf(TIMEOUT) + 1, 10 * 60_000),
    }),
    fc.record({ kind: fc.constant("person" as const) }),
    fc.record({ kind: fc.constant("move" as const), slug: fc.constantFrom("sample", "another", "third") }),
  ),
  { minLength: 200, maxLength: 200 },
);

test.each(Object.entries(kinds))(
  "%s: 200 random commands, faults and deaths leave one post at most",
  async (_name, kind) => {
    await fc.assert(
      fc.asyncProperty(commands, async (list) => {
        const network = new Network(kind);
        const memory = new Memory();
        const last = () => memory.lines.get(key)?.at(-1);
        for (const command of list) {
          if (command.kind === "wait") network.time += command.time;
          else if (command.kind === "fault") network.fault = command.fault;
          else if (command.kind === "move") network.slug = command.slug;
          else if (command.kind === "race")
            await run(network, memory, "one", Infinity, () => run(network, memory, "other", command.dies));
          else if (command.kind === "run") await run(network, memory, command.by, command.dies);
          else {
            // A person looks, later than the lists lag, and says what they saw.
            const line = last();
            if (!line || !isStuck(line)) continue;
            network.time += SETTLE;
            const at = new Date(network.time).toISOString();
            const [one] = network.standing;
            const change: Change = one
              ? { state: "posted", by: "редактор", at, url: "https://example.org/1" }
              : { state: "planned", by: "редактор", at, attempt: undefined };
            memory.append([{ key, before: line, change }]);
          }
          expect(network.public.length).toBeLessThanOrEqual(1);
        }
        // In the end, all faults over, every entry is posted once or a person knows of it; and the ledger is right.
        network.fault = "well";
        for (let round = 0; round < 6; round++) {
          network.time += 40 * 60_000;
          await run(network, memory, "last", Infinity);
        }
        const line = last();
        expect(network.standing.length).toBeLessThanOrEqual(1);
        const told = line?.state === "confirmed" || line?.state === "posted";
        expect(told ? network.public.length === 1 : line !== undefined && isStuck(line)).toBe(true);
      }),
      { numRuns: 60 },
    );
  },
);
