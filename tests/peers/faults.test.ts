import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { manifest } from "#src/entry/manifest.ts";
import { blueskyPeer } from "./bluesky.ts";
import { facebookPeer, type FacebookPeer } from "./facebook.ts";
import type { How } from "./fault.ts";
import { mastodonPeer } from "./mastodon.ts";
import type { Peer } from "./peer.ts";
import { portalPeer } from "./portal.ts";
import { telegramPeer } from "./telegram.ts";
import { vkPeer } from "./vk.ts";
import { webhookPeer } from "./webhook.ts";

const moment = Date.parse("2026-09-01T09:00:00Z");
const clock = () => moment;
const minute = 60_000;
const words = "Колледж и завод";

const open: Peer[] = [];
async function opened<T extends Peer>(peer: Promise<T>): Promise<T> {
  open.push(await peer);
  return peer;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((peer) => peer.close()));
});

/** What a client of the plainest kind learns: a status and a body, or that the connection failed. */
type Outcome = { status: number; type: string; body: Record<string, unknown> | string } | "broken";

async function ask(url: string, init: RequestInit = {}): Promise<Outcome> {
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return { status: response.status, type, body: type.includes("json") ? JSON.parse(text) : text };
  } catch {
    return "broken";
  }
}

/** Waits a little after the peer has got the request: "timeout" when no answer has come by then. */
function waitFor(peer: Peer, outcome: () => Promise<Outcome>): Promise<Outcome | "timeout"> {
  const received = new Promise<void>((resolve) => peer.onStep((step) => void (step.endsWith("received") && resolve())));
  return Promise.race([outcome(), received.then(() => pause(40, "timeout" as const))]);
}

