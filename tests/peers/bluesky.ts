import { bearer, object, text, type Answer, type Call } from "./call.ts";
import { blobCid, isTid, postFault, recordCid, tid } from "./bluesky-record.ts";
import type { Refusal } from "./fault.ts";
import { Clock, startPeer, type Peer, type PeerOptions, type PublicPost } from "./peer.ts";
import { Store } from "./store.ts";

interface Repository {
  uri: string;
  cid: string;
  collection: string;
  rkey: string;
  value: Record<string, unknown>;
  at: number;
  likes: number;
  reposts: number;
  replies: number;
}

/** A personal data server of Bluesky with one account, and the view that counts its posts. */
export interface BlueskyPeer extends Peer {
  did: string;
  handle: string;
  password: string;
  /** Every access token so far is refused as expired; the refresh tokens live. */
  expireAccess: () => void;
  /** The app password was revoked: nothing helps but a new one. */
  revoke: () => void;
  moderate: (uri: string) => boolean;
  count: (uri: string, counts: Partial<Pick<Repository, "likes" | "reposts" | "replies">>) => boolean;
}

const minute = 60_000;
const accessLives = 120 * minute;
const refreshLives = 60 * 24 * 60 * minute;
const perWindow = 3000;

const fail = (status: number, error: string, message: string): Answer => ({ status, body: { error, message } });
const invalid = (message: string) => fail(400, "InvalidRequest", message);

