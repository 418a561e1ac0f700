import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { ask, refusalOf, waitFor, type Outcome } from "./ask.ts";
import { facebookPeer } from "./facebook.ts";
import type { How } from "./fault.ts";
import type { mastodonPeer } from "./mastodon.ts";
import { names, network } from "./one-post.ts";
import { clock, opened } from "./opened.ts";

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

describe.each(names)("%s", (name) => {
  test.each<[How, Outcome["status"], number]>([
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
    ["slow:20", name === "webhook" ? 202 : 200, 1],
  ])("%s", async (how, expected, posts) => {
    const { peer, post } = await network(name);
    peer.fault({ how });
    const outcome = how.startsWith("hang") ? await waitFor(peer, post) : await post();
    expect(outcome.status).toBe(expected);
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
      told.push([outcome.status, refusalOf(outcome.body)]);
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
    expect(await post()).toMatchObject({ status: "broken" });
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
    expect(await hanging).toMatchObject({ status: "broken" });
  });
});

describe("faults", () => {
  test("strike where and when they are told to", async () => {
    const { peer, post } = await network("facebook");
    peer.fault({ when: { method: "POST", path: /feed$/, body: /%D0%9A/ }, after: 1, times: 2, how: "error:190" });
    peer.fault({ when: { method: "DELETE" }, how: "reset-before" });
    const statuses: unknown[] = [];
    for (let count = 0; count < 4; count += 1) {
      statuses.push((await post()).status);
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
      statuses[code] = outcome.status;
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
      return (outcome.body as unknown[]).length;
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
    const program = `await fetch(${JSON.stringify(url)}, { method: "POST" }); setInterval(() => {}, 60_000)`;
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