const json = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/** One post to each network, in the fewest words. */
const networks: Record<string, () => Promise<{ peer: Peer; post: () => Promise<Outcome> }>> = {
  facebook: async () => {
    const peer = await opened(facebookPeer({ clock }));
    const body = new URLSearchParams({ message: words, access_token: peer.page.token });
    return { peer, post: () => ask(`${peer.url}/v26.0/${peer.page.id}/feed`, { method: "POST", body }) };
  },
  telegram: async () => {
    const peer = await opened(telegramPeer({ clock }));
    const sent = json({ chat_id: peer.channel.id, text: words });
    return { peer, post: () => ask(`${peer.url}/bot${peer.token}/sendMessage`, sent) };
  },
  vk: async () => {
    const peer = await opened(vkPeer({ clock }));
    const body = new URLSearchParams({
      owner_id: String(-peer.group.id),
      message: words,
      access_token: peer.tokens.group,
      v: "5.199",
    });
    return { peer, post: () => ask(`${peer.url}/method/wall.post`, { method: "POST", body }) };
  },
  mastodon: async () => {
    const peer = await opened(mastodonPeer({ clock }));
    const sent = json({ status: words }, { authorization: `Bearer ${peer.token}` });
    return { peer, post: () => ask(`${peer.url}/api/v1/statuses`, sent) };
  },
  bluesky: async () => {
    const peer = await opened(blueskyPeer({ clock }));
    const { handle: identifier, password, did: repo } = peer;
    const session = await ask(`${peer.url}/xrpc/com.atproto.server.createSession`, json({ identifier, password }));
    const token = typeof session === "object" && typeof session.body === "object" ? session.body["accessJwt"] : "";
    const record = { $type: "app.bsky.feed.post", text: words, createdAt: new Date(moment).toISOString() };
    const sent = json({ repo, collection: record.$type, record }, { authorization: `Bearer ${token}` });
    peer.log.length = 0;
    return { peer, post: () => ask(`${peer.url}/xrpc/com.atproto.repo.createRecord`, sent) };
  },
  webhook: async () => {
    const peer = await opened(webhookPeer({ clock }));
    const body = JSON.stringify({ words });
    const timestamp = String(moment / 1000);
    const key = Buffer.from(peer.secret.slice("whsec_".length), "base64");
    const signature = createHmac("sha256", key).update(`msg_1.${timestamp}.${body}`).digest("base64");
    const signed = { "webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
    return { peer, post: () => ask(peer.url, json({ words }, signed)) };
  },
};
const names = Object.keys(networks);

async function network(name: string) {
  const made = await networks[name]?.();
  if (!made) throw new Error(name);
  return made;
}

describe.each(names)("%s", (name) => {
  test.each<[How, "timeout" | "broken" | number, number]>([
    ["hang-before", "timeout", 0],
    ["hang-after", "timeout", 1],
    ["reset-before", "broken", 0],
    ["reset-after", "broken", 1],
    ["cut", "broken", 1],
    ["html-502", 502, 0],
    ["html-502-after", 502, 1],
    ["status:503", 503, 0],
    ["status:500-after", 500, 1],
    ["garbage-after", 200, 1],
    ["slow:20", 0, 1],
  ])("%s", async (how, expected, posts) => {
    const { peer, post } = await network(name);
    peer.fault({ how });
    const outcome = how.startsWith("hang") ? await waitFor(peer, post) : await post();
    if (typeof expected === "string") expect(outcome).toBe(expected);
    else if (expected > 0) expect(outcome).toMatchObject({ status: expected });
    else expect(outcome).toMatchObject({ body: expect.any(Object) });
    expect(peer.posts()).toHaveLength(posts);
    expect(peer.log).toMatchObject([{ fault: how, accepted: posts === 1 }]);
    // It struck once: the next try goes through.
    expect(await post()).toMatchObject({ type: expect.stringContaining("json") });
    expect(peer.log.at(-1)).toMatchObject({ accepted: true });
  });

  test("a known fault is told in the network's own shape, and posts nothing", async () => {
    const { peer, post } = await network(name);
    const told: unknown[] = [];
    for (const how of ["throttle", "auth-expired", "permission", "policy"] as const) {
      peer.fault({ how });
      const outcome = await post();
      told.push(typeof outcome === "object" ? [outcome.status, errorOf(outcome.body)] : outcome);
    }
    expect(told).toEqual(refusals[name]);
    expect(peer.posts()).toEqual([]);
  });

  test("shows no secret in its log, and tells the steps", async () => {
    const { peer, post } = await network(name);
    const steps: string[] = [];
    peer.onStep((step) => void steps.push(step.replace(/:\d+:/, ":")));
    await post();
    await expect.poll(() => steps).toEqual([`${name}:received`, `${name}:accepted`, `${name}:answered`]);
    expect(peer.log).toMatchObject([{ method: "POST", secretInAddress: name === "telegram", accepted: true }]);
    expect(JSON.stringify(peer.log)).not.toMatch(/TOKEN|AAHdqTcv|abcd-efgh|eyJhbGci|whsec_|authorization/);
    expect(peer.log[0]?.body).toMatch(/Колледж|%D0%9A/);
  });

  test("refuses connections while it is down and keeps what it has", async () => {
    const { peer, post } = await network(name);
    await post();
    await peer.down();
    expect(await post()).toBe("broken");
    expect(peer.posts()).toHaveLength(1);
    await peer.up();
    expect(await post()).toMatchObject({ type: expect.stringContaining("json") });
  });

  test("close ends connections that hang", async () => {
    const { peer, post } = await network(name);
    peer.fault({ how: "hang-before" });
    const hanging = post();
    await expect.poll(() => peer.log.length).toBe(1);
    await peer.close();
    expect(await hanging).toBe("broken");
  });
});

/** The code by which a client tells a refusal. */
function errorOf(body: Outcome extends infer T ? (T extends { body: infer B } ? B : never) : never): unknown {
  if (typeof body === "string") return body;
  const { error, error_code: code, parameters } = body;
  if (parameters) return parameters;
  if (code !== undefined) return body["description"];
  if (typeof error !== "object" || error === null) return error;
  const { code: graph, error_code: vk } = error as { code?: number; error_code?: number };
  return graph ?? vk;
}

const refusals: Record<string, unknown[]> = {
  facebook: [
    [400, 80_001],
    [400, 190],
    [403, 200],
    [400, 368],
  ],
  telegram: [
    [429, { retry_after: 7 }],
    [401, "Unauthorized"],
    [403, "Forbidden: bot is not a member of the channel chat"],
    [400, "Bad Request: CHAT_WRITE_FORBIDDEN"],
  ],
  vk: [
    [200, 6],
    [200, 5],
    [200, 15],
    [200, 14],
  ],
  mastodon: [
    [429, "Too many requests"],
    [401, "The access token is invalid"],
    [403, "This action is outside the authorized scopes"],
    [403, "Your login is currently disabled"],
  ],
  bluesky: [
    [429, "RateLimitExceeded"],
    [400, "ExpiredToken"],
    [401, "AuthenticationRequired"],
    [400, "AccountTakedown"],
  ],
  webhook: [
    [429, "Too Many Requests"],
    [401, "No matching signature found"],
    [403, "Forbidden"],
    [410, "Gone"],
  ],
};

describe("faults", () => {
  test("strike where and when they are told to", async () => {
    const { peer, post } = await network("facebook");
    peer.fault({ when: { method: "POST", path: /feed$/, body: /%D0%9A/ }, after: 1, times: 2, how: "error:190" });
    peer.fault({ when: { method: "DELETE" }, how: "reset-before" });
    const statuses: unknown[] = [];
    for (let count = 0; count < 4; count += 1) {
      const outcome = await post();
      statuses.push(typeof outcome === "object" && outcome.status);
    }
    expect(statuses).toEqual([200, 400, 400, 200]);
    peer.fault({ how: "hang-before", times: 100 });
    peer.heal();
    expect(await post()).toMatchObject({ status: 200 });
  });

  test("every documented code of the Graph API has its status and shape", async () => {
    const { peer, post } = await network("facebook");
    const statuses: Record<number, unknown> = {};
    for (const code of [1, 2, 4, 10, 17, 32, 100, 102, 190, 341, 368, 506, 613, 80_001, 1_609_005]) {
      peer.fault({ how: `error:${code}` });
      const outcome = await post();
      expect(outcome).toMatchObject({ body: { error: { code, type: "OAuthException", message: expect.any(String) } } });
      statuses[code] = typeof outcome === "object" && outcome.status;
    }
    expect(statuses).toMatchObject({ 1: 500, 2: 500, 4: 403, 100: 400, 102: 401, 190: 400, 506: 400 });
    peer.fault({ how: "error:2-after" });
    expect(await post()).toMatchObject({ status: 500, body: { error: { code: 2, is_transient: true } } });
    expect(peer.posts()).toHaveLength(1);
  });

  test("a lagging read shows the state of a while ago, of the clock that the test moves", async () => {
    const { peer, post } = await network("mastodon");
    const { account } = peer as Awaited<ReturnType<typeof mastodonPeer>>;
    const read = async () => {
      const outcome = await ask(`${peer.url}/api/v1/accounts/${account.id}/statuses`);
      return typeof outcome === "object" && (outcome.body as unknown as unknown[]).length;
    };
    await post();
    peer.fault({ how: "lag:500" });
    expect([await read(), await read()]).toEqual([0, 1]);
    peer.lag(500);
    expect(await read()).toBe(0);
    peer.advance(499);
    expect(await read()).toBe(0);
    peer.advance(1);
    expect(await read()).toBe(1);
    expect(peer.posts()).toHaveLength(1);
  });

  test.each(["received", "accepted", "answered"])("a client can be killed at the step «%s»", async (at) => {
    const peer = await opened(facebookPeer({ clock }));
    const url = `${peer.url}/v26.0/${peer.page.id}/feed?access_token=${peer.page.token}&message=x`;
    const program = `await fetch(${JSON.stringify(url)}, { method: "POST" }); setTimeout(() => {}, 10_000)`;
    const client = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: "ignore" });
    const ended = once(client, "exit");
    peer.onStep(async (step) => {
      if (!step.endsWith(`:${at}`)) return;
      client.kill("SIGKILL");
      await ended;
    });
    expect(await ended).toEqual([null, "SIGKILL"]);
    // The network carries out what it has received, whoever died.
    await expect.poll(() => peer.posts().length).toBe(1);
  });
});

