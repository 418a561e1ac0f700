import { describe, expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import { answer, attempt, now, scripted } from "#tests/fake/scripted-network.ts";
import type { Post } from "../channel.ts";
import { telegram } from "./telegram.ts";
import { telegramWire as wire } from "./telegram/wire.ts";

const secrets = { TELEGRAM_BOT_TOKEN: "123:abc" };
const settings = { chat: "@svod", managers: -77 };
const post: Post = telegram.compose(sample(), { today: "2026-09-01" });
const message = (chat: object) => answer(200, { ok: true, result: { message_id: 45, chat } });
const error = (error_code: number, description: string, parameters?: object) =>
  answer(error_code, { ok: false, error_code, description, parameters });
const remote = { remoteId: "-1001/45", isPublic: true };

test("sends HTML with a large preview of the marked link", async () => {
  const { access, asked } = scripted(settings, secrets, [message({ id: -1001, username: "svod" })]);
  expect(await wire.send(post, attempt, access)).toEqual({
    is: "done",
    value: { remoteId: "-1001/45", url: "https://t.me/svod/45", isPublic: true },
  });
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST https://api.telegram.org/bot123:abc/sendMessage",
  ]);
  expect(JSON.parse(String(asked[0]?.body))).toEqual({
    chat_id: "@svod",
    text: post.text,
    parse_mode: "HTML",
    link_preview_options: { url: post.link, prefer_large_media: true, show_above_text: false },
  });
});

test("a private channel's post has an address of its own kind, an own server its own address", async () => {
  const { access, asked } = scripted({ chat: -1001234567890, api: "http://127.0.0.1:81/" }, secrets, [
    message({ id: -1001234567890 }),
  ]);
  expect(await wire.send(post, attempt, access)).toMatchObject({ value: { url: "https://t.me/c/1234567890/45" } });
  expect(asked[0]?.url).toBe("http://127.0.0.1:81/bot123:abc/sendMessage");
});

describe("evidence", () => {
  test.each([
    [error(429, "Too Many Requests: retry after 17", { retry_after: 17 }), "later"],
    [error(401, "Unauthorized"), "auth"],
    [error(403, "Forbidden: bot is not a member of the channel chat"), "auth"],
    [error(404, "Not Found"), "auth"],
    [error(400, "Bad Request: message is too long"), "failed"],
    [error(500, "Internal Server Error"), "unknown"],
    [answer(502, "<html>"), "unknown"],
    [answer(200, { ok: true, result: {} }), "unknown"],
  ])("%#: %o", async (response, is) => {
    const outcome = await wire.send(post, attempt, scripted(settings, secrets, [response]).access);
    expect(outcome.is).toBe(is);
  });
  test("the hint is in seconds", async () => {
    const { access } = scripted(settings, secrets, [error(429, "slow", { retry_after: 17 })]);
    expect(await wire.send(post, attempt, access)).toMatchObject({ until: new Date(now.getTime() + 17_000) });
  });
  test("a group that became a supergroup is named", async () => {
    const { access } = scripted(settings, secrets, [error(400, "upgraded", { migrate_to_chat_id: -100999 })]);
    expect(await wire.send(post, attempt, access)).toMatchObject({
      is: "failed",
      why: expect.stringContaining("-100999"),
    });
  });
});

test("edits in the chat where the post stands, and takes «not modified» for done", async () => {
  const { access, asked } = scripted(settings, secrets, [
    message({ id: -1001, username: "svod" }),
    error(400, "Bad Request: message is not modified: …"),
    error(400, "Bad Request: message to edit not found"),
  ]);
  expect((await wire.edit?.(remote, post, attempt, access))?.is).toBe("done");
  expect(JSON.parse(String(asked[0]?.body))).toMatchObject({ chat_id: -1001, message_id: 45, text: post.text });
  expect(await wire.edit?.(remote, post, attempt, access)).toEqual({ is: "done", value: remote });
  expect((await wire.edit?.(remote, post, attempt, access))?.is).toBe("failed");
});

test.each([
  [answer(200, { ok: true, result: true }), "done"],
  [error(400, "Bad Request: message to delete not found"), "done"],
  [error(400, "Bad Request: message can't be deleted for everyone"), "person"],
])("removes: %#", async (response, is) => {
  expect((await wire.remove?.(remote, scripted(settings, secrets, [response]).access))?.is).toBe(is);
});

test("speaks to the managers' chat in plain text", async () => {
  const { access, asked } = scripted(settings, secrets, [message({ id: -77 })]);
  expect((await wire.notify?.("Ждут две записи <b>", access))?.is).toBe("done");
  expect(JSON.parse(String(asked[0]?.body))).toEqual({ chat_id: -77, text: "Ждут две записи <b>" });
  expect((await wire.notify?.("…", scripted({ chat: "@svod" }, secrets, []).access))?.is).toBe("failed");
});

describe("doctor", () => {
  const me = answer(200, { ok: true, result: { id: 5, username: "svod_bot" } });
  const chat = answer(200, { ok: true, result: { id: -1001, type: "channel", title: "Свод" } });
  const member = (rights: object) => answer(200, { ok: true, result: rights });
  const levels = async (...answers: ReturnType<typeof answer>[]) =>
    (await wire.examine(scripted({ chat: "@svod" }, secrets, answers).access)).map(({ level }) => level);

  test("finds the bot among the channel's administrators", async () => {
    expect(await levels(me, chat, member({ status: "administrator", can_post_messages: true }))).toEqual([
      "good",
      "good",
    ]);
    expect(await levels(me, chat, member({ status: "administrator", can_post_messages: false }))).toEqual([
      "good",
      "fault",
    ]);
    expect(await levels(me, chat, member({ status: "left" }))).toEqual(["good", "fault"]);
  });
  test("tells a dead key, and never shows it", async () => {
    const found = await wire.examine(scripted({ chat: "@svod" }, secrets, [error(401, "Unauthorized 123:abc")]).access);
    expect(found.map(({ level }) => level)).toEqual(["fault"]);
    expect(JSON.stringify(found)).not.toContain("123:abc");
  });
});
