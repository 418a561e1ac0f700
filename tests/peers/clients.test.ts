import { Agent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { AtpAgent, RichText } from "@atproto/api";
import sdk, { type Cursor } from "facebook-nodejs-business-sdk";
import { Bot, GrammyError } from "grammy";
import { createRestAPIClient, MastoHttpError } from "masto";
import { Webhook } from "standardwebhooks";
import TelegramServer from "telegram-test-api";
import { afterEach, describe, expect, test, vi } from "vitest";
import { APIError, VK } from "vk-io";
import { blueskyPeer } from "./bluesky.ts";
import { facebookPeer, type FacebookPeer } from "./facebook.ts";
import { mastodonPeer } from "./mastodon.ts";
import type { Peer } from "./peer.ts";
import { telegramPeer } from "./telegram.ts";
import { vkPeer } from "./vk.ts";
import { webhookPeer } from "./webhook.ts";

// Clients that others wrote speak to the fakes: a fake that only mirrored our own client would fail here.

const moment = Date.parse("2026-09-01T09:00:00Z");
const clock = () => moment;
const minute = 60_000;
const link = "https://example.org/practices/dual/";
const message = `Колледж и завод учат вместе. ${link}?utm_source=facebook 👩‍🏭`;

const open: Peer[] = [];
async function opened<T extends Peer>(peer: Promise<T>): Promise<T> {
  open.push(await peer);
  return peer;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((peer) => peer.close()));
});