describe("a Page", () => {
  const address = (peer: FacebookPeer, path: string, parameters: Record<string, string> = {}) =>
    `${peer.url}/${path}?${new URLSearchParams({ access_token: peer.page.token, ...parameters })}`;

  test("tells posts of another app and of people from ours", async () => {
    const peer = await opened(facebookPeer({ clock }));
    for (const by of ["our-app", "another-app", "person", "visitor"] as const) peer.plant(by, { message: by });
    const apps = async (edge: string) => {
      const outcome = await ask(address(peer, `v26.0/${peer.page.id}/${edge}`, { fields: "message,application{id}" }));
      const { data } = (typeof outcome === "object" ? outcome.body : {}) as unknown as {
        data: { message: string; application?: { id: string } }[];
      };
      return data.map(({ message, application }) => [message, application?.id]);
    };
    const ours = ["our-app", peer.app.id];
    const published = [["person", undefined], ["another-app", "424242"], ours];
    expect(await apps("published_posts")).toEqual(published);
    expect(await apps("feed")).toEqual([["visitor", undefined], ...published]);
    peer.settings.live = false;
    expect(peer.posts().map(({ text }) => text)).toEqual(["another-app", "person", "visitor"]);
  });

  test("checks appsecret_proof, revoked and expired tokens and lost permissions", async () => {
    const peer = await opened(facebookPeer({ clock, requireProof: true }));
    const proof = createHmac("sha256", peer.app.secret).update(peer.page.token).digest("hex");
    const code = async (parameters: Record<string, string>) => {
      const outcome = await ask(address(peer, `v26.0/${peer.page.id}/published_posts`, parameters));
      return typeof outcome === "object" && [outcome.status, errorOf(outcome.body)];
    };
    expect(await code({})).toEqual([400, 100]);
    expect(await code({ appsecret_proof: "0".repeat(64) })).toEqual([400, 100]);
    expect(await code({ appsecret_proof: proof })).toEqual([200, undefined]);
    const [token] = peer.tokens;
    if (!token) throw new Error("no token");
    token.scopes = ["pages_manage_posts"];
    expect(await code({ appsecret_proof: proof })).toEqual([403, 10]);
    token.expires = moment + minute;
    peer.advance(minute);
    expect(await code({ appsecret_proof: proof })).toEqual([400, 190]);
    expect(peer.log.every(({ secretInAddress, path }) => secretInAddress && !path.includes(proof))).toBe(true);
  });

  test("the next page's address carries the token, but never the proof", async () => {
    const peer = await opened(facebookPeer({ clock }));
    for (const message of ["a", "b"]) peer.plant("our-app", { message });
    const proof = createHmac("sha256", peer.app.secret).update(peer.page.token).digest("hex");
    const outcome = await ask(
      address(peer, `v26.0/${peer.page.id}/published_posts`, { limit: "1", appsecret_proof: proof }),
    );
    const { paging } = (typeof outcome === "object" ? outcome.body : {}) as { paging: { next: string } };
    const next = new URL(paging.next);
    expect([next.origin, next.searchParams.get("access_token")]).toEqual([peer.url, peer.page.token]);
    expect(next.searchParams.has("appsecret_proof")).toBe(false);
  });

  test("an old version is answered as the oldest that lives, or refused; usage is told in minutes", async () => {
    const peer = await opened(facebookPeer({ clock }));
    const headers = async (version: string) => (await fetch(address(peer, `${version}/me`))).headers;
    expect((await headers("v12.0")).get("facebook-api-version")).toBe("v20.0");
    expect((await headers("v26.0")).get("facebook-api-version")).toBe("v26.0");
    expect(await ask(address(peer, "v99.0/me"))).toMatchObject({ body: { error: { code: 2500 } } });
    peer.settings.expired = "refuse";
    expect(await ask(address(peer, "v12.0/me"))).toMatchObject({ body: { error: { code: 2635 } } });
    Object.assign(peer.usage, { calls: 95, regain: 12 });
    const told = await headers("v26.0");
    expect(JSON.parse(told.get("x-app-usage") ?? "")).toMatchObject({ call_count: 95 });
    expect(JSON.parse(told.get("x-business-use-case-usage") ?? "")).toMatchObject({
      [peer.page.id]: [{ type: "pages", call_count: 95, estimated_time_to_regain_access: 12 }],
    });
  });

  test("cannot post a link that it cannot open", async () => {
    const peer = await opened(facebookPeer({ clock }));
    peer.unreachable.add("https://example.org/");
    const sent = await ask(address(peer, `v26.0/${peer.page.id}/feed`, { link: "https://example.org/" }), json({}));
    expect(sent).toMatchObject({ status: 400, body: { error: { code: 1_609_005 } } });
    expect(peer.posts()).toEqual([]);
  });
});

