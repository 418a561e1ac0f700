import { createHash } from "node:crypto";
import type { Attempt, Post, Remote, Wire } from "./channel.ts";
import { isFree, keyParts, type Change, type LedgerLine } from "./ledger/line.ts";
import { Overtaken, type LedgerStore } from "./ledger/store.ts";
import type { Access } from "./network/access.ts";
import type { Outcome, Refusal } from "./network/outcome.ts";

/** One entry on its way to one channel. */
export interface Delivery {
  key: string;
  /** What is to be posted; absent when nothing may be begun now: only what was begun is brought to its end. */
  post: Post | undefined;
  wire: Wire;
  access: Access;
  /** Whether the pace lets it out, by the ledger as it then stands: another run may have posted meanwhile. */
  mayBegin?: () => boolean;
}

/** What the engine works with. */
export interface Engine {
  store: Pick<LedgerStore, "ledger" | "append">;
  /** Who writes the lines. */
  by: string;
  now: () => Date;
  /** Waits so many milliseconds. */
  sleep: (time: number) => Promise<void>;
  /** How long the network's lists may lag behind, in milliseconds. */
  settle: number;
  /** The longest that one call takes, in milliseconds. */
  timeout: number;
}

/** How an entry stands after a run. */
export interface Delivered {
  key: string;
  line: LedgerLine | undefined;
  /** Why it was left as it stands: another run is at it, or the network does not answer. */
  left?: string | undefined;
}

/** How often a try may begin before a person looks at the entry, and how often in one run. */
const TRIES = 5;
const TRIES_AT_ONCE = 2;
const MINUTE = 60_000;
/** A scheduled post that no list shows so long after its time did not come out. */
const GRACE = 60 * MINUTE;
/** Calls of one try: a login, a picture, the post. None begins later, so the try is over when its lease is. */
const CALLS = 3;

/** An intent older than this, in milliseconds, has no living runner. */
export const leaseOf = (timeout: number): number => (CALLS + 1) * timeout;

/** Tells an edited text from the one that was sent. */
export const renderHash = (post: Post): string => createHash("sha256").update(post.text).digest("hex").slice(0, 16);

/** What a step comes to: a line to write, or the end of what can be done now. */
type Step = { change: Change } | { left: string | undefined };
const done: Step = { left: undefined };

/**
 * Brings one entry as far as the evidence allows. An intent stands in the ledger before anything is sent; after an
 * unclear answer nothing is sent again until the network's own list was read, later than that list may lag.
 */
export async function deliver(delivery: Delivery, engine: Engine): Promise<Delivered> {
  const { key } = delivery;
  const last = () => engine.store.ledger.get(key)?.at(-1);
  let tries = 0;
  try {
    for (;;) {
      if (isFree(last()) && ++tries > TRIES_AT_ONCE) return { key, line: last(), left: last()?.why };
      const step = await nextStep(last(), delivery, engine);
      if ("left" in step) return { key, line: last(), left: step.left };
      await engine.store.append([{ key, before: last(), change: step.change }]);
    }
  } catch (error) {
    if (error instanceof Overtaken) return { key, line: last(), left: "журнал тем временем изменил другой запуск" };
    throw error;
  }
}

async function nextStep(line: LedgerLine | undefined, delivery: Delivery, engine: Engine): Promise<Step> {
  if (isFree(line)) return begin(line, delivery, engine);
  switch (line?.state) {
    case "intent":
      return takeOver(line, engine);
    case "unknown":
      return reconcile(line, delivery, engine);
    case "accepted":
      return confirm(line, delivery, engine);
    default:
      return done;
  }
}

const stamp = (engine: Engine) => ({ by: engine.by, at: engine.now().toISOString() });
const forPerson = (why: string, engine: Engine): Step => ({
  change: { ...stamp(engine), state: "needs_human", why },
});

