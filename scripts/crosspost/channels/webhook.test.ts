import { describe, expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import { answer, attempt, now, scripted } from "#tests/fake/scripted-network.ts";
import type { Request } from "../network/http.ts";
import { webhook } from "./webhook.ts";
import { signedHeaders, signingKey, webhookMessage } from "./webhook/message.ts";
import { webhookWire as wire } from "./webhook/wire.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const secrets = { WEBHOOK_SECRET: secret };
const settings = { url: "https://hook.example/svod" };
const post = webhook.compose(sample(), { today: "2026-09-01" });
const ok = answer(204, "");
const bodyOf = (request: Request | undefined) => webhookMessage.parse(JSON.parse(String(request?.body)));
const idOf = (request: Request | undefined) => request?.headers?.["webhook-id"];
const remote = { remoteId: attempt.key, isPublic: true };

test("signs as Standard Webhooks does (the vector of its own tests)", () => {
  const key = signingKey(secret);
  const headers =
    key && signedHeaders("msg_p5jXN8AQM9LWM0D4loKWxJek", '{"test": 2432232314}', key, new Date(1_614_265_330_000));
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("tells the entry with its text; a repetition differs in its time and signature only", async () => {
  const { access, asked } = scripted(settings, secrets, [ok, ok]);
  expect(await wire.send(post, attempt, access)).toEqual({
    is: "done",
    value: { remoteId: attempt.key, isPublic: true },
  });
  expect(asked[0]).toMatchObject({
    method: "POST",
    url: settings.url,
    headers: { "content-type": "application/json" },
  });
  expect(bodyOf(asked[0])).toEqual({
    type: "entry.published",
    timestamp: attempt.createdAt,
    data: { entry: sample(), text: post.seen, link: post.link },
  });
  await wire.send(post, attempt, { ...access, now: () => new Date(now.getTime() + 5000) });
  expect(idOf(asked[1])).toBe(idOf(asked[0]));
  expect(idOf(asked[0])).toMatch(/^msg_[\da-f]{32}$/);
  expect(asked[1]?.body).toBe(asked[0]?.body);
  expect(asked[1]?.headers?.["webhook-signature"]).not.toBe(asked[0]?.headers?.["webhook-signature"]);
});

test("each change and a withdrawal have ids of their own", async () => {
  const { access, asked } = scripted(settings, secrets, [ok, ok, ok, ok, ok]);
  const changed = webhook.compose(sample({ teaser: "Другая аннотация записи." }), { today: "2026-09-01" });
  await wire.send(post, attempt, access);
  await wire.edit?.(remote, post, attempt, access);
  await wire.edit?.(remote, changed, attempt, access);
  await wire.edit?.(remote, changed, attempt, access);
  expect((await wire.remove?.(remote, access))?.is).toBe("done");
  expect(asked.map((request) => bodyOf(request).type)).toEqual([
    "entry.published",
    "entry.updated",
    "entry.updated",
    "entry.updated",
    "entry.withdrawn",
  ]);
  expect(new Set(asked.map(idOf)).size).toBe(4);
  expect(bodyOf(asked[4]).data).toEqual({ id: "sample-practice" });
});

test("is repeated without a person only when the receiver drops repetitions", () => {
  expect(wire.isIdempotent?.(scripted(settings, secrets, []).access)).toBe(false);
  expect(wire.isIdempotent?.(scripted({ ...settings, repeats: true }, secrets, []).access)).toBe(true);
  expect(wire.find).toBeUndefined();
});

describe("evidence", () => {
  test.each([
    [answer(200, "OK"), "done"],
    [answer(202, { any: "thing" }), "done"],
    [answer(200, "<!DOCTYPE html><html>Log in</html>"), "unknown"],
    [answer(302, ""), "unknown"],
    [answer(401, "no"), "auth"],
    [answer(403, "<html>Forbidden</html>"), "unknown"],
    [answer(410, "gone"), "failed"],
    [answer(422, ""), "failed"],
    [answer(408, ""), "unknown"],
    [answer(500, "boom"), "unknown"],
    [{ is: "absent", why: "…" } as const, "absent"],
    [{ is: "unknown", why: "…" } as const, "unknown"],
  ])("%#", async (response, is) => {
    expect((await wire.send(post, attempt, scripted(settings, secrets, [response]).access)).is).toBe(is);
  });
  test("429 is kept till the receiver's own hint", async () => {
    const { access } = scripted(settings, secrets, [answer(429, "", { "retry-after": "60" })]);
    expect(await wire.send(post, attempt, access)).toMatchObject({
      is: "later",
      until: new Date("2026-09-01T09:01:00Z"),
    });
  });
  test.each(["", "secret", "whsec_", "whsec_не-base64"])(
    "nothing leaves with the secret %j",
    async (WEBHOOK_SECRET) => {
      const { access, asked } = scripted(settings, { WEBHOOK_SECRET }, []);
      expect((await wire.send(post, attempt, access)).is).toBe("auth");
      expect(asked).toEqual([]);
    },
  );
});

test.each([
  [settings.url, secret, answer(405, ""), ["good", "good"]],
  ["http://hook.example/", secret, answer(200, ""), ["good", "warning", "good"]],
  [settings.url, "whsec_c2hvcnQ=", { is: "absent", why: "соединение отклонено" } as const, ["warning", "warning"]],
  [settings.url, "secret", answer(200, ""), ["fault", "good"]],
])("doctor: %s with %s", async (url, WEBHOOK_SECRET, response, levels) => {
  const found = await wire.examine(scripted({ url }, { WEBHOOK_SECRET }, [response]).access);
  expect(found.map(({ level }) => level)).toEqual(levels);
});
