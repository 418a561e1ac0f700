import { bearer, text, type Answer, type Call } from "./call.ts";
import type { Refusal } from "./fault.ts";
import { countable, render } from "./mastodon-text.ts";
import { Clock, startPeer, type Peer, type PeerOptions, type PublicPost } from "./peer.ts";
import { Store } from "./store.ts";

interface Status {
  id: string;
  text: string;
  created: number;
  /** Milliseconds; until then it is a scheduled status with another id. */
  due?: number;
  scheduledId?: string;
  visibility: string;
  language: string | null;
  /** The app that posted it; the interface of the server itself has none here. */
  app: { name: string; website: string | null } | null;
  edited?: number;
  favourites: number;
  reblogs: number;
  replies: number;
}

/** A Mastodon server with one account. */
export interface MastodonPeer extends Peer {
  token: string;
  account: { id: string; username: string };
  app: { name: string; website: string | null };
  /** What the token may do; `write:statuses` can be taken away. */
  scopes: Set<string>;
  limits: { characters: number; perUrl: number };
  revoke: () => void;
  /** The server loses the keys it remembers: they lie in a cache, and are written after the post. */
  forgetKeys: () => void;
  plant: (status: Partial<Status>) => string;
  moderate: (id: string) => boolean;
  count: (id: string, counts: Partial<Pick<Status, "favourites" | "reblogs" | "replies">>) => boolean;
}

const minute = 60_000;
const keyLives = 60 * minute;
const perWindow = 300;

const fail = (status: number, error: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: { error },
});
const notFound = () => fail(404, "Record not found");

