import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isPosted, keyParts } from "#scripts/crosspost/ledger/line.ts";
import type { How } from "../peers/fault.ts";
import { Stage, networkNames, statesOf, type Run } from "./stage.ts";
import { isWell, outcomes, recover, spoilPosting } from "./survival.ts";

let stage: Stage;
let made = 0;
const announce = () => stage.portal.announce(`entry-${++made}`, { rubric, published: "2026-09-01" }).id;
const rubric = { id: "practices", label: "Лучшие практики", hashtag: "лучшиепрактики" };

beforeAll(async () => {
  stage = await Stage.open({ alone: true });
  await stage.run(["ledger", "init"]);
});
afterAll(() => stage.close());
beforeEach(() => {
  // Every test has an entry of its own; what came before is settled and off the portal.
  stage.portal.manifest.entries.length = 0;
  for (const name of networkNames) {
    stage.networks[name].heal();
    stage.networks[name].lag(0);
  }
});

const settled = async (entry: string) => {
  const all = await outcomes(stage, [entry]);
  expect(all.filter((one) => !isWell(one))).toEqual([]);
  return Object.fromEntries(all.map(({ network, found, state }) => [network, `${found} ${state}`]));
};
const once = {
  "facebook-page": "1 accepted",
  telegram: "1 confirmed",
  vk: "1 confirmed",
  mastodon: "1 confirmed",
  bluesky: "1 confirmed",
  webhook: "1 confirmed",
};

test("an entry goes out once to every network, and never again, however it is edited", async () => {
  const id = announce();
  expect((await stage.run(["send"])).code).toBe(0);
  const [entry] = stage.portal.manifest.entries;
  Object.assign(entry ?? {}, { title: "Совсем другой заголовок", published: "2026-10-01", updated: "2026-10-02" });
  await stage.run(["send"]);
  expect(await settled(id)).toEqual(once);
});

describe("an unclear answer is never sent again on a guess", () => {
  // A network that tells nothing leaves it to a person.
  const read = { ...once, telegram: "1 needs_human" };
  const unsent = { ...once, telegram: "0 needs_human" };
  test.each<[How, Record<string, string>]>([
    ["reset-after", read],
    ["cut", read],
    ["html-502-after", read],
    ["hang-after", read],
    ["status:500", unsent],
  ])("%s", async (how, expected) => {
    const id = announce();
    spoilPosting(stage, how);
    const first = await stage.run(["send"]);
    await stage.run(["send"]);
    expect(first.code).toBe(10);
    expect(await settled(id)).toEqual(expected);
  });
});

test("a network that is not reached costs nothing but time, and the others go on", async () => {
  const id = announce();
  await stage.networks.vk.down();
  const { out } = await stage.run(["send"]);
  await stage.networks.vk.up();
  expect(out).toContain("соединение отклонено");
  expect(await settled(id)).toEqual({ ...once, vk: "0 deferred" });
});

test("a refused key stops its channel alone, is told without the key, and goes on when it is renewed", async () => {
  const id = announce();
  const wrong = { TELEGRAM_BOT_TOKEN: "1:wrong-secret", MASTODON_TOKEN: "wrong-secret" };
  const refused = await stage.run(["send", "--entry", id], { env: wrong });
  expect(refused.code).toBe(10);
  expect(refused.out + refused.err).not.toContain("wrong-secret");
  expect(await settled(id)).toEqual({ ...once, telegram: "0 blocked_auth", mastodon: "0 blocked_auth" });
  const before = (await stage.ledger()).get(`${id}/mastodon`)?.length;
  await stage.run(["send"], { env: wrong });
  expect((await stage.ledger()).get(`${id}/mastodon`)?.length).toBe(before);
  expect((await stage.run(["send", "--entry", id])).code).toBe(0);
  expect(await settled(id)).toEqual(once);
});

test("what is throttled waits as long as the network says", async () => {
  const id = announce();
  // Again and again: a hint of one second may be over before a slow machine has written it down.
  spoilPosting(stage, "throttle", 9);
  await stage.run(["send"]);
  const ledger = await stage.ledger();
  const lines = [...ledger].filter(([key]) => keyParts(key).id === id).map(([, all]) => all.at(-1));
  expect(lines.filter((line) => line?.state === "deferred" && line.until && line.until > line.at).length).toBe(
    networkNames.length,
  );
  for (const name of networkNames) expect(stage.posts(name, id)).toBe(0);
});

