import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import { answer, attempt, marker, now, scripted } from "#tests/fake/scripted-network.ts";
import type { Request } from "../network/http.ts";
import { facebookPage } from "./facebook-page.ts";
import { pageSettings } from "./facebook-page/graph.ts";
import { dueIn } from "./facebook-page/publish.ts";
import { versionFinding } from "./facebook-page/versions.ts";

const { wire } = facebookPage;
if (!wire) throw new Error("no wire");
const secrets = { FACEBOOK_PAGE_TOKEN: "page-token" };
const settings = { page: "100", appId: "900" };
const post = facebookPage.compose(sample(), { today: "2026-09-01" });
const form = (request: Request | undefined) => Object.fromEntries(new URLSearchParams(String(request?.body)));
const query = (request: Request | undefined) => Object.fromEntries(new URL(request?.url ?? "").searchParams);
const error = (code: number, more: object = {}, headers = {}) =>
  answer(
    400,
    { error: { message: "said page-token", type: "OAuthException", code, fbtrace_id: "x", ...more } },
    headers,
  );
const remote = { remoteId: "100_1", isPublic: true };

test("schedules the post some 20 minutes ahead; the key travels in a header", async () => {
  const { access, asked } = scripted(settings, secrets, [answer(200, { id: "100_1" })]);
  expect(await wire.send(post, attempt, access)).toEqual({
    is: "done",
    value: { remoteId: "100_1", isPublic: false, due: "2026-09-01T09:20:00.000Z" },
  });
  expect(asked[0]).toMatchObject({ method: "POST", url: "https://graph.facebook.com/v26.0/100/feed" });
  expect(asked[0]?.headers?.["authorization"]).toBe("Bearer page-token");
  expect(form(asked[0])).toEqual({
    message: post.text,
    link: post.link,
    published: "false",
    scheduled_publish_time: String(now.getTime() / 1000 + 1200),
  });
  expect(post.text).toContain(post.link);
});

test("signs every request when there is an application's secret", async () => {
  const { access, asked } = scripted(settings, { ...secrets, FACEBOOK_APP_SECRET: "app-secret" }, [
    answer(200, { id: "1" }),
  ]);
  await wire.send(post, attempt, access);
  expect(form(asked[0])["appsecret_proof"]).toBe(createHmac("sha256", "app-secret").update("page-token").digest("hex"));
});

test("the time stays within what Facebook takes, with a margin for clock and way", () => {
  const minutes = (ahead: number) => (dueIn(ahead, now) - now.getTime() / 1000) / 60;
  expect(minutes(10)).toBe(12);
  expect(minutes(20)).toBe(20);
  expect(minutes(43_200)).toBe(43_198);
  for (const ahead of [9, 43_201, 9.5]) expect(pageSettings.safeParse({ ...settings, ahead }).success).toBe(false);
  expect(pageSettings.safeParse({ ...settings, page: 100 }).success).toBe(false);
});

describe("evidence", () => {
  test.each([
    [1, "unknown"],
    [2, "unknown"],
    [4, "later"],
    [17, "later"],
    [32, "later"],
    [341, "later"],
    [613, "later"],
    [80_001, "later"],
    [10, "auth"],
    [200, "auth"],
    [299, "auth"],
    [102, "auth"],
    [190, "auth"],
    [368, "person"],
    [506, "repeated"],
    [100, "failed"],
    [1_609_005, "later"],
  ])("code %i", async (code, is) => {
    const outcome = await wire.send(post, attempt, scripted(settings, secrets, [error(code)]).access);
    expect(outcome.is).toBe(is);
    expect(JSON.stringify(outcome)).not.toContain("page-token");
  });
  test.each([
    ["500 with code 2", answer(500, { error: { message: "", code: 2 } }), "unknown"],
    ["500", answer(500, {}), "unknown"],
    ["HTML 502", answer(502, "<html>"), "unknown"],
    ["2xx without an id", answer(200, {}), "unknown"],
    ["no connection", { is: "absent", why: "…" } as const, "absent"],
    ["a cut answer", { is: "unknown", why: "…" } as const, "unknown"],
  ])("%s", async (_name, response, is) => {
    expect((await wire.send(post, attempt, scripted(settings, secrets, [response]).access)).is).toBe(is);
  });
  test("the hint is in minutes", async () => {
    const usage = { 100: [{ type: "pages", call_count: 100, estimated_time_to_regain_access: 19 }] };
    const { access } = scripted(settings, secrets, [
      error(32, {}, { "x-business-use-case-usage": JSON.stringify(usage) }),
    ]);
    expect(await wire.send(post, attempt, access)).toMatchObject({ until: new Date("2026-09-01T09:19:00Z") });
  });
  test("at 90 percent reading stops, but a post that was made is made", async () => {
    const headers = { "x-app-usage": JSON.stringify({ call_count: 28, total_time: 90, total_cputime: 5 }) };
    const sent = await wire.send(
      post,
      attempt,
      scripted(settings, secrets, [answer(200, { id: "1" }, headers)]).access,
    );
    expect(sent.is).toBe("done");
    const found = await wire.find?.(attempt, scripted(settings, secrets, [answer(200, { data: [] }, headers)]).access);
    expect(found).toMatchObject({ is: "later", until: new Date("2026-09-01T09:15:00Z") });
  });
});