describe("Meta’s SDK and the fake Page", () => {
  /** The SDK's base address is a static getter: it is shadowed, and plain HTTP is as good to it as HTTPS. */
  function sdkPage(peer: FacebookPeer, token = peer.page.token) {
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    Object.defineProperty(sdk.FacebookAdsApi, "GRAPH", { get: () => peer.url, configurable: true });
    const api = new sdk.FacebookAdsApi(token, "ru_RU", false);
    return { api, page: new sdk.Page(peer.page.id, {}, undefined, api) };
  }

  async function everyPage(first: Cursor): Promise<string[][]> {
    const pages = [first.map(({ id }) => id)];
    for (const cursor = first; cursor.hasNext();) pages.push((await cursor.next()).map(({ id }) => id));
    return pages;
  }

  test("publishes, reads only the fields it asked for, edits and deletes", async () => {
    const peer = await opened(facebookPeer({ clock }));
    const { api, page } = sdkPage(peer);
    const { id } = await page.createFeed([], { message, link });
    expect(peer.posts()).toEqual([{ id, text: message, link, at: moment }]);

    const [post] = await page.getPublishedPosts(["id", "message", "created_time", "permalink_url", "application"]);
    expect(post?._data).toEqual({
      id,
      message,
      created_time: "2026-09-01T09:00:00+0000",
      permalink_url: `https://www.facebook.com/${id.replace("_", "/posts/")}`,
      application: expect.objectContaining({ id: peer.app.id, name: peer.app.name }),
    });
    const one = new sdk.PagePost(id, {}, undefined, api);
    await one.update([], { message: "Исправлено" });
    expect(Object.keys((await one.get(["message"]))._data).toSorted()).toEqual(["id", "message"]);
    expect(peer.posts().map(({ text }) => text)).toEqual(["Исправлено"]);
    await one.delete([]);
    expect(peer.posts()).toEqual([]);
  });

  test("schedules, and the post becomes public by itself", async () => {
    const peer = await opened(facebookPeer({ clock }));
    const { page } = sdkPage(peer);
    const due = moment + 20 * minute;
    const scheduled_publish_time = due / 1000;
    const { id } = await page.createFeed([], { message, published: false, scheduled_publish_time });
    expect(peer.posts()).toEqual([]);
    expect(peer.scheduled()).toEqual([{ id, text: message, at: due }]);
    const [waiting] = await page.getScheduledPosts(["id", "scheduled_publish_time", "is_published"]);
    expect(waiting?._data).toEqual({ id, scheduled_publish_time, is_published: false });
    peer.advance(20 * minute - 1);
    expect(peer.posts()).toEqual([]);
    peer.advance(1);
    expect(peer.posts().map((post) => post.id)).toEqual([id]);
    expect(peer.scheduled()).toEqual([]);
  });

  test.each([
    ["9 min 59 s", 10 * minute - 1000, false],
    ["10 min", 10 * minute, true],
    ["30 days", 30 * 1440 * minute, true],
    ["30 days 1 s", 30 * 1440 * minute + 1000, false],
  ])("schedules %s ahead or refuses", async (_name, ahead, isGood) => {
    const peer = await opened(facebookPeer({ clock }));
    const scheduled_publish_time = (moment + ahead) / 1000;
    const sent = sdkPage(peer).page.createFeed([], { message, published: false, scheduled_publish_time });
    if (isGood) await expect(sent).resolves.toHaveProperty("id");
    else await expect(sent).rejects.toMatchObject({ status: 400, response: { code: 100 } });
    expect(peer.scheduled()).toHaveLength(isGood ? 1 : 0);
  });

  test("follows the pages of scheduled posts to their end, over an empty one and in any order", async () => {
    const peer = await opened(facebookPeer({ clock }));
    const { page } = sdkPage(peer);
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1)
      ids.push(peer.plant("our-app", { message: `${index}`, published: false, due: moment + (20 + index) * minute }));
    peer.lists.emptyPage = 2;
    const pages = await everyPage(await page.getScheduledPosts(["id"], { limit: 3 }));
    expect(pages.map(({ length }) => length)).toEqual([3, 0, 3, 1]);
    expect(pages.flat()).toEqual(ids.toReversed());
    Object.assign(peer.lists, { order: "ranked", pageSize: 2, emptyPage: undefined });
    const ranked = (await everyPage(await page.getScheduledPosts(["id"], { limit: 100 }))).flat();
    expect(ranked).not.toEqual(ids.toReversed());
    expect(ranked.toSorted()).toEqual(ids.toSorted());
    await expect(page.getScheduledPosts(["id"], { limit: 101 })).rejects.toMatchObject({ response: { code: 100 } });
  });

  test("photos, figures and comments", async () => {
    const peer = await opened(facebookPeer({ clock }));
    const { api, page } = sdkPage(peer);
    const photo = await page.createPhoto([], { url: `${link}og.png`, caption: message });
    expect(peer.posts().map(({ id }) => id)).toEqual([photo._data["post_id"]]);
    const id = String(photo._data["post_id"]);
    peer.count(id, { reactions: 3, comments: 2 });
    const post = new sdk.PagePost(id, {}, undefined, api);
    expect(await post.getComments(["message"], { filter: "stream", summary: true })).toMatchObject({
      length: 2,
      summary: { total_count: 2 },
    });
    const [metric] = await post.getInsights([], { metric: "post_total_media_view_unique" });
    expect(metric?._data).toMatchObject({ period: "lifetime", values: [{ value: 35 }] });
    // One dead name, and the whole request fails.
    await expect(post.getInsights([], { metric: "post_media_view,post_impressions" })).rejects.toMatchObject({
      response: { code: 100, message: expect.stringContaining("valid insights metric") },
    });
  });

  test("refusals come as the SDK understands them", async () => {
    const peer = await opened(facebookPeer({ clock, refuseDuplicates: true }));
    const { api, page } = sdkPage(peer);
    await page.createFeed([], { message });
    const refused = (work: Promise<unknown>, code: number, more: object = {}) =>
      expect(work).rejects.toMatchObject({ name: "FacebookRequestError", response: { code, ...more } });
    await refused(page.createFeed([], { message }), 506, { error_user_title: "Duplicate Post" });
    await refused(page.createFeed([], {}), 100);
    await refused(page.getPublishedPosts(["link"]), 12);
    await refused(page.getPublishedPosts(["nonsense"]), 100);
    await refused(new sdk.PagePost("1_2", {}, undefined, api).get(["id"]), 100, { error_subcode: 33 });
    const asUser = sdkPage(peer, peer.userToken).page;
    await refused(asUser.createFeed([], { message: "Другое" }), 200);
    await refused(asUser.getPublishedPosts(["id"]), 190, { error_subcode: 2_069_032 });
    await refused(sdkPage(peer, "unknown").page.getPublishedPosts(["id"]), 190, { type: "OAuthException" });
    expect(peer.posts()).toHaveLength(1);
  });

  test("tells about tokens", async () => {
    const peer = await opened(facebookPeer({ clock }));
    const { api } = sdkPage(peer);
    expect((await api.getAppID()).data.data).toMatchObject({ app_id: peer.app.id, type: "PAGE", is_valid: true });
    expect(await sdkPage(peer, peer.userToken).api.call("GET", ["me", "accounts"], { fields: "access_token" })).toEqual(
      {
        data: [{ id: peer.page.id, access_token: peer.page.token }],
      },
    );
    expect(await api.call("POST", [""], { id: link, scrape: true })).toMatchObject({ url: link });
    expect(JSON.stringify(peer.log)).not.toMatch(new RegExp(`${peer.page.token}|${peer.userToken}`));
  });
});

