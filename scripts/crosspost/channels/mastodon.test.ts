import { describe, expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import { answer, attempt, now, scripted } from "#tests/fake/scripted-network.ts";
import { mastodon } from "./mastodon.ts";
import { mastodonWire as wire } from "./mastodon/wire.ts";

const secrets = { MASTODON_TOKEN: "mastodon-token" };
const settings = { server: "https://mastodon.example/" };
const post = mastodon.compose(sample(), { today: "2026-09-01" });
const url = "https://mastodon.example/@svod/7";
const remote = { remoteId: "7", isPublic: true };

test("posts publicly in Russian under the attempt's own key", async () => {
  const { access, asked } = scripted(settings, secrets, [answer(200, { id: "7", url }), answer(200, { id: "7", url })]);
  expect(await wire.send(post, { ...attempt, ticket: "ticket-1" }, access)).toEqual({
    is: "done",
    value: { remoteId: "7", url, isPublic: true },
  });
  expect(asked[0]).toEqual({
    method: "POST",
    url: "https://mastodon.example/api/v1/statuses",
    headers: {
      authorization: "Bearer mastodon-token",
      "content-type": "application/json",
      "idempotency-key": "ticket-1",
    },
    body: JSON.stringify({ status: post.text, language: "ru", visibility: "public" }),
  });
  await wire.send(post, attempt, access);
  expect(asked[1]?.headers?.["idempotency-key"]).toBe(`${attempt.key} ${attempt.createdAt}`);
  expect(wire.ticket?.(now)).not.toBe(wire.ticket?.(now));
});

describe("evidence", () => {
  test.each([
    [answer(401, { error: "The access token is invalid mastodon-token" }), "auth"],
    [answer(403, { error: "This action is outside the authorized scopes" }), "auth"],
    [answer(422, { error: "Validation failed: Text character limit of 500 exceeded" }), "failed"],
    [answer(500, { error: "boom" }), "unknown"],
    [answer(503, "<html>"), "unknown"],
    [answer(200, "<html>"), "unknown"],
    [{ is: "absent", why: "…" } as const, "absent"],
  ])("%#", async (response, is) => {
    const outcome = await wire.send(post, attempt, scripted(settings, secrets, [response]).access);
    expect(outcome.is).toBe(is);
    expect(JSON.stringify(outcome)).not.toContain("mastodon-token");
  });
  test("429 is kept till the instance's own date", async () => {
    const response = answer(429, { error: "Too many requests" }, { "x-ratelimit-reset": "2026-09-01T09:05:00.000Z" });
    const outcome = await wire.send(post, attempt, scripted(settings, secrets, [response]).access);
    expect(outcome).toMatchObject({ is: "later", until: new Date("2026-09-01T09:05:00Z") });
  });
});

describe("finding", () => {
  const marker = "https://svod.example/a/?utm_source=mastodon&utm_medium=social";
  const linked = (href: string) =>
    `<p>Текст <a href="${href.replaceAll("&", "&amp;")}" rel="nofollow"><span>…</span></a></p>`;
  const status = (id: string, change: object = {}) => ({
    id,
    url,
    created_at: now.toISOString(),
    content: linked("https://svod.example/other/"),
    application: { name: "Свод" },
    ...change,
  });
  const account = answer(200, { id: "55", acct: "svod" });
  const program = answer(200, { name: "Свод" });
  const find = (...pages: ReturnType<typeof answer>[]) => {
    const { access, asked } = scripted(settings, secrets, [account, program, ...pages]);
    return { asked, outcome: wire.find?.({ ...attempt, markers: [marker] }, access) };
  };

  test("reads page after page, an empty one with a next one notwithstanding, to the day before the attempt", async () => {
    const next =
      '<https://mastodon.example/api/v1/accounts/55/statuses?limit=40&max_id=33>; rel="next", <x>; rel="prev"';
    const { asked, outcome } = find(
      answer(200, [status("40")]),
      answer(200, [], { link: next }),
      answer(200, [status("30", { content: linked(marker) })]),
      answer(200, [status("20", { created_at: "2026-08-01T00:00:00Z" })]),
    );
    expect(await outcome).toEqual({ is: "done", value: [{ remoteId: "30", url, isPublic: true }] });
    const asksBefore = asked.slice(2).map((request) => new URL(request.url).searchParams.get("max_id"));
    expect(asksBefore).toEqual([null, "40", "33", "30"]);
  });
  test.each([
    ["a person's post through another program", { content: linked(marker), application: { name: "Web" } }, 0],
    ["a post where the instance does not tell the program", { content: linked(marker), application: null }, 1],
    ["a longer address", { content: linked(`${marker}2`) }, 0],
  ])("%s", async (_name, change, count) => {
    const outcome = await find(answer(200, [status("9", change)]), answer(200, [])).outcome;
    expect(outcome?.is === "done" && outcome.value.length).toBe(count);
  });
  test("half a list proves nothing", async () => {
    expect((await find(answer(200, [status("9", { content: linked(marker) })]), answer(500, {})).outcome)?.is).toBe(
      "unknown",
    );
  });
});

test("edits, and deletes what may be gone already", async () => {
  const { access, asked } = scripted(settings, secrets, [
    answer(200, { id: "7", url }),
    answer(200, { id: "7" }),
    answer(404, { error: "Record not found" }),
    answer(404, "<html>"),
  ]);
  expect(await wire.edit?.(remote, post, attempt, access)).toMatchObject({ is: "done", value: { url } });
  expect(asked[0]).toMatchObject({ method: "PUT", url: "https://mastodon.example/api/v1/statuses/7" });
  expect((await wire.remove?.(remote, access))?.is).toBe("done");
  expect((await wire.remove?.(remote, access))?.is).toBe("done");
  expect((await wire.remove?.(remote, access))?.is).toBe("unknown");
});

test("reads figures", async () => {
  const { access } = scripted(settings, secrets, [
    answer(200, { favourites_count: 4, reblogs_count: 1, replies_count: 0 }),
  ]);
  expect(await wire.figures?.(remote, access)).toEqual({
    is: "done",
    value: {
      figures: [
        { name: "favourites_count", value: 4 },
        { name: "reblogs_count", value: 1 },
        { name: "replies_count", value: 0 },
      ],
      dead: ["quotes_count"],
    },
  });
});

test.each([
  [500, ["read", "write"], ["good", "good"]],
  [300, ["read:statuses", "read:accounts", "write:statuses"], ["good", "fault"]],
  [500, ["read"], ["good", "fault", "good"]],
])("doctor: an instance of %i characters, rights %j", async (most, scopes, levels) => {
  const { access } = scripted(settings, secrets, [
    answer(200, { acct: "svod" }),
    answer(200, { name: "Свод", scopes }),
    answer(200, { configuration: { statuses: { max_characters: most, characters_reserved_per_url: 23 } } }),
  ]);
  expect((await wire.examine(access)).map(({ level }) => level)).toEqual(levels);
});