describe("other networks", () => {
  test("Mastodon that has lost its keys posts twice", async () => {
    const peer = await opened(mastodonPeer({ clock }));
    const sent = json({ status: words }, { authorization: `Bearer ${peer.token}`, "idempotency-key": "1" });
    for (let count = 0; count < 3; count += 1) {
      if (count === 2) peer.forgetKeys();
      await ask(`${peer.url}/api/v1/statuses`, sent);
    }
    expect(peer.posts()).toHaveLength(2);
    const { headers } = await fetch(`${peer.url}/api/v2/instance`);
    expect(headers.get("x-ratelimit-reset")).toBe(new Date(moment + 5 * minute).toISOString());
  });

  test("Telegram keeps its pace by the minute", async () => {
    const { peer, post } = await network("telegram");
    (peer as Awaited<ReturnType<typeof telegramPeer>>).pace.perMinute = 2;
    await post();
    peer.advance(20_000);
    await post();
    expect(await post()).toMatchObject({ status: 429, body: { parameters: { retry_after: 40 } } });
    peer.advance(40_000);
    expect(await post()).toMatchObject({ status: 200 });
    expect(peer.posts()).toHaveLength(3);
  });

  test("VK does not put two posts to the same moment", async () => {
    const { peer } = await network("vk");
    const { group, tokens } = peer as Awaited<ReturnType<typeof vkPeer>>;
    const send = (fields: Record<string, string>) =>
      ask(`${peer.url}/method/wall.post`, {
        method: "POST",
        body: new URLSearchParams({ owner_id: `-${group.id}`, access_token: tokens.group, v: "5.199", ...fields }),
      });
    const publish_date = String(moment / 1000 + 600);
    await send({ message: "a", publish_date });
    const refused = await send({ message: "b", publish_date });
    expect(refused).toMatchObject({ status: 200, body: { error: { error_code: 214 } } });
    expect(JSON.stringify(refused)).not.toContain("TOKEN");
    expect(peer.scheduled()).toHaveLength(1);
  });
});