export async function mastodonPeer({ clock: source }: PeerOptions = {}): Promise<MastodonPeer> {
  const clock = new Clock(source);
  const { now } = clock;
  const token = "mastodonTOKEN0001-abcdefghijklmnopqrstuvwxyz";
  const account = { id: "109348", username: "svod" };
  const app = { name: "Svod", website: null };
  const scopes = new Set(["read", "write:statuses", "profile"]);
  const limits = { characters: 500, perUrl: 23 };
  const keys = new Map<string, { id: string; at: number }>();
  const store = new Store<Status>(now);
  let made = 0;
  let revoked = false;
  let url = "";

  /** Ids grow with time, as snowflakes do. */
  const nextId = () => String((BigInt(now()) << 16n) + BigInt((made += 1)));
  const isPublic = (status: Status, at: number) => status.due === undefined || status.due <= at;
  const since = (status: Status) => status.due ?? status.created;
  const add = (status: Partial<Status>): Status => {
    const id = nextId();
    const counts = { favourites: 0, reblogs: 0, replies: 0 };
    const empty = { text: "", visibility: "public", language: "ru", app: null, ...counts };
    return store.set(id, { id, created: now(), ...empty, ...status });
  };

  const shownAccount = () => ({
    id: account.id,
    username: account.username,
    acct: account.username,
    display_name: "Лучшие практики",
    url: `${url}/@${account.username}`,
    statuses_count: store.list().length,
    followers_count: 12,
    following_count: 0,
  });
  const shown = (status: Status) => ({
    id: status.id,
    created_at: new Date(since(status)).toISOString(),
    in_reply_to_id: null,
    sensitive: false,
    spoiler_text: "",
    visibility: status.visibility,
    language: status.language,
    uri: `${url}/users/${account.username}/statuses/${status.id}`,
    url: `${url}/@${account.username}/${status.id}`,
    replies_count: status.replies,
    reblogs_count: status.reblogs,
    favourites_count: status.favourites,
    edited_at: status.edited === undefined ? null : new Date(status.edited).toISOString(),
    content: render(status.text),
    reblog: null,
    application: status.app,
    account: shownAccount(),
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
  });
  const shownScheduled = (status: Status) => ({
    id: status.scheduledId,
    scheduled_at: new Date(since(status)).toISOString(),
    params: { text: status.text, visibility: status.visibility, language: status.language, scheduled_at: null },
    media_attachments: [],
  });

  const tooLong = (words: string) =>
    countable(words, limits.perUrl) > limits.characters
      ? fail(422, `Validation failed: Text character limit of ${limits.characters} exceeded`)
      : undefined;

  const post = (call: Call): Answer => {
    const key = String(call.headers["idempotency-key"] ?? "");
    const held = keys.get(key);
    if (key !== "" && held && now() - held.at < keyLives) {
      const status = store.get(held.id);
      if (!status || (status.scheduledId !== undefined && isPublic(status, now()))) return notFound();
      return { body: status.scheduledId === undefined ? shown(status) : shownScheduled(status) };
    }
    const words = text(call, "status");
    if (words === undefined) return fail(422, "Validation failed: Text can't be blank");
    const long = tooLong(words);
    if (long) return long;
    const asked = text(call, "scheduled_at");
    const moment = asked === undefined ? undefined : Date.parse(asked);
    if (moment !== undefined && Number.isNaN(moment)) return fail(422, "Validation failed: Scheduled at is invalid");
    // A time that has passed is no error: the server posts at once.
    const due = moment !== undefined && moment > now() ? moment : undefined;
    if (due !== undefined && due - now() < 5 * minute)
      return fail(422, "Validation failed: Scheduled at The scheduled date must be in the future");
    const visibility = text(call, "visibility") ?? "public";
    const language = text(call, "language") ?? "ru";
    const scheduled = due === undefined ? {} : { due, scheduledId: String(3000 + made) };
    const status = add({ text: words, visibility, language, app, ...scheduled });
    if (key !== "") keys.set(key, { id: status.id, at: now() });
    return { body: due === undefined ? shown(status) : shownScheduled(status) };
  };

  const one = (call: Call, id: string): Answer => {
    const at = call.method === "GET" ? call.asOf : now();
    const status = store.get(id, at);
    if (!status || !isPublic(status, at)) return notFound();
    if (call.method === "GET") return { body: shown(status) };
    if (call.method === "DELETE") {
      store.remove(id);
      return { body: { ...shown(status), text: status.text } };
    }
    const words = text(call, "status");
    if (words === undefined) return fail(422, "Validation failed: Text can't be blank");
    const long = tooLong(words);
    if (long) return long;
    return { body: shown(store.set(id, { ...status, text: words, edited: now() })) };
  };

  const list = (call: Call): Answer => {
    const limit = Math.min(Number(text(call, "limit") ?? 20), 40);
    const border = (name: string, otherwise: bigint) => BigInt(text(call, name) ?? otherwise);
    const [most, least] = [border("max_id", 1n << 63n), border("since_id", 0n)];
    const statuses = store
      .list(call.asOf)
      .filter((status) => isPublic(status, call.asOf) && /public|unlisted/.test(status.visibility))
      .filter(({ id }) => BigInt(id) < most && BigInt(id) > least)
      .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
      .slice(0, limit);
    const address = `${url}${call.path}?limit=${limit}`;
    const [first, last] = [statuses[0], statuses.at(-1)];
    const links = [
      ...(statuses.length === limit && last ? [`<${address}&max_id=${last.id}>; rel="next"`] : []),
      ...(first ? [`<${address}&min_id=${first.id}>; rel="prev"`] : []),
    ];
    return { headers: links.length > 0 ? { link: links.join(", ") } : {}, body: statuses.map(shown) };
  };

  const scheduled = (call: Call, id: string | undefined): Answer => {
    const waiting = store.list().filter((status) => status.scheduledId !== undefined && !isPublic(status, now()));
    if (id === undefined) return { body: waiting.map(shownScheduled) };
    const status = waiting.find(({ scheduledId }) => scheduledId === id);
    if (!status) return notFound();
    if (call.method !== "DELETE") return { body: shownScheduled(status) };
    store.remove(status.id);
    return { body: {} };
  };

  const instance = () => ({
    domain: new URL(url).host,
    title: "Fake",
    version: "4.5.0",
    source_url: "https://github.com/mastodon/mastodon",
    configuration: {
      urls: {},
      statuses: {
        max_characters: limits.characters,
        max_media_attachments: 4,
        characters_reserved_per_url: limits.perUrl,
      },
    },
  });

  const needs = (call: Call, scope: string, work: () => Answer): Answer => {
    if (bearer(call) !== token || revoked) return fail(401, "The access token is invalid");
    const [wide = ""] = scope.split(":");
    if (!scopes.has(scope) && !scopes.has(wide)) return fail(403, "This action is outside the authorized scopes");
    return work();
  };

  const handle = (call: Call): Answer => {
    const at = `${call.method} ${call.path}`;
    const [, kind, id, rest] =
      /^\/api\/v1\/(statuses|scheduled_statuses|accounts)\/(\d+)(\/.*)?$/.exec(call.path) ?? [];
    const scope = call.method === "GET" ? "read:statuses" : "write:statuses";
    if (at === "GET /api/v2/instance") return { body: instance() };
    if (at === "POST /api/v1/statuses") return needs(call, scope, () => post(call));
    if (at === "GET /api/v1/accounts/verify_credentials")
      return needs(call, "read:accounts", () => ({ body: { ...shownAccount(), source: { privacy: "public" } } }));
    if (at === "GET /api/v1/apps/verify_credentials")
      return needs(call, [...scopes][0] ?? "read", () => ({ body: { id: "1", ...app, scopes: [...scopes] } }));
    if (call.path === "/api/v1/scheduled_statuses" || kind === "scheduled_statuses")
      return needs(call, scope, () => scheduled(call, id));
    if (kind === "accounts" && rest === "/statuses") return id === account.id ? list(call) : notFound();
    if (kind === "statuses" && id && rest === "/source")
      return needs(call, scope, () => {
        const status = store.get(id, call.asOf);
        return status ? { body: { id, text: status.text, spoiler_text: "" } } : notFound();
      });
    if (kind === "statuses" && id && rest === undefined)
      return call.method === "GET" ? one(call, id) : needs(call, scope, () => one(call, id));
    return notFound();
  };

  const reset = () => new Date(now() + 5 * minute).toISOString();
  const refuse = (refusal: Refusal): Answer => {
    if (refusal === "throttle")
      return fail(429, "Too many requests", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset() });
    if (refusal === "auth-expired") return fail(401, "The access token is invalid");
    if (refusal === "permission") return fail(403, "This action is outside the authorized scopes");
    if (refusal === "policy") return fail(403, "Your login is currently disabled");
    return fail(Number(refusal.split(":")[1]), "Something went wrong on our end");
  };

  const seen = (status: Status): PublicPost => ({ id: status.id, text: status.text, at: since(status) });
  const { peer } = await startPeer(clock, (address) => {
    url = address;
    return {
      name: "mastodon",
      secrets: [token],
      handle,
      refuse,
      posts: () =>
        store
          .list()
          .filter((status) => isPublic(status, now()))
          .map(seen),
      scheduled: () =>
        store
          .list()
          .filter((status) => !isPublic(status, now()))
          .map(seen),
      headers: () => ({
        "x-ratelimit-limit": String(perWindow),
        "x-ratelimit-remaining": String(perWindow - 1),
        "x-ratelimit-reset": reset(),
      }),
    };
  });
  return Object.assign(peer, {
    token,
    account,
    app,
    scopes,
    limits,
    revoke: () => void (revoked = true),
    forgetKeys: () => keys.clear(),
    plant: (status: Partial<Status>) => add(status).id,
    moderate: (id: string) => store.remove(id),
    count: (id: string, counts: Partial<Status>) => store.change(id, counts),
  });
}