describe("finding", () => {
  const ours = { message: `Текст\n\n${marker}`, application: { id: "900", name: "Свод" } };
  const page = (data: object[], next?: string) => answer(200, { data, ...(next && { paging: { next } }) });
  const next = "https://elsewhere.example/v26.0/100/x?access_token=page-token&limit=25&after=CURSOR";

  test("reads both lists to their end, an empty page in the middle notwithstanding", async () => {
    const { access, asked } = scripted(settings, secrets, [
      page([{ id: "100_1", ...ours, scheduled_publish_time: 1_788_254_400 }]),
      page([], next),
      page([{ id: "100_7", message: "другое" }], next.replace("CURSOR", "MORE")),
      page([{ id: "100_2", ...ours, permalink_url: "https://www.facebook.com/svod/posts/2" }]),
    ]);
    expect(await wire.find?.(attempt, access)).toEqual({
      is: "done",
      value: [
        { remoteId: "100_1", isPublic: false, due: new Date(1_788_254_400_000).toISOString() },
        { remoteId: "100_2", isPublic: true, url: "https://www.facebook.com/svod/posts/2" },
      ],
    });
    expect(asked.map(({ url }) => new URL(url).host + new URL(url).pathname)).toEqual([
      "graph.facebook.com/v26.0/100/scheduled_posts",
      ...Array.from({ length: 3 }, () => "graph.facebook.com/v26.0/100/published_posts"),
    ]);
    expect(asked.map((request) => query(request)["after"])).toEqual([undefined, undefined, "CURSOR", "MORE"]);
    expect(
      asked.every(({ url }) => !url.includes("page-token") && query({ method: "GET", url })["limit"] === "100"),
    ).toBe(true);
  });
  test("a post in both lists has become public", async () => {
    const { access } = scripted(settings, secrets, [page([{ id: "1", ...ours }]), page([{ id: "1", ...ours }])]);
    expect(await wire.find?.(attempt, access)).toMatchObject({ value: [{ remoteId: "1", isPublic: true }] });
  });
  test.each([
    ["a person's", undefined],
    ["another application's", { id: "901" }],
  ])("%s is not ours, and where it stands alone it proves nothing", async (_whose, application) => {
    const foreign = { id: "1", ...ours, application };
    const alone = scripted(settings, secrets, [page([]), page([foreign])]);
    expect(await wire.find?.(attempt, alone.access)).toMatchObject({
      is: "person",
      why: expect.stringContaining("facebook.com/1"),
    });
    const both = scripted(settings, secrets, [page([]), page([foreign, { id: "2", ...ours }])]);
    expect(await wire.find?.(attempt, both.access)).toMatchObject({ is: "done", value: [{ remoteId: "2" }] });
  });
  test.each([
    ["one with a longer address", { ...ours, message: `${marker}y` }],
    ["one without a text", { application: ours.application }],
  ])("%s is not ours", async (_whose, change) => {
    const { access } = scripted(settings, secrets, [page([]), page([{ id: "1", ...change }])]);
    expect(await wire.find?.(attempt, access)).toEqual({ is: "done", value: [] });
  });
  test("half a list proves nothing", async () => {
    const { access } = scripted(settings, secrets, [page([]), page([{ id: "1", ...ours }], next), answer(500, {})]);
    expect((await wire.find?.(attempt, access))?.is).toBe("unknown");
  });
  test("a list that goes round is given up", async () => {
    const { access } = scripted(
      settings,
      secrets,
      Array.from({ length: 600 }, () => page([], next)),
    );
    expect((await wire.find?.(attempt, access))?.is).toBe("unknown");
  });
});