describe("a portal", () => {
  test("shows its manifest, pages and pictures, and hides them on demand", async () => {
    const peer = await opened(portalPeer({ clock }));
    const entry = peer.announce("dual", { title: "Цех «А» & класс" });
    const { pathname } = new URL(entry.url);
    const read = await ask(`${peer.url}/entries.json`);
    expect(manifest.parse(typeof read === "object" && read.body)).toEqual(peer.manifest);
    const image = `<meta property="og:image" content="${entry.image.url}">`;
    expect(await ask(entry.url)).toMatchObject({ status: 200, body: expect.stringContaining(image) });
    expect(await ask(entry.image.url)).toMatchObject({ status: 200, type: "image/png" });
    peer.withoutImage.add(pathname);
    expect(await ask(entry.url)).toMatchObject({ status: 200, body: expect.not.stringContaining("og:image") });
    peer.missing.add(pathname);
    expect(await ask(entry.url)).toMatchObject({ status: 404 });
    expect(await ask(`${peer.url}/practices/other/`)).toMatchObject({ status: 404 });
    peer.garble("<p>");
    expect(await ask(`${peer.url}/entries.json`)).toBe("broken");
  });

  test("can be slow, down and wrong about the day", async () => {
    const peer = await opened(portalPeer({ clock }));
    const date = async () => Date.parse((await fetch(`${peer.url}/entries.json`)).headers.get("date") ?? "");
    expect(await date()).toBe(moment);
    peer.skew(1440 * minute);
    expect(await date()).toBe(moment + 1440 * minute);
    peer.fault({ how: "slow:1000" });
    expect(await waitFor(peer, () => ask(`${peer.url}/entries.json`))).toBe("timeout");
    peer.fault({ how: "status:503" });
    expect(await ask(`${peer.url}/entries.json`)).toMatchObject({ status: 503 });
  });
});
