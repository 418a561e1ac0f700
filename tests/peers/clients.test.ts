import { Agent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { AtpAgent, RichText } from "@atproto/api";
import { createRestAPIClient, MastoHttpError } from "masto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { APIError, VK } from "vk-io";
import { blueskyPeer } from "./bluesky.ts";
import { mastodonPeer } from "./mastodon.ts";
import { clock, minute, moment, opened } from "./opened.ts";
import { vkPeer } from "./vk.ts";
import { webhookPeer } from "./webhook.ts";

// Clients that others wrote speak to the fakes: a fake that only mirrored our own client would fail here.

const link = "https://example.org/practices/dual/";
const message = `Колледж и завод учат вместе. ${link}?utm_source=facebook 👩‍🏭`;

describe("vk-io and the fake wall", () => {
  // An agent of plain HTTP in the place of its own, which knows HTTPS alone.
  const options = {
    apiVersion: "5.199",
    apiLimit: 1000,
    apiRetryLimit: 0,
    apiTimeout: 2000,
    agent: new Agent() as HttpsAgent,
  };
  const vk = (url: string, token: string) => new VK({ ...options, token, apiBaseUrl: `${url}/method` }).api;

  test("posts, schedules, reads back, edits and deletes", async () => {
    const peer = await opened(vkPeer({ clock }));
    const owner_id = -peer.group.id;
    const api = vk(peer.url, peer.tokens.user);
    const post = { owner_id, from_group: 1, message, attachments: link, guid: "practice-0001" };
    const { post_id } = await api.wall.post(post);
    // The same guid within the hour is the same post; later it is another.
    expect(await api.wall.post(post)).toEqual({ post_id });
    expect(peer.posts()).toEqual([{ id: String(post_id), text: message, link, at: moment }]);
    await api.wall.post({ owner_id, message: "Потом", publish_date: moment / 1000 + 3600 });
    expect(peer.scheduled()).toHaveLength(1);
    peer.advance(60 * minute);
    expect(peer.posts().map(({ text }) => text)).toEqual([message, "Потом"]);
    expect((await api.wall.post(post)).post_id).not.toBe(post_id);

    peer.count(post_id, { likes: 5, reposts: 1, comments: 2, views: 90 });
    expect(await api.wall.getById({ posts: `${owner_id}_${post_id}` })).toMatchObject({
      items: [{ id: post_id, from_id: owner_id, likes: { count: 5 }, reposts: { count: 1 }, views: { count: 90 } }],
    });
    const page = await api.wall.get({ owner_id, count: 2, offset: 1 });
    expect([page.count, page.items.length]).toEqual([3, 2]);
    await api.wall.edit({ owner_id, post_id, message: "Исправлено" });
    await api.wall.delete({ owner_id, post_id });
    expect(peer.posts()).toHaveLength(2);
    expect(await api.utils.getServerTime({})).toBe((moment + 60 * minute) / 1000);
    expect(await api.groups.getById({ group_id: String(peer.group.id) })).toMatchObject({
      groups: [{ screen_name: peer.group.screenName }],
    });
  });

  test("refusals come with HTTP 200 and without the token", async () => {
    const peer = await opened(vkPeer({ clock }));
    const owner_id = -peer.group.id;
    const refused = async (work: Promise<unknown>, code: number) => {
      const error: unknown = await work.catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(APIError);
      expect(error).toMatchObject({ code });
      expect(JSON.stringify(error)).not.toContain("TOKEN");
    };
    await refused(vk(peer.url, "wrong").wall.post({ owner_id, message }), 5);
    await refused(vk(peer.url, peer.tokens.group).wall.get({ owner_id }), 27);
    await refused(vk(peer.url, peer.tokens.service).wall.post({ owner_id, message }), 28);
    await refused(vk(peer.url, peer.tokens.group).wall.post({ owner_id }), 100);
    peer.fault({ how: "error:29" });
    await refused(vk(peer.url, peer.tokens.group).wall.post({ owner_id, message }), 29);
    expect(peer.log.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(JSON.stringify(peer.log)).not.toContain("TOKEN");
    expect(peer.posts()).toEqual([]);
  });
});

describe("masto and the fake server", () => {
  test("posts under a key, reads back by pages, edits and deletes", async () => {
    const peer = await opened(mastodonPeer({ clock }));
    const api = createRestAPIClient({ url: peer.url, accessToken: peer.token });
    const options = { requestInit: { headers: { "Idempotency-Key": "practice-0001" } } };
    const status = await api.v1.statuses.create({ status: message, visibility: "public" }, options);
    expect((await api.v1.statuses.create({ status: message, visibility: "public" }, options)).id).toBe(status.id);
    expect(status).toMatchObject({ application: { name: "Svod" }, content: expect.stringContaining(`href="${link}`) });
    for (let index = 0; index < 45; index += 1) peer.plant({ text: `${index}` });
    const ids: string[] = [];
    for await (const page of api.v1.accounts.$select(peer.account.id).statuses.list({ limit: 40 }))
      ids.push(...page.map(({ id }) => id));
    expect(ids).toHaveLength(46);
    expect(ids.at(-1)).toBe(status.id);
    await api.v1.statuses.$select(status.id).update({ status: "Исправлено" });
    expect((await api.v1.statuses.$select(status.id).fetch()).content).toBe("<p>Исправлено</p>");
    await api.v1.statuses.$select(status.id).remove();
    expect(peer.posts()).toHaveLength(45);
    peer.advance(60 * minute);
    await api.v1.statuses.create({ status: message, visibility: "public" }, options);
    expect(peer.posts()).toHaveLength(46);
  });

  test("schedules, knows its limits and refuses", async () => {
    const peer = await opened(mastodonPeer({ clock }));
    const api = createRestAPIClient({ url: peer.url, accessToken: peer.token });
    const scheduledAt = new Date(moment + 10 * minute).toISOString();
    await api.v1.statuses.create({ status: message, scheduledAt });
    expect(peer.posts()).toEqual([]);
    expect((await api.v1.scheduledStatuses.list()).map((waiting) => waiting.scheduledAt)).toEqual([scheduledAt]);
    peer.advance(10 * minute);
    expect(peer.posts().map(({ text }) => text)).toEqual([message]);
    const { configuration } = await api.v2.instance.fetch();
    expect(configuration.statuses).toMatchObject({ maxCharacters: 500, charactersReservedPerUrl: 23 });
    const longest = `${"ё".repeat(476)} https://example.org/${"a".repeat(200)}`;
    await api.v1.statuses.create({ status: longest });
    await expect(api.v1.statuses.create({ status: `ё${longest}` })).rejects.toMatchObject({ statusCode: 422 });
    expect(await api.v1.accounts.verifyCredentials()).toMatchObject({ username: peer.account.username });
    expect(await api.v1.apps.verifyCredentials()).toMatchObject({ name: "Svod" });
    peer.scopes.delete("write:statuses");
    await expect(api.v1.statuses.create({ status: "x" })).rejects.toMatchObject({ statusCode: 403 });
    peer.revoke();
    await expect(api.v1.statuses.create({ status: "x" })).rejects.toBeInstanceOf(MastoHttpError);
    expect(peer.posts()).toHaveLength(2);
  });
});

describe("@atproto/api and the fake data server", () => {
  async function agent(peer: Awaited<ReturnType<typeof blueskyPeer>>) {
    const client = new AtpAgent({ service: peer.url });
    await client.login({ identifier: peer.handle, password: peer.password });
    return client;
  }
  const collection = "app.bsky.feed.post";
  const rkey = "3lxk2a7tqzc2a";

  test("the same record under the same key is no second post, and another record changes it", async () => {
    const peer = await opened(blueskyPeer({ clock }));
    const client = await agent(peer);
    expect((await client.resolveHandle({ handle: peer.handle })).data.did).toBe(peer.did);
    const words = new RichText({ text: `Цех 👩‍🏭 ${link}` });
    await words.detectFacets(client);
    expect(words.facets).toHaveLength(1);
    const { data: image } = await client.uploadBlob(new Uint8Array([1, 2, 3]), { encoding: "image/png" });
    const external = { uri: link, title: "Цех", description: "", thumb: image.blob };
    const record = {
      $type: collection,
      text: words.text,
      facets: words.facets,
      createdAt: new Date(moment).toISOString(),
      langs: ["ru"],
      embed: { $type: "app.bsky.embed.external", external },
    };
    const put = (value: Record<string, unknown>) =>
      client.com.atproto.repo.putRecord({ repo: peer.did, collection, rkey, record: value });
    const first = await put(record);
    const again = await put({ ...record });
    expect(again.data).toEqual({ uri: first.data.uri, cid: first.data.cid, validationStatus: "valid" });
    expect(peer.posts()).toEqual([{ id: first.data.uri, text: words.text, link, at: moment }]);
    expect((await put({ ...record, text: `${words.text}!` })).data.cid).not.toBe(first.data.cid);
    expect(peer.posts()).toHaveLength(1);

    await client.com.atproto.repo.createRecord({ repo: peer.did, collection, record });
    const { data } = await client.com.atproto.repo.listRecords({ repo: peer.did, collection, limit: 1 });
    expect([data.records.length, data.cursor]).toEqual([1, expect.any(String)]);
    peer.count(first.data.uri, { likes: 4 });
    expect((await client.getPosts({ uris: [first.data.uri] })).data.posts).toMatchObject([{ likeCount: 4 }]);
    await client.com.atproto.repo.deleteRecord({ repo: peer.did, collection, rkey });
    await expect(client.com.atproto.repo.getRecord({ repo: peer.did, collection, rkey })).rejects.toMatchObject({
      error: "RecordNotFound",
    });
    expect(peer.posts()).toHaveLength(1);
  });

  test("an expired session is renewed, and only a valid post is taken", async () => {
    const peer = await opened(blueskyPeer({ clock }));
    const client = await agent(peer);
    peer.expireAccess();
    expect((await client.com.atproto.server.getSession()).data.did).toBe(peer.did);
    expect(peer.log.slice(0, 4).map(({ path, status }) => [path.split(".").at(-1), status])).toEqual([
      ["createSession", 200],
      ["getSession", 400],
      ["refreshSession", 200],
      ["getSession", 200],
    ]);
    const post = (fields: object) =>
      client.com.atproto.repo.createRecord({
        repo: peer.did,
        collection,
        record: { $type: collection, text: "Текст", createdAt: new Date(moment).toISOString(), ...fields },
      });
    const features = [{ $type: "app.bsky.richtext.facet#link", uri: link }];
    const refused = (fields: object) => expect(post(fields)).rejects.toMatchObject({ error: "InvalidRequest" });
    await post({ text: "👩‍🏭".repeat(272) });
    await refused({ text: "👩‍🏭".repeat(273) });
    await refused({ text: "ё".repeat(301) });
    await refused({ createdAt: "yesterday" });
    await refused({ facets: [{ index: { byteStart: 0, byteEnd: 11 }, features }] });
    await refused({ facets: [{ index: { byteStart: 1, byteEnd: 4 }, features }] });
    expect(peer.posts()).toHaveLength(1);
    expect(JSON.stringify(peer.log)).not.toContain(peer.password);
  });
});

describe("standardwebhooks and the fake receiver", () => {
  test("a signature that the library makes is taken, any other is not", async () => {
    const peer = await opened(webhookPeer());
    const body = JSON.stringify({ title: "Цех" });
    const send = (id: string, at: Date, signed = body) =>
      fetch(peer.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "webhook-id": id,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
          "webhook-signature": `v1,AAAA ${new Webhook(peer.secret).sign(id, at, signed)}`,
        },
        body,
      });
    const now = new Date();
    const statuses = [
      await send("msg_1", now),
      await send("msg_1", now),
      await send("msg_2", now, `${body} `),
      await send("msg_3", new Date(now.getTime() - 6 * minute)),
      await send("msg_4", new Date(now.getTime() + 6 * minute)),
    ].map(({ status }) => status);
    expect(statuses).toEqual([202, 202, 401, 401, 401]);
    expect(peer.deliveries).toHaveLength(2);
    expect(peer.posts().map(({ id }) => id)).toEqual(["msg_1"]);
  });
});
