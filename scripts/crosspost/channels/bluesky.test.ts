import { describe, expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import { answer, attempt as base, now, scripted } from "#tests/fake/scripted-network.ts";
import { bluesky } from "./bluesky.ts";
import { facetsOf, shortAddress } from "./bluesky/facets.ts";
import { tid } from "./bluesky/tid.ts";
import { blueskyWire as wire } from "./bluesky/wire.ts";

const secrets = { BLUESKY_APP_PASSWORD: "app-password" };
const settings = { identifier: "svod.example" };
const attempt = { ...base, ticket: "3l25zusnsfck2" };
const post = bluesky.compose(sample(), { today: "2026-09-01" });
const session = answer(200, {
  accessJwt: "eyJ.session.key",
  refreshJwt: "eyJ.r",
  did: "did:plc:abc",
  handle: "svod.example",
});
const picture = answer(200, "PNG", { "content-type": "image/png" });
const blob = { $type: "blob", ref: { $link: "bafy" }, mimeType: "image/png", size: 3 };
const uploaded = answer(200, { blob });
const uri = "at://did:plc:abc/app.bsky.feed.post/3l25zusnsfck2";
const stored = answer(200, { uri, cid: "bafy2", value: {} });
const remote = { remoteId: uri, isPublic: true };
const done = { remoteId: uri, url: "https://bsky.app/profile/did:plc:abc/post/3l25zusnsfck2", isPublic: true };

test("a record key is made as the specification says", () => {
  const drawn = (clock: number) => (below: number) => (below === 1024 ? clock : 0);
  expect(tid(new Date(1_724_171_495_793), drawn(512))).toBe("3l25zusnsfck2");
  expect(tid(new Date(0), drawn(0))).toBe("2222222222222");
  const keys = new Set(Array.from({ length: 50 }, () => wire.ticket?.(now)));
  expect(keys.size).toBe(50);
  expect(tid(new Date(now.getTime() + 1), drawn(0)) > tid(now, drawn(1023))).toBe(true);
});

test("puts the record under the attempt's key, with the link's preview and its picture", async () => {
  const { access, asked } = scripted(settings, secrets, [session, picture, uploaded, stored]);
  expect(await wire.send(post, attempt, access)).toEqual({ is: "done", value: done });
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST https://bsky.social/xrpc/com.atproto.server.createSession",
    `GET ${post.image.url}`,
    "POST https://bsky.social/xrpc/com.atproto.repo.uploadBlob",
    "POST https://bsky.social/xrpc/com.atproto.repo.putRecord",
  ]);
  expect(asked[1]?.headers).toBeUndefined();
  expect(asked[2]).toMatchObject({ headers: { "content-type": "image/png" }, body: new TextEncoder().encode("PNG") });
  const sent = JSON.parse(String(asked[3]?.body));
  expect(sent).toMatchObject({
    repo: "did:plc:abc",
    collection: "app.bsky.feed.post",
    rkey: attempt.ticket,
    swapRecord: null,
    record: {
      $type: "app.bsky.feed.post",
      text: post.text,
      langs: ["ru"],
      createdAt: access.now().toISOString(),
      embed: { external: { uri: post.link, title: "Учебный цех при колледже", thumb: blob } },
    },
  });
  const again = scripted(settings, secrets, [session, picture, uploaded, stored]);
  await wire.send(post, attempt, again.access);
  expect(again.asked[3]?.body).toBe(asked[3]?.body);
  expect(wire.edit).toBeUndefined();
});

describe("facets", () => {
  const cut = (text: string, { byteStart, byteEnd }: { byteStart: number; byteEnd: number }) =>
    Buffer.from(text).subarray(byteStart, byteEnd).toString();

  test("are counted in bytes, whatever stands before", () => {
    const link = "https://svod.example/practices/a-very-long-address-of-a-page/?utm_source=bluesky";
    const text = `«Цех» 👩‍🏭 е́ж שלום\n\nПрактику ведёт: @college.example\n\n${shortAddress(link)}\n\n#лучшие_практики`;
    const facets = facetsOf(text, link, new Map([["college.example", "did:plc:x"]]));
    expect(facets.map(({ index, features }) => [cut(text, index), features[0]])).toEqual([
      ["@college.example", { $type: "app.bsky.richtext.facet#mention", did: "did:plc:x" }],
      [shortAddress(link), { $type: "app.bsky.richtext.facet#link", uri: link }],
      ["#лучшие_практики", { $type: "app.bsky.richtext.facet#tag", tag: "лучшие_практики" }],
    ]);
  });
  test("other addresses are links, too; a number is no tag, an unknown name no mention", () => {
    const text = "Смотрите https://a.example/б?c=1. #1 и @nobody.example\n\nsvod.example";
    const facets = facetsOf(text, "https://svod.example/", new Map());
    expect(facets.map(({ index }) => cut(text, index))).toEqual(["https://a.example/б?c=1", "svod.example"]);
  });
  test.each([
    ["https://svod.example/practices/a/?utm_source=x#y", "svod.example/practices/a"],
    ["https://svod.example/%D0%BF%D1%83%D1%82%D1%8C/", "svod.example/путь"],
    ["https://svod.example/a%20b/", "svod.example/a%20b"],
    [`https://svod.example/${"a".repeat(40)}/`, `svod.example/${"a".repeat(22)}…`],
  ])("%s is shown short", (link, shown) => {
    expect(shortAddress(link)).toBe(shown);
  });
  test("a mentioned organisation is looked up", async () => {
    const mentioning = bluesky.compose(
      sample({ organizations: [{ id: "c", short: "К", handles: { bluesky: "college.example" } }] }),
      { today: "2026-09-01" },
    );
    const { access, asked } = scripted(settings, secrets, [
      session,
      picture,
      uploaded,
      answer(200, { did: "did:plc:c" }),
      stored,
    ]);
    await wire.send(mentioning, attempt, access);
    expect(asked[3]?.url).toBe("https://bsky.social/xrpc/com.atproto.identity.resolveHandle?handle=college.example");
    expect(String(asked[4]?.body)).toContain('"did":"did:plc:c"');
  });
});