describe("what a reader cannot open is not announced", () => {
  const unsent = (run: Run, id: string) => {
    expect(run.code).toBe(4);
    for (const name of networkNames) expect(stage.posts(name, id), name).toBe(0);
  };
  test("the page is still missing", async () => {
    const id = announce();
    stage.portal.missing.add(`/practices/entry-${made}/`);
    const run = await stage.run(["send", "--entry", id]);
    expect(run.out).toContain("отвечает кодом 404");
    unsent(run, id);
  });
  test("the page has no share picture", async () => {
    const id = announce();
    stage.portal.withoutImage.add(`/practices/entry-${made}/`);
    const run = await stage.run(["send", "--entry", id]);
    expect(run.out).toContain("og:image");
    unsent(run, id);
  });
  test("the clock is a day off: nothing is sent at all", async () => {
    const id = announce();
    stage.portal.skew(86_400_000);
    const run = await stage.run(["send"]);
    stage.portal.skew(0);
    expect(run.code).toBe(3);
    expect(run.err).toContain("точное время");
    for (const name of networkNames) expect(stage.posts(name, id)).toBe(0);
  });
});

test("a correction changes the post that stands, and a withdrawn entry's posts go on request", async () => {
  const id = announce();
  await stage.run(["send"]);
  const [entry] = stage.portal.manifest.entries;
  Object.assign(entry ?? {}, { title: "Исправленный заголовок" });
  const updated = await stage.run(["update"]);
  expect(updated.code).toBe(10);
  for (const name of ["telegram", "vk", "mastodon"] as const)
    expect(
      stage.networks[name].posts().filter(({ text }) => text.includes("Исправленный заголовок")),
      name,
    ).toHaveLength(1);
  expect(await settled(id)).toEqual(once);
  const url = entry?.url ?? "";
  expect((await stage.run(["withdraw", id, "--delete"])).code).toBe(2);
  stage.portal.manifest.entries.length = 0;
  const listed = await stage.run(["withdraw", id]);
  expect(listed.out).toContain("telegram");
  expect(stage.networks.telegram.posts().some(({ text, link }) => `${text}${link}`.includes(url))).toBe(true);
  await stage.run(["withdraw", id, "--delete"]);
  for (const name of ["telegram", "vk", "mastodon", "bluesky", "facebook-page"] as const) {
    const all = [...stage.networks[name].posts(), ...stage.networks[name].scheduled()];
    expect(
      all.some(({ text, link }) => `${text}${link}`.includes(url)),
      name,
    ).toBe(false);
  }
});

describe("with a ledger that others write, too", () => {
  let own: Stage;
  beforeAll(async () => {
    own = stage;
    stage = await Stage.open({ clones: 2, timeout: 4 });
    await stage.run(["ledger", "init"]);
  });
  afterAll(async () => {
    await stage.close();
    stage = own;
  });

  test("a ledger that cannot be written stops everything before anything is sent", async () => {
    const id = announce();
    const hook = path.join(stage.bare, "hooks/pre-receive");
    writeFileSync(hook, "#!/bin/sh\necho 'remote: read only' >&2\nexit 1\n");
    chmodSync(hook, 0o755);
    const run = await stage.run(["send"]);
    execFileSync("rm", [hook]);
    expect(run.code).toBe(4);
    expect(run.err).toContain("Ничего не отправлено");
    for (const name of networkNames) expect(stage.posts(name, id)).toBe(0);
    await stage.run(["send"]);
    expect(await settled(id)).toEqual(once);
  });

  test("two runs at once on two clones: one post each", async () => {
    const id = announce();
    await Promise.all([stage.run(["send"], { clone: 0 }), stage.run(["send"], { clone: 1 })]);
    await recover(stage);
    expect(await settled(id)).toEqual(once);
  });

  test("kill -9 at a request, behind it and within the ledger: one post, or a person is told", async () => {
    const id = announce();
    for (const step of [14, 24, 33]) await stage.run(["send"], { death: { step } });
    await pause(stage.lease);
    await recover(stage, 1);
    await settled(id);
    const states = statesOf(await stage.ledger(), "telegram");
    expect(isPosted({ state: states[id] } as never) || states[id] === "needs_human").toBe(true);
  });
});