describe("Telegram", () => {
  const bot = (url: string, token: string) => new Bot(token, { client: { apiRoot: url } }).api;

  test("grammY sends, edits and deletes", async () => {
    const peer = await opened(telegramPeer({ clock }));
    const api = bot(peer.url, peer.token);
    const chat = `@${peer.channel.username}`;
    expect(await api.getMe()).toMatchObject({ is_bot: true });
    expect(await api.getChat(chat)).toMatchObject({ id: peer.channel.id, type: "channel" });
    const sent = await api.sendMessage(
      chat,
      '<b>Цех &amp; класс</b> 👩‍🏭 <a href="https://example.org/?a=1&amp;b=2">читать</a>',
      {
        parse_mode: "HTML",
        link_preview_options: { url: link, show_above_text: true },
      },
    );
    expect(sent).toMatchObject({
      text: "Цех & класс 👩‍🏭 читать",
      entities: [
        { type: "bold", offset: 0, length: 11 },
        { type: "text_link", offset: 18, length: 6, url: "https://example.org/?a=1&b=2" },
      ],
      link_preview_options: { url: link },
    });
    await api.editMessageText(chat, sent.message_id, "Исправлено");
    expect(peer.posts()).toMatchObject([{ text: "Исправлено", link }]);
    const photo = await api.sendPhoto(chat, `${link}og.png`, { caption: "<i>Подпись</i>", parse_mode: "HTML" });
    expect(photo).toMatchObject({ caption: "Подпись", caption_entities: [{ type: "italic" }] });
    await api.editMessageCaption(chat, photo.message_id, { caption: "Новая" });
    await api.deleteMessage(chat, sent.message_id);
    expect(peer.posts().map(({ text }) => text)).toEqual(["Новая"]);
    expect(JSON.stringify(peer.log)).not.toContain(peer.token);
  });

  test("refusals come as grammY understands them", async () => {
    const peer = await opened(telegramPeer({ clock }));
    const api = bot(peer.url, peer.token);
    const html = (text: string) => api.sendMessage(peer.channel.id, text, { parse_mode: "HTML" });
    const refused = (work: Promise<unknown>, error_code: number, description: string) =>
      expect(work).rejects.toMatchObject({ error_code, description: expect.stringContaining(description) });
    await refused(html("<h1>нет</h1>"), 400, 'can\'t parse entities: Unsupported start tag "h1"');
    await refused(html("<b>нет"), 400, 'Can\'t find end tag corresponding to start tag "b"');
    await refused(html("a < b"), 400, "can't parse entities");
    await refused(html("<b></b>"), 400, "message text is empty");
    await refused(html(`<b>${"ё".repeat(4097)}</b>`), 400, "message is too long");
    await refused(api.sendMessage("@nobody", "текст"), 400, "chat not found");
    await refused(bot(peer.url, "1:wrong").getMe(), 401, "Unauthorized");
    peer.channel.rights = "kicked";
    await refused(html("текст"), 403, "Forbidden");
    peer.fault({ how: "throttle" });
    const throttled: unknown = await html("текст").catch((error: unknown) => error);
    expect(throttled).toBeInstanceOf(GrammyError);
    expect(throttled).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect(peer.posts()).toEqual([]);
  });

  test("the limit counts what is left after the entities are parsed", async () => {
    const peer = await opened(telegramPeer({ clock }));
    const text = `<b>${"&amp;".repeat(2000)}</b>${"😀".repeat(2096)}`;
    await bot(peer.url, peer.token).sendMessage(peer.channel.id, text, { parse_mode: "HTML" });
    expect(peer.posts().map((post) => [...post.text].length)).toEqual([4096]);
  });

  test("answers as telegram-test-api does where both can", async () => {
    const peer = await opened(telegramPeer({ clock }));
    // The package takes no port 0: one that was free a moment ago.
    const spare = await telegramPeer({ clock });
    const port = Number(new URL(spare.url).port);
    await spare.close();
    const other = new TelegramServer({ port, host: "127.0.0.1" });
    await other.start();
    const answers = async (url: string, token: string, chat_id: number) => {
      const post = async (method: string, body: object) => {
        const response = await fetch(`${url}/bot${token}/${method}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        const { ok, result } = (await response.json()) as { ok: boolean; result: Record<string, unknown> };
        return { status: response.status, ok, result };
      };
      const sent = await post("sendMessage", { chat_id, text: "Текст" });
      const message_id = sent.result["message_id"];
      return {
        sent: [sent.status, sent.ok, typeof message_id, typeof sent.result["date"], sent.result["text"]],
        edited: (await post("editMessageText", { chat_id, message_id, text: "Другой" })).ok,
        deleted: (await post("deleteMessage", { chat_id, message_id })).ok,
      };
    };
    try {
      expect(await answers(peer.url, peer.token, peer.channel.id)).toEqual(
        await answers(other.config.apiURL, "123:test", 1),
      );
    } finally {
      await other.stop();
    }
  });
});

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