describe("evidence", () => {
  const refused = (status: number, error: string, headers = {}) =>
    answer(status, { error, message: "eyJ.session.key app-password" }, headers);
  test.each([
    ["a wrong password", [refused(401, "AuthenticationRequired")], "auth"],
    ["an account taken down", [refused(400, "AccountTakedown")], "auth"],
    ["no connection", [{ is: "absent", why: "…" } as const], "absent"],
    ["a picture that does not come", [session, answer(404, "no")], "unknown"],
    ["an upload that fails", [session, picture, answer(500, {})], "unknown"],
    ["a record that is not taken", [session, picture, uploaded, refused(400, "InvalidRequest")], "failed"],
    ["a key that another record has", [session, picture, uploaded, refused(400, "InvalidSwap")], "repeated"],
    ["a cut answer", [session, picture, uploaded, { is: "unknown", why: "…" } as const], "unknown"],
    ["HTML 502", [session, picture, uploaded, answer(502, "<html>")], "unknown"],
    ["an answer of another shape", [session, picture, uploaded, answer(200, {})], "unknown"],
  ])("%s", async (_name, answers, is) => {
    const outcome = await wire.send(post, attempt, scripted(settings, secrets, answers).access);
    expect(outcome.is).toBe(is);
    expect(JSON.stringify(outcome)).not.toMatch(/session\.key|app-password/);
  });
  test("429 is kept till the second that the network names", async () => {
    const reset = String(now.getTime() / 1000 + 300);
    const { access } = scripted(settings, secrets, [refused(429, "RateLimitExceeded", { "ratelimit-reset": reset })]);
    expect(await wire.send(post, attempt, access)).toMatchObject({
      is: "later",
      until: new Date("2026-09-01T09:05:00Z"),
    });
  });
  test("a picture that is too heavy is left out", async () => {
    const { access, asked } = scripted(settings, secrets, [session, answer(200, "x".repeat(1_000_001)), stored]);
    expect((await wire.send(post, attempt, access)).is).toBe("done");
    expect(String(asked[2]?.body)).not.toContain("thumb");
  });
});

test("finds the record by its key", async () => {
  const { access, asked } = scripted(settings, secrets, [
    session,
    stored,
    session,
    answer(400, { error: "RecordNotFound", message: "" }),
    session,
    answer(500, {}),
  ]);
  expect(await wire.find?.(attempt, access)).toEqual({ is: "done", value: [done] });
  expect(asked[1]?.url).toContain("getRecord?repo=did%3Aplc%3Aabc&collection=app.bsky.feed.post&rkey=3l25zusnsfck2");
  expect(await wire.find?.(attempt, access)).toEqual({ is: "done", value: [] });
  expect((await wire.find?.(attempt, access))?.is).toBe("unknown");
});

test("deletes and reads figures", async () => {
  const { access, asked } = scripted(settings, secrets, [
    session,
    answer(200, {}),
    session,
    answer(200, { posts: [{ likeCount: 3, repostCount: 0, replyCount: 1 }] }),
  ]);
  expect((await wire.remove?.(remote, access))?.is).toBe("done");
  expect(JSON.parse(String(asked[1]?.body))).toEqual({
    repo: "did:plc:abc",
    collection: "app.bsky.feed.post",
    rkey: "3l25zusnsfck2",
  });
  expect(await wire.figures?.(remote, access)).toMatchObject({
    value: { figures: [{ value: 3 }, { value: 0 }, { value: 1 }], dead: ["quoteCount"] },
  });
});

test("doctor tells whether the password opens a session", async () => {
  const good = await wire.examine(scripted(settings, secrets, [session, answer(200, {})]).access);
  expect(good.map(({ level }) => level)).toEqual(["good"]);
  const bad = await wire.examine(
    scripted(settings, secrets, [answer(401, { error: "AuthenticationRequired", message: "app-password" })]).access,
  );
  expect(bad.map(({ level }) => level)).toEqual(["fault"]);
  expect(JSON.stringify(bad)).not.toContain("app-password");
});
