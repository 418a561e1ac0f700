import { describe, expect, test } from "vitest";
import { z } from "zod";
import { answer, now, scripted } from "#tests/fake/scripted-network.ts";
import { ask, clockFinding, quoted, readAnswer, secretFault } from "./answer.ts";
import type { Response } from "./http.ts";

const { access } = scripted({}, { KEY: "s3cret/+key" }, []);
const read = (response: Response) => readAnswer(response, z.object({ id: z.string() }), access, () => undefined);

describe("what an answer proves", () => {
  test.each([
    ["no connection", { is: "absent", why: "соединение отклонено" } as const, "absent"],
    ["a reset", { is: "unknown", why: "соединение оборвано" } as const, "unknown"],
    ["success", answer(200, { id: "1" }), "done"],
    ["success of another shape", answer(200, { post: 1 }), "unknown"],
    ["half a JSON", answer(200, '{"id":"1'), "unknown"],
    ["HTML with 200", answer(200, "<html>Welcome</html>"), "unknown"],
    ["HTML with 502", answer(502, "<html>Bad gateway</html>"), "unknown"],
    ["HTML with 403: a proxy's word", answer(403, "<html>Forbidden</html>"), "unknown"],
    ["a redirect", answer(301, ""), "unknown"],
    ["408", answer(408, {}), "unknown"],
    ["500", answer(500, { error: "boom" }), "unknown"],
    ["429", answer(429, "slow down"), "later"],
    ["401", answer(401, { error: "token" }), "auth"],
    ["403", answer(403, { error: "scope" }), "auth"],
    ["422", answer(422, { error: "too long" }), "failed"],
  ])("%s", (_name, response, is) => {
    expect(read(response).is).toBe(is);
  });
  test("the hint of 429 is seconds or a date", () => {
    expect(read(answer(429, {}, { "retry-after": "90" }))).toMatchObject({ until: new Date("2026-09-01T09:01:30Z") });
    expect(read(answer(429, {}, { "retry-after": "Tue, 01 Sep 2026 10:00:00 GMT" }))).toMatchObject({
      until: new Date("2026-09-01T10:00:00Z"),
    });
    // A year would put the channel to sleep unseen.
    expect(read(answer(429, {}, { "retry-after": "31536000" }))).toMatchObject({
      until: new Date("2026-09-02T09:00:00Z"),
    });
  });
});

test("a network's words are told short, and no key in them", () => {
  const words = `bad token s3cret/+key (s3cret%2F%2Bkey) at /feed?access_token=other&x=1 ${"я".repeat(300)}`;
  const told = quoted(words, access);
  expect(told).not.toMatch(/s3cret|other/);
  expect(told).toContain("access_token=…&x=1");
  expect(Array.from(told).length).toBe(200);
  expect(read(answer(422, { error: "s3cret/+key" }))).toEqual({ is: "failed", why: 'код 422: {"error":"…"}' });
});

describe("keys", () => {
  const secrets = [
    { name: "KEY", what: "ключ" },
    { name: "MORE", what: "ещё", optional: true },
  ];
  test.each([
    [{}, "нет ключа KEY"],
    [{ KEY: "abc\ndef" }, "в ключе KEY есть пробел, перенос строки или нелатинский знак: скопируйте его заново"],
    [
      { KEY: "abc", MORE: "ключ" },
      "в ключе MORE есть пробел, перенос строки или нелатинский знак: скопируйте его заново",
    ],
    [{ KEY: "abc" }, undefined],
  ])("%j", (given: Record<string, string>, why) => {
    expect(secretFault(secrets, { ...access, secrets: given })?.why).toBe(why);
  });
  test("nothing leaves with a spoilt one", async () => {
    const spoilt = scripted({}, { KEY: "a b" }, []);
    expect((await ask({ method: "GET", url: "https://x.example" }, secrets, spoilt.access)).is).toBe("auth");
    expect(spoilt.asked).toEqual([]);
  });
});

test.each([
  ["Tue, 01 Sep 2026 09:00:50 GMT", []],
  ["Tue, 01 Sep 2026 09:03:00 GMT", ["warning"]],
  ["Wed, 02 Sep 2026 09:00:00 GMT", ["fault"]],
])("the network's clock at %s", (date, levels) => {
  expect(clockFinding(answer(200, {}, { date }), now).map(({ level }) => level)).toEqual(levels);
});