test("edits, refreshes the preview and deletes", async () => {
  const { access, asked } = scripted(settings, secrets, [
    answer(200, { success: true }),
    answer(200, { url: "x" }),
    answer(200, { success: true }),
  ]);
  expect(await wire.edit?.(remote, post, attempt, access)).toEqual({ is: "done", value: remote });
  expect(form(asked[0])).toEqual({ message: post.text });
  expect((await wire.refreshPreview?.("https://svod.example/a/", access))?.is).toBe("done");
  expect(form(asked[1])).toEqual({ id: "https://svod.example/a/", scrape: "true" });
  expect((await wire.remove?.(remote, access))?.is).toBe("done");
  expect(asked[2]).toMatchObject({ method: "DELETE", url: "https://graph.facebook.com/v26.0/100_1" });
});
test("a post that is gone is deleted, unless the key sees nothing at all", async () => {
  const gone = error(100, { error_subcode: 33 });
  expect(
    (await wire.remove?.(remote, scripted(settings, secrets, [gone, answer(200, { id: "100" })]).access))?.is,
  ).toBe("done");
  expect((await wire.remove?.(remote, scripted(settings, secrets, [gone, gone]).access))?.is).toBe("failed");
});

test("asks each figure by itself: a dead one leaves the others", async () => {
  const insight = (name: string, value: unknown) =>
    answer(200, { data: [{ name, period: "lifetime", values: [{ value }] }] });
  const { access, asked } = scripted(settings, secrets, [
    insight("post_media_view", 70),
    error(100),
    insight("post_activity_by_action_type", { like: 3, share: 1 }),
    answer(200, { data: [], summary: { total_count: 4 } }),
  ]);
  expect(await wire.figures?.(remote, access)).toEqual({
    is: "done",
    value: {
      figures: [
        { name: "post_media_view", value: 70 },
        { name: "post_activity_by_action_type.like", value: 3 },
        { name: "post_activity_by_action_type.share", value: 1 },
        { name: "comments", value: 4 },
      ],
      dead: ["post_total_media_view_unique"],
    },
  });
  expect(asked.slice(0, 3).every((request) => !query(request)["metric"]?.includes(","))).toBe(true);
});

test("a post that is gone has no figures, and kills no metric", async () => {
  const { access } = scripted(settings, secrets, [error(100, { error_subcode: 33 })]);
  expect(await wire.figures?.(remote, access)).toMatchObject({
    is: "failed",
    why: expect.stringContaining("больше нет"),
  });
});

describe("doctor", () => {
  const itself = answer(200, { id: "100", name: "Свод", is_published: true });
  const token = (change: object = {}) =>
    answer(200, {
      data: {
        is_valid: true,
        type: "PAGE",
        app_id: "900",
        profile_id: "100",
        expires_at: 0,
        scopes: ["pages_manage_posts", "pages_read_engagement", "read_insights", "pages_read_user_content"],
        ...change,
      },
    });
  const examined = (debug: ReturnType<typeof answer>, change: object = {}) =>
    wire.examine(
      scripted({ ...settings, live: true, ...change }, { ...secrets, FACEBOOK_APP_SECRET: "app-secret" }, [
        itself,
        debug,
      ]).access,
    );
  const worst = async (debug: ReturnType<typeof answer>, change: object = {}) =>
    (await examined(debug, change)).filter(({ level }) => level !== "good");

  test("all is well", async () => expect(await worst(token())).toEqual([]));
  test.each([
    [{ is_valid: false }, "fault", "больше не действует"],
    [{ type: "USER" }, "fault", "не ключ страницы"],
    [{ app_id: "1" }, "fault", "другим приложением"],
    [{ profile_id: 7 }, "fault", "другой страницы"],
    [{ scopes: ["pages_manage_posts"] }, "fault", "pages_read_engagement"],
    [{ expires_at: now.getTime() / 1000 + 5 * 86_400 }, "soon", "кончится 6"],
    [{ expires_at: now.getTime() / 1000 - 86_400 }, "fault", "кончился"],
  ])("%j", async (change, level, what) => {
    expect(await worst(token(change))).toMatchObject([{ level, what: expect.stringContaining(what) }]);
  });
  test("whether the application is published a person must see", async () => {
    expect(await worst(token(), { live: false })).toMatchObject([
      { level: "warning", mend: expect.stringContaining("live: true") },
    ]);
  });
  test("no key is told", async () => {
    expect(JSON.stringify(await examined(error(190)))).not.toMatch(/page-token|app-secret/);
  });
  test.each([
    ["v26.0", "good"],
    ["v25.0", "good"],
    ["v21.0", "good"],
    ["v20.0", "soon"],
    ["v19.0", "fault"],
    ["v27.0", "warning"],
  ])("version %s on 1 September 2026", (version, level) => {
    expect(versionFinding(version, now).level).toBe(level);
  });
  test("a version is warned of 90 days before its end, and dead after it", () => {
    expect(versionFinding("v25.0", new Date("2028-04-29T00:00Z")).level).toBe("good");
    expect(versionFinding("v25.0", new Date("2028-05-02T00:00Z")).level).toBe("soon");
    expect(versionFinding("v25.0", new Date("2028-07-30T00:00Z")).level).toBe("fault");
  });
});
