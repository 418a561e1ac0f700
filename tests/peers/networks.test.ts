import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { manifest } from "#src/entry/manifest.ts";
import { ask, json, refusalOf, waitFor } from "./ask.ts";
import { facebookPeer, type FacebookPeer } from "./facebook.ts";
import { mastodonPeer } from "./mastodon.ts";
import { network, words } from "./one-post.ts";
import { clock, minute, moment, opened } from "./opened.ts";
import { portalPeer } from "./portal.ts";
import type { telegramPeer } from "./telegram.ts";
import type { vkPeer } from "./vk.ts";

describe("a Page", () => {
  const address = (peer: FacebookPeer, path: string, parameters: Record<string, string> = {}) =>
    `${peer.url}/${path}?${new URLSearchParams({ access_token: peer.page.token, ...parameters })}`;

  test("tells posts of another app and of people from ours", async () => {
    const peer = await opened(facebookPeer({ clock }));
    for (const by of ["our-app", "another-app", "person", "visitor"] as const) peer.plant(by, { message: by });
    const apps = async (edge: string) => {
      const outcome = await ask(address(peer, `v26.0/${peer.page.id}/${edge}`, { fields: "message,application{id}" }));
      const { data } = outcome.body as {
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
      return [outcome.status, refusalOf(outcome.body)];
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
    const { paging } = outcome.body as { paging: { next: string } };
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
    Object.assign(peer.usage, { regain: 0 });
    peer.fault({ how: "throttle" });
    const regain = async () =>
      /regain_access":(\d+)/.exec((await headers("v26.0")).get("x-business-use-case-usage") ?? "")?.[1];
    expect(await regain()).toBe("5");
    peer.advance(3 * minute);
    expect(await regain()).toBe("2");
    expect(JSON.parse(told.get("x-app-usage") ?? "")).toMatchObject({ call_count: 95 });
    expect(JSON.parse(told.get("x-business-use-case-usage") ?? "")).toMatchObject({
      [peer.page.id]: [{ type: "pages", call_count: 95, estimated_time_to_regain_access: 12 }],
    });
  });

  test("hides a token in its log wherever it strays", async () => {
    const peer = await opened(facebookPeer({ clock }));
    const sent = { message: `Лишнее: ${peer.page.token} и ${peer.app.secret}` };
    await ask(address(peer, `v26.0/${peer.page.id}/feed`), json(sent));
    expect(peer.log).toMatchObject([{ body: JSON.stringify({ message: "Лишнее: ‹secret› и ‹secret›" }) }]);
    expect(peer.log[0]?.path).toBe(`/v26.0/${peer.page.id}/feed?access_token=‹secret›`);
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
    expect(manifest.parse(read.body)).toEqual(peer.manifest);
    const image = `<meta property="og:image" content="${entry.image.url}">`;
    expect(await ask(entry.url)).toMatchObject({ status: 200, body: expect.stringContaining(image) });
    expect(await ask(entry.image.url)).toMatchObject({ status: 200, type: "image/png" });
    peer.withoutImage.add(pathname);
    expect(await ask(entry.url)).toMatchObject({ status: 200, body: expect.not.stringContaining("og:image") });
    peer.missing.add(pathname);
    expect(await ask(entry.url)).toMatchObject({ status: 404 });
    expect(await ask(`${peer.url}/practices/other/`)).toMatchObject({ status: 404 });
    peer.garble("<p>");
    expect(await ask(`${peer.url}/entries.json`)).toMatchObject({ status: "broken" });
  });

  test("can be slow, down and wrong about the day", async () => {
    const peer = await opened(portalPeer({ clock }));
    const date = async () => Date.parse((await fetch(`${peer.url}/entries.json`)).headers.get("date") ?? "");
    expect(await date()).toBe(moment);
    peer.skew(1440 * minute);
    expect(await date()).toBe(moment + 1440 * minute);
    peer.fault({ how: "slow:1000" });
    expect(await waitFor(peer, () => ask(`${peer.url}/entries.json`))).toMatchObject({ status: "timeout" });
    peer.fault({ how: "status:503" });
    expect(await ask(`${peer.url}/entries.json`)).toMatchObject({ status: 503 });
  });
});
