import sdk, { type Cursor } from "facebook-nodejs-business-sdk";
import { describe, expect, test, vi } from "vitest";
import { facebookPeer, type FacebookPeer } from "./facebook.ts";
import { clock, minute, moment, opened } from "./opened.ts";

// A client that others wrote speaks to the fake: one that only mirrored our own client would fail here.

const link = "https://example.org/practices/dual/";
const message = `Колледж и завод учат вместе. ${link}?utm_source=facebook 👩‍🏭`;

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
    expect(post?.exportAllData()).toEqual({
      id,
      message,
      created_time: "2026-09-01T09:00:00+0000",
      permalink_url: `https://www.facebook.com/${id.replace("_", "/posts/")}`,
      application: expect.objectContaining({ id: peer.app.id, name: peer.app.name }),
    });
    const one = new sdk.PagePost(id, {}, undefined, api);
    await one.update([], { message: "Исправлено" });
    expect(Object.keys((await one.get(["message"])).exportAllData()).toSorted()).toEqual(["id", "message"]);
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
    expect(waiting?.exportAllData()).toEqual({ id, scheduled_publish_time, is_published: false });
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
    expect(
      await sent.then(
        () => "scheduled",
        ({ response }) => response.code,
      ),
    ).toBe(isGood ? "scheduled" : 100);
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
    expect(peer.posts().map(({ id }) => id)).toEqual([photo.exportAllData()["post_id"]]);
    const id = String(photo.exportAllData()["post_id"]);
    peer.count(id, { reactions: 3, comments: 2 });
    const post = new sdk.PagePost(id, {}, undefined, api);
    expect(await post.getComments(["message"], { filter: "stream", summary: true })).toMatchObject({
      length: 2,
      summary: { total_count: 2 },
    });
    const [metric] = await post.getInsights([], { metric: "post_total_media_view_unique" });
    expect(metric?.exportAllData()).toMatchObject({ period: "lifetime", values: [{ value: 35 }] });
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