/** Writes the intent, sends, and says what came of it. */
async function begin(line: LedgerLine | undefined, delivery: Delivery, engine: Engine): Promise<Step> {
  const { key, post, wire } = delivery;
  const now = engine.now();
  if (!post || (line?.until && new Date(line.until) > now)) return done;
  const attempt = (line?.attempt ?? 0) + 1;
  if (attempt > TRIES) return forPerson(`не вышло ${TRIES} раз подряд: ${line?.why ?? "причина неизвестна"}`, engine);
  const change = (): Change => ({
    ...stamp(engine),
    state: "intent",
    attempt,
    marker: post.link,
    formerMarkers: marksBefore(line, post.link),
    createdAt: line?.createdAt ?? now.toISOString(),
    ticket: line?.ticket ?? wire.ticket?.(now),
    renderHash: renderHash(post),
  });
  const [intent] = await engine.store.append([{ key, before: line, change, allow: delivery.mayBegin }]);
  if (!intent) return done;
  return send(intent, delivery, post, engine);
}

async function send(intent: LedgerLine, delivery: Delivery, post: Post, engine: Engine): Promise<Step> {
  const since = new Date(intent.at).getTime();
  // A slow push of the intent, or a machine that slept: another run may think this one dead.
  if (engine.now().getTime() - since > engine.timeout)
    return { change: { ...stamp(engine), state: "planned", why: "не отправлено: журнал записывался слишком долго" } };
  const access: Access = {
    ...delivery.access,
    call: async (request) =>
      engine.now().getTime() - since > CALLS * engine.timeout
        ? { is: "absent", why: "сеть отвечает слишком медленно" }
        : delivery.access.call(request),
  };
  const outcome = await guarded(delivery.wire.send(post, attemptOf(intent), access));
  return outcome.is === "done"
    ? { change: seen(outcome.value, engine) }
    : { change: { ...stamp(engine), ...refusal(outcome, intent, engine) } };
}

/** Marks that no try will carry any more: one that was not seen may still turn up under them. */
export function marksBefore(line: LedgerLine | undefined, marker: string): string[] | undefined {
  const known = [line?.marker, ...(line?.formerMarkers ?? [])].filter((one) => one !== undefined && one !== marker);
  return known.length > 0 ? ([...new Set(known)] as string[]) : undefined;
}

/** The try that a line tells of. */
export const attemptOf = ({ key, marker = "", formerMarkers = [], createdAt = "", ticket }: LedgerLine): Attempt => ({
  key,
  markers: [marker, ...formerMarkers],
  createdAt,
  ticket,
});

/** A post that the network shows or holds. */
const seen = ({ remoteId, url, isPublic, due }: Remote, engine: Engine): Change => ({
  ...stamp(engine),
  state: isPublic ? "confirmed" : "accepted",
  remoteId,
  // The ledger takes no other, and an odd address is no reason to lose the post's number.
  url: url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined,
  due,
});

/** A fault in a wire's own code proves nothing about the post. */
async function guarded<Value>(work: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await work;
  } catch (error) {
    return { is: "unknown", why: `ошибка программы: ${error instanceof Error ? error.name : "неизвестная"}` };
  }
}

/** The line after a try that did not end in a post, by the evidence. */
function refusal(outcome: Refusal, intent: LedgerLine, engine: Engine): Pick<Change, "state" | "why" | "until"> {
  const { why } = outcome;
  switch (outcome.is) {
    case "absent": {
      const pause = MINUTE * 2 ** ((intent.attempt ?? 1) - 1);
      return { state: "deferred", why, until: new Date(engine.now().getTime() + pause).toISOString() };
    }
    case "later":
      return { state: "deferred", why, until: outcome.until.toISOString() };
    case "unknown":
    case "repeated":
      return { state: "unknown", why };
    case "auth":
      return { state: "blocked_auth", why };
    case "person":
      return { state: "needs_human", why };
    case "failed":
      return { state: "failed", why };
  }
}

/** An intent that another run left behind: nobody knows whether it was sent. */
function takeOver(line: LedgerLine, engine: Engine): Step {
  const age = engine.now().getTime() - new Date(line.at).getTime();
  // A clock that stands before the ledger's would never see the lease end.
  if (age <= leaseOf(engine.timeout)) return { left: "другой запуск отправляет её сейчас" };
  return { change: { ...stamp(engine), state: "unknown", why: "запуск прервался, пока отправлял" } };
}

