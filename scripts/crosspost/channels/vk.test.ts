import { describe, expect, test } from "vitest";
import { sample } from "#tests/fake/announcement.ts";
import { answer, attempt, marker, now, scripted } from "#tests/fake/scripted-network.ts";
import type { Request } from "../network/http.ts";
import { vk } from "./vk.ts";
import { vkWire as wire } from "./vk/wire.ts";

const secrets = { VK_TOKEN: "vk-token" };
const settings = { group: 123 };
const post = vk.compose(sample(), { today: "2026-09-01" });
const error = (error_code: number, error_msg = "said vk-token") =>
  answer(200, { error: { error_code, error_msg, request_params: [{ key: "access_token", value: "vk-token" }] } });
const form = (request: Request | undefined) => Object.fromEntries(new URLSearchParams(String(request?.body)));
const remote = { remoteId: "-123_9", isPublic: true };

test("posts for the community, with the link attached and a lasting guid; the key stays out of the address", async () => {
  const { access, asked } = scripted(settings, secrets, [
    answer(200, { response: { post_id: 9 } }),
    answer(200, { response: { post_id: 9 } }),
  ]);
  expect(await wire.send(post, attempt, access)).toEqual({
    is: "done",
    value: { remoteId: "-123_9", url: "https://vk.com/wall-123_9", isPublic: true },
  });
  expect(asked[0]?.url).toBe("https://api.vk.com/method/wall.post");
  const sent = form(asked[0]);
  expect(sent).toEqual({
    owner_id: "-123",
    from_group: "1",
    guid: expect.stringMatching(/^[\da-f]{32}$/),
    message: post.text,
    attachments: post.link,
    v: "5.199",
    access_token: "vk-token",
  });
  await wire.send(post, attempt, access);
  expect(form(asked[1])["guid"]).toBe(sent["guid"]);
});

describe("evidence", () => {
  test.each([
    [6, "later"],
    [29, "later"],
    [1, "unknown"],
    [10, "unknown"],
    [5, "auth"],
    [15, "auth"],
    [27, "auth"],
    [1051, "auth"],
    [9, "person"],
    [14, "person"],
    [214, "person"],
    [220, "person"],
    [222, "person"],
    [100, "failed"],
    [8, "failed"],
  ])("code %i", async (code, is) => {
    const outcome = await wire.send(post, attempt, scripted(settings, secrets, [error(code)]).access);
    expect(outcome.is).toBe(is);
    expect(JSON.stringify(outcome)).not.toContain("vk-token");
  });
  test.each([answer(502, "<html>"), answer(200, "<html>"), answer(200, { response: 1 })])(
    "%# is unclear",
    async (response) => {
      expect((await wire.send(post, attempt, scripted(settings, secrets, [response]).access)).is).toBe("unknown");
    },
  );
});

describe("finding", () => {
  const date = now.getTime() / 1000;
  const item = (id: number, change: object = {}) => ({
    id,
    date,
    from_id: -123,
    text: "другое",
    post_source: { type: "api" },
    ...change,
  });
  const page = (count: number, items: object[]) => answer(200, { response: { count, items } });
  const ours = `Читайте: ${marker.replaceAll("&", "&amp;")}`;

  test("reads page after page, a pinned old one and an empty one notwithstanding", async () => {
    const { access, asked } = scripted(settings, { ...secrets, VK_READ_TOKEN: "service" }, [
      page(250, [item(1, { is_pinned: 1, date: 0 }), item(2)]),
      page(250, []),
      page(250, [item(3, { text: ours })]),
    ]);
    expect(await wire.find?.(attempt, access)).toEqual({
      is: "done",
      value: [{ remoteId: "-123_3", url: "https://vk.com/wall-123_3", isPublic: true }],
    });
    expect(asked.map((request) => [form(request)["offset"], form(request)["access_token"]])).toEqual([
      ["0", "service"],
      ["100", "service"],
      ["200", "service"],
    ]);
  });
  test("stops at the day before the attempt", async () => {
    const { access, asked } = scripted(settings, secrets, [
      page(5000, [item(1, { date: date - 200_000, text: "старое" })]),
    ]);
    expect(await wire.find?.(attempt, access)).toEqual({ is: "done", value: [] });
    expect(asked.length).toBe(1);
  });
  test.each([
    ["a person's post", { text: ours, post_source: { type: "vk" } }, 0],
    ["another's post", { text: ours, from_id: 7 }, 0],
    ["a longer address", { text: `${ours}-2` }, 0],
    ["the address in the attachment only", { attachments: [{ link: { url: marker } }] }, 1],
  ])("%s", async (_name, change, count) => {
    const { access } = scripted(settings, secrets, [page(1, [item(1, change)])]);
    const outcome = await wire.find?.(attempt, access);
    expect(outcome?.is === "done" && outcome.value.length).toBe(count);
  });
  test("a community's own key cannot read: a person looks", async () => {
    expect((await wire.find?.(attempt, scripted(settings, secrets, [error(27)]).access))?.is).toBe("person");
    const both = { ...secrets, VK_READ_TOKEN: "service" };
    expect((await wire.find?.(attempt, scripted(settings, both, [error(28)]).access))?.is).toBe("auth");
  });
});

test("edits, and deletes what may be gone already", async () => {
  const { access, asked } = scripted(settings, secrets, [
    answer(200, { response: { post_id: 9 } }),
    answer(200, { response: 1 }),
    error(104),
  ]);
  expect(await wire.edit?.(remote, post, attempt, access)).toEqual({ is: "done", value: remote });
  expect(form(asked[0])).toMatchObject({ owner_id: "-123", post_id: "9", message: post.text });
  expect((await wire.remove?.(remote, access))?.is).toBe("done");
  expect((await wire.remove?.(remote, access))?.is).toBe("done");
});

test("reads figures and names those that the network keeps back", async () => {
  const items = [{ likes: { count: 5 }, reposts: { count: 2 }, comments: { count: 0 } }];
  const { access } = scripted(settings, secrets, [answer(200, { response: { items } })]);
  expect(await wire.figures?.(remote, access)).toEqual({
    is: "done",
    value: {
      figures: [
        { name: "likes", value: 5 },
        { name: "reposts", value: 2 },
        { name: "comments", value: 0 },
      ],
      dead: ["views"],
    },
  });
});

test("doctor tells what a community's key cannot do", async () => {
  const { access } = scripted(settings, secrets, [
    answer(200, { response: { groups: [{ name: "Свод" }] } }),
    answer(200, { response: { permissions: [{ name: "wall" }] } }),
    error(27),
  ]);
  expect((await wire.examine(access)).map(({ level }) => level)).toEqual(["good", "good", "warning"]);
});
test("doctor tells that an administrator's key lacks the right to the wall", async () => {
  const { access } = scripted(settings, secrets, [
    answer(200, { response: { groups: [{ name: "Свод" }] } }),
    error(27),
    answer(200, { response: 4096 }),
    answer(200, { response: { count: 1 } }),
  ]);
  expect((await wire.examine(access)).map(({ level }) => level)).toEqual(["good", "fault", "good"]);
});
