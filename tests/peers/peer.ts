import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { readCall, type Answer, type Call } from "./call.ts";
import { Faults, type Fault, type Plan, type Refusal } from "./fault.ts";
import { logEntry, type LogEntry } from "./record.ts";

/** A post as the public sees it. */
export interface PublicPost {
  id: string;
  text: string;
  /** The address that the post carries beside its text. */
  link?: string;
  /** When it became public, or will. */
  at: number;
  /** Not of the application whose keys the tests use. */
  byAnother?: true;
}

/** A network's own part: what it keeps, how it answers and how it refuses. */
export interface Network {
  name: string;
  /** Never shown in the log. */
  secrets: readonly string[];
  /** Carries a request out and answers it. Nothing else happens meanwhile, as in a transaction. */
  handle: (call: Call) => Answer;
  /** A refusal in the network's own shape. */
  refuse: (refusal: Refusal, call: Call) => Answer;
  /** What the public sees at this moment, each duplicate too. */
  posts: () => PublicPost[];
  /** What waits for its time. */
  scheduled?: () => PublicPost[];
  /** Headers of every answer. */
  headers?: (call: Call) => Record<string, string>;
}

/** Time and choice of address, the same for every peer. */
export interface PeerOptions {
  /** The clock: the real one when absent. A test that must not depend on time gives `() => someMoment`. */
  clock?: () => number;
}

/** A clock that a test can move. */
export class Clock {
  readonly #source: () => number;
  #moved = 0;

  constructor(source: () => number = Date.now) {
    this.#source = source;
  }

  readonly now = (): number => this.#source() + this.#moved;
  readonly advance = (ms: number): void => void (this.#moved += ms);
}

/**
 * Told of every step: `<peer>:<n>:received`, `:accepted` (carried out, not answered yet), `:withheld` (no answer now, if
 * ever), `:answered`.
 */
export type StepHook = (step: string) => void | Promise<void>;

export interface Peer {
  url: string;
  log: LogEntry[];
  posts: () => PublicPost[];
  scheduled: () => PublicPost[];
  fault: (fault: Fault) => void;
  /** Forgets the faults that have not met anything. */
  heal: () => void;
  /** From now on every read shows the state of so many milliseconds ago. */
  lag: (ms: number) => void;
  onStep: (hook: StepHook) => void;
  now: () => number;
  advance: (ms: number) => void;
  /** The `Date` header shows a time that is off by so much. */
  skew: (ms: number) => void;
  /** Refuses connections, keeping what it has, until `up`. */
  down: () => Promise<void>;
  up: () => Promise<void>;
  /** Ends the server and every open connection. */
  close: () => Promise<void>;
}

const html502 = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

/** The answer that a plan leaves, if any. */
function answerOf(network: Network, call: Call, plan: Plan, own: Answer | undefined): Answer | undefined {
  if (plan.answer === "hang" || plan.answer === "reset") return undefined;
  if (plan.answer === "own" || plan.answer === "cut") return own;
  if (plan.answer === "html-502") return { status: 502, headers: { "content-type": "text/html" }, body: html502 };
  if (plan.answer === "garbage") return { headers: { "content-type": "text/html" }, body: "<!doctype html><p>Hello" };
  return network.refuse(plan.answer, call);
}

function write(response: ServerResponse, answer: Answer, headers: Record<string, string>, cut: boolean) {
  if (response.destroyed) return Promise.resolve();
  const { body } = answer;
  const isRaw = typeof body === "string" || Buffer.isBuffer(body);
  const bytes = isRaw ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  response.writeHead(answer.status ?? 200, {
    "content-type": "application/json; charset=utf-8",
    ...headers,
    ...answer.headers,
    "content-length": bytes.length,
  });
  return new Promise<void>((resolve) => {
    response.once("close", resolve);
    if (!cut) response.end(bytes);
    else response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.destroySoon());
  });
}

/** Starts a network on a free port of 127.0.0.1. `make` is told the address. */
export async function startPeer<T extends Network>(
  clock: Clock,
  make: (url: string) => T,
): Promise<{ peer: Peer; network: T }> {
  const faults = new Faults();
  const log: LogEntry[] = [];
  const sockets = new Set<Socket>();
  const state: { hook: StepHook; lag: number; skew: number; count: number } = {
    hook: () => {},
    lag: 0,
    skew: 0,
    count: 0,
  };

  const server = createServer((request, response) => {
    const serve = async () => {
      const n = (state.count += 1);
      const step = (name: string) => state.hook(`${network.name}:${n}:${name}`);
      const call = await readCall(request, n);
      const { plan, how } = faults.next(call);
      const entry = logEntry(call, network.secrets, how);
      log.push(entry);
      await step("received");
      call.asOf = clock.now() - Math.max(state.lag, plan.lag);
      const own = plan.accept ? network.handle(call) : undefined;
      entry.accepted = own !== undefined && (own.status ?? 200) < 400;
      if (entry.accepted) await step("accepted");
      if (plan.answer === "reset") return void request.socket.resetAndDestroy();
      const answer = answerOf(network, call, plan, own);
      if (!answer || plan.slow > 0) await step("withheld");
      if (!answer) return;
      if (plan.slow > 0) await pause(plan.slow, undefined, { ref: false });
      entry.status = answer.status ?? 200;
      const date = new Date(clock.now() + state.skew).toUTCString();
      await write(response, answer, { date, ...network.headers?.(call) }, plan.answer === "cut");
      if (response.writableFinished) await step("answered");
    };
    // A client that is killed in mid-request ends the reading; a fault of the peer itself must be seen.
    serve().catch((error: unknown) => {
      if (!request.destroyed || request.complete) console.error(error);
      request.socket.destroy();
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  });

  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const down = async () => {
    const ended = new Promise<unknown>((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await ended;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const network = make(url);

  const peer: Peer = {
    url,
    log,
    posts: network.posts,
    scheduled: network.scheduled ?? (() => []),
    fault: (fault) => faults.add(fault),
    heal: () => faults.clear(),
    lag: (ms) => void (state.lag = ms),
    onStep: (hook) => void (state.hook = hook),
    now: clock.now,
    advance: clock.advance,
    skew: (ms) => void (state.skew = ms),
    down,
    up: () => listen(port),
    close: down,
  };
  return { peer, network };
}