/** Finds out what became of a try by reading the network's own lists. */
async function reconcile(line: LedgerLine, delivery: Delivery, engine: Engine): Promise<Step> {
  const { wire, access } = delivery;
  // Where there is no list, the same try again may be all that tells, if it cannot make a second post.
  if (!wire.find && wire.isIdempotent?.(access))
    return { change: { ...stamp(engine), state: "planned", why: line.why } };
  if (!wire.find)
    return forPerson(
      `${line.why ?? "ответ сети неясен"}; узнать, вышел ли пост, программа не может — посмотрите в канале`,
      engine,
    );
  await settled(line, engine);
  const found = await guarded(wire.find(attemptOf(line), access));
  if (found.is === "person" || found.is === "failed") return forPerson(found.why, engine);
  if (found.is !== "done") return { left: `список постов не прочитан: ${found.why}` };
  const [one, ...more] = await withoutExtras(ownOf(found.value, delivery, engine), delivery);
  if (!one) return { change: { ...stamp(engine), state: "planned", why: "проверено: пост не вышел" } };
  return more.length === 0 ? { change: seen(one, engine) } : { change: conflict([one, ...more], engine) };
}

/** Waits until the network's lists show what was done when the line was written; a line from the future waits no longer. */
async function settled({ at }: LedgerLine, { settle, now, sleep }: Engine): Promise<void> {
  const rest = new Date(at).getTime() + settle - now().getTime();
  if (rest > 0) await sleep(Math.min(rest, settle));
}

/** Without the posts of other entries: one that is gone may have had the same address. */
function ownOf(found: readonly Remote[], { key }: Delivery, { store }: Engine): readonly Remote[] {
  if (found.length === 0) return found;
  const { channel } = keyParts(key);
  const others = new Set<string | undefined>();
  for (const [other, lines] of store.ledger)
    if (other !== key && keyParts(other).channel === channel) for (const { remoteId } of lines) others.add(remoteId);
  return found.filter(({ remoteId }) => !others.has(remoteId));
}

/** Deletes what is not public yet of several posts, but for one; returns those that stand afterwards. */
async function withoutExtras(found: readonly Remote[], { wire, access }: Delivery): Promise<Remote[]> {
  const [keep, ...rest] = found.toSorted((one, other) => Number(other.isPublic) - Number(one.isPublic));
  if (!keep) return [];
  const left = [keep];
  for (const extra of rest) {
    const removed = !extra.isPublic && wire.remove ? await guarded(wire.remove(extra, access)) : undefined;
    if (removed?.is !== "done") left.push(extra);
  }
  return left;
}

const conflict = (found: readonly Remote[], engine: Engine): Change => ({
  ...stamp(engine),
  state: "conflict",
  why: `постов ${found.length}: ${found.map(({ url, remoteId }) => url ?? remoteId).join(", ")}`,
});

/** Watches a post that the network holds for its time: extras go, and it is confirmed when it is public. */
async function confirm(line: LedgerLine, delivery: Delivery, engine: Engine): Promise<Step> {
  if (!delivery.wire.find) return done;
  // An earlier try may turn up late: its post has to go before it is public.
  if ((line.attempt ?? 1) > 1) await settled(line, engine);
  const found = await guarded(delivery.wire.find(attemptOf(line), delivery.access));
  if (found.is !== "done") return { left: `список постов не прочитан: ${found.why}` };
  const [one, ...more] = await withoutExtras(ownOf(found.value, delivery, engine), delivery);
  if (more.length > 0 && one) return { change: conflict([one, ...more], engine) };
  if (one?.isPublic) return { change: seen(one, engine) };
  const due = new Date(line.due ?? line.at).getTime();
  if (!one && engine.now().getTime() > due + GRACE)
    return forPerson("пост был принят, но в списках сети его нет: не вышел или снят", engine);
  return one && one.remoteId !== line.remoteId ? { change: seen(one, engine) } : done;
}