export async function blueskyPeer({ clock: source }: PeerOptions = {}): Promise<BlueskyPeer> {
  const clock = new Clock(source);
  const { now } = clock;
  const did = "did:plc:ewvi7nxzyoun6zhxrhs64oiz";
  const handle = "svod.bsky.social";
  const password = "abcd-efgh-ijkl-mnop";
  const secrets = [password];
  const sessions = new Map<string, { kind: "access" | "refresh"; until: number }>();
  const store = new Store<Repository>(now);
  let made = 0;
  let revoked = false;

  const jwt = (kind: "access" | "refresh", lives: number) => {
    const until = now() + lives;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const scope = kind === "access" ? "com.atproto.appPass" : "com.atproto.refresh";
    const body = { scope, sub: did, iat: Math.floor(now() / 1000), exp: Math.floor(until / 1000), jti: (made += 1) };
    const token = `${part({ alg: "HS256", typ: "JWT" })}.${part(body)}.signature${made}`;
    sessions.set(token, { kind, until });
    secrets.push(token);
    return token;
  };
  const session = () => ({
    did,
    handle,
    email: "svod@example.org",
    emailConfirmed: true,
    active: true,
    accessJwt: jwt("access", accessLives),
    refreshJwt: jwt("refresh", refreshLives),
  });

  const needs = (call: Call, kind: "access" | "refresh", work: (token: string) => Answer): Answer => {
    const token = bearer(call);
    if (token === undefined) return fail(401, "AuthMissing", "Authentication Required");
    const known = sessions.get(token);
    if (!known || known.kind !== kind || revoked) return fail(400, "InvalidToken", "Token could not be verified");
    return known.until > now() ? work(token) : fail(400, "ExpiredToken", "Token has expired");
  };

  const createSession = (call: Call): Answer => {
    const isKnown = [handle, did, "svod@example.org"].includes(text(call, "identifier") ?? "");
    return isKnown && text(call, "password") === password && !revoked
      ? { body: session() }
      : fail(401, "AuthenticationRequired", "Invalid identifier or password");
  };

  const isOwn = (call: Call) => [did, handle].includes(text(call, "repo") ?? "");
  const uriOf = (collection: string, rkey: string) => `at://${did}/${collection}/${rkey}`;
  const commit = (cid: string) => ({ cid, rev: tid(BigInt(now()) * 1000n + BigInt((made += 1))) });

  const write = (call: Call, create: boolean): Answer => {
    const collection = text(call, "collection");
    const value = object(call, "record");
    if (!isOwn(call)) return invalid(`Could not find repo: ${text(call, "repo")}`);
    if (collection === undefined || value === undefined)
      return invalid("Input must have the properties collection and record");
    const rkey = text(call, "rkey") ?? (create ? tid(BigInt(now()) * 1000n + BigInt((made += 1))) : undefined);
    if (rkey === undefined) return invalid('Input must have the property "rkey"');
    if (collection === "app.bsky.feed.post") {
      const fault = isTid(rkey) ? postFault(value) : `Invalid record key: ${rkey}`;
      if (fault !== undefined) return invalid(`Invalid app.bsky.feed.post record: Record/${fault}`);
    }
    const uri = uriOf(collection, rkey);
    const old = store.get(uri);
    const cid = recordCid(value);
    if (create && old) return invalid(`Record already exists: ${uri}`);
    const swap = call.params["swapRecord"];
    if (swap !== undefined && swap !== (old?.cid ?? null))
      return fail(400, "InvalidSwap", `Record was at ${old?.cid ?? "null"}`);
    // The same body under the same key changes nothing and makes no commit.
    if (old?.cid === cid) return { body: { uri, cid, validationStatus: "valid" } };
    const counts = old ?? { likes: 0, reposts: 0, replies: 0, at: now() };
    store.set(uri, { ...counts, uri, cid, collection, rkey, value });
    return { body: { uri, cid, commit: commit(cid), validationStatus: "valid" } };
  };

  const remove = (call: Call): Answer => {
    if (!isOwn(call)) return invalid(`Could not find repo: ${text(call, "repo")}`);
    const uri = uriOf(text(call, "collection") ?? "", text(call, "rkey") ?? "");
    // Deleting what is not there is no error.
    return { body: store.remove(uri) ? { commit: commit(recordCid({ uri })) } : {} };
  };

  const getRecord = (call: Call): Answer => {
    const uri = uriOf(text(call, "collection") ?? "", text(call, "rkey") ?? "");
    const record = isOwn(call) ? store.get(uri, call.asOf) : undefined;
    return record
      ? { body: { uri, cid: record.cid, value: record.value } }
      : fail(400, "RecordNotFound", `Could not locate record: ${uri}`);
  };

  const listRecords = (call: Call): Answer => {
    const limit = Number(text(call, "limit") ?? 50);
    if (!isOwn(call)) return invalid(`Could not find repo: ${text(call, "repo")}`);
    if (!(limit >= 1 && limit <= 100)) return invalid("Error: limit must be an integer between 1 and 100");
    const cursor = text(call, "cursor");
    const order = text(call, "reverse") === "true" ? -1 : 1;
    const records = store
      .list(call.asOf)
      .filter(({ collection }) => collection === text(call, "collection"))
      .toSorted((a, b) => (a.rkey < b.rkey ? order : -order))
      .filter(({ rkey }) => cursor === undefined || (order === 1 ? rkey < cursor : rkey > cursor))
      .slice(0, limit);
    const last = records.at(-1);
    return {
      body: {
        records: records.map(({ uri, cid, value }) => ({ uri, cid, value })),
        ...(last && { cursor: last.rkey }),
      },
    };
  };

  const uploadBlob = (call: Call): Answer => {
    const mimeType = call.headers["content-type"] ?? "application/octet-stream";
    if (call.body.length > 1_000_000) return fail(400, "BlobTooLarge", "This file is too large");
    return {
      body: { blob: { $type: "blob", ref: { $link: blobCid(call.body) }, mimeType, size: call.body.length } },
    };
  };

  const getPosts = (call: Call): Answer => {
    const uris = call.query.getAll("uris");
    if (uris.length > 25) return invalid("Error: uris must not have more than 25 elements");
    const posts = uris.flatMap((uri) => store.get(uri, call.asOf) ?? []);
    return {
      body: {
        posts: posts.map(({ uri, cid, value, at, likes, reposts, replies }) => ({
          $type: "app.bsky.feed.defs#postView",
          uri,
          cid,
          author: { did, handle, displayName: "Лучшие практики" },
          record: value,
          replyCount: replies,
          repostCount: reposts,
          likeCount: likes,
          quoteCount: 0,
          indexedAt: new Date(at).toISOString(),
        })),
      },
    };
  };

  const resolveHandle = (call: Call): Answer =>
    text(call, "handle") === handle ? { body: { did } } : invalid("Unable to resolve handle");

  const methods: Record<string, (call: Call) => Answer> = {
    "POST com.atproto.server.createSession": createSession,
    "POST com.atproto.server.refreshSession": (call) =>
      needs(call, "refresh", (token) => {
        sessions.delete(token);
        return { body: session() };
      }),
    "GET com.atproto.server.getSession": (call) =>
      needs(call, "access", () => ({ body: { did, handle, email: "svod@example.org", active: true } })),
    "POST com.atproto.repo.putRecord": (call) => needs(call, "access", () => write(call, false)),
    "POST com.atproto.repo.createRecord": (call) => needs(call, "access", () => write(call, true)),
    "POST com.atproto.repo.deleteRecord": (call) => needs(call, "access", () => remove(call)),
    "POST com.atproto.repo.uploadBlob": (call) => needs(call, "access", () => uploadBlob(call)),
    "GET com.atproto.repo.getRecord": getRecord,
    "GET com.atproto.repo.listRecords": listRecords,
    "GET com.atproto.identity.resolveHandle": resolveHandle,
    // Counts are public: a token is not needed, but a stale one is refused.
    "GET app.bsky.feed.getPosts": (call) =>
      bearer(call) === undefined ? getPosts(call) : needs(call, "access", () => getPosts(call)),
  };

  const handleCall = (call: Call): Answer => {
    const name = call.path.replace(/^\/xrpc\//, "");
    return methods[`${call.method} ${name}`]?.(call) ?? fail(501, "MethodNotImplemented", "Method Not Implemented");
  };

  const reset = () => Math.floor(now() / 1000) + 300;
  const refuse = (refusal: Refusal): Answer => {
    if (refusal === "throttle")
      return {
        ...fail(429, "RateLimitExceeded", "Rate Limit Exceeded"),
        headers: { "ratelimit-remaining": "0", "ratelimit-reset": String(reset()) },
      };
    if (refusal === "auth-expired") return fail(400, "ExpiredToken", "Token has expired");
    if (refusal === "permission") return fail(401, "AuthenticationRequired", "Invalid identifier or password");
    if (refusal === "policy") return fail(400, "AccountTakedown", "Account has been taken down");
    const status = Number(refusal.split(":")[1]);
    return status < 500
      ? fail(status, "InvalidRequest", "Error")
      : fail(status, "InternalServerError", "Internal Server Error");
  };

  const seen = ({ uri, value, at }: Repository): PublicPost => {
    const embed = value["embed"] as { external?: { uri?: string } } | undefined;
    const link = embed?.external?.uri;
    return { id: uri, text: String(value["text"]), ...(link && { link }), at };
  };
  const { peer } = await startPeer(clock, () => ({
    name: "bluesky",
    secrets,
    handle: handleCall,
    refuse,
    posts: () =>
      store
        .list()
        .filter(({ collection }) => collection === "app.bsky.feed.post")
        .map(seen),
    headers: () => ({
      "ratelimit-limit": String(perWindow),
      "ratelimit-remaining": String(perWindow - 1),
      "ratelimit-reset": String(reset()),
      "ratelimit-policy": `${perWindow};w=300`,
    }),
  }));
  return Object.assign(peer, {
    did,
    handle,
    password,
    expireAccess: () => {
      for (const known of sessions.values()) if (known.kind === "access") known.until = now();
    },
    revoke: () => void (revoked = true),
    moderate: (uri: string) => store.remove(uri),
    count: (uri: string, counts: Partial<Repository>) => store.change(uri, counts),
  });
}
