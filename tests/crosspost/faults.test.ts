import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, onTestFinished, test } from "vitest";
import { keyParts } from "#scripts/crosspost/ledger/line.ts";
import { caseNamed, isLong, playedCases } from "./cases.ts";
import { networkNames, Stage } from "./stage.ts";
import { isWell, outcomes, play, recover, spoilPosting } from "./survival.ts";

/** A stage that lives as long as the test; programs run in this process unless a test kills them. */
async function staged(options: Parameters<typeof Stage.open>[0] = { inside: true }): Promise<Stage> {
  const stage = await Stage.open(options);
  onTestFinished(() => stage.close());
  return stage;
}

const settled = async (stage: Stage, entry: string) => {
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

describe("cases of the table, without a death", () => {
  test.each(playedCases)("$name", async (one) => {
    const stage = await staged({ inside: true, timeout: 4 });
    const { runs, outcomes: all, leaks } = await play(one, stage);
    expect(all.filter((outcome) => !isWell(outcome))).toEqual([]);
    expect(leaks).toEqual([]);
    const [first] = runs;
    expect({ code: first?.code, told: `${first?.out}${first?.err}` }).toMatchObject({
      ...(one.code !== undefined && { code: one.code }),
      told: expect.stringMatching(one.says ?? /^/),
    });
    // When the trouble is over, what could be posted is.
    const unposted = all.filter(({ found, state }) => found !== 1 && !/needs_human|deferred/.test(state));
    expect(one.mend && one.posts === 1 ? unposted : []).toEqual([]);
  });
});

test.each([
  ["with a ledger at a remote", false],
  ["with the local branch as the ledger", true],
])("without trouble every entry is posted once, and the last run finds nothing to do, %s", async (_, alone) => {
  const stage = await staged({ inside: true, alone });
  const [id = ""] = stage.announce(1);
  expect((await stage.run(["send", "--out", "summary.md"])).code).toBe(0);
  const summary = readFileSync(path.join(stage.clones[0] ?? "", "summary.md"), "utf8");
  expect(summary.match(/\| Практика 1 \| (опубликована|принята сетью) \|/g)).toHaveLength(networkNames.length);
  const called = networkNames.map((name) => stage.networks[name].log.length);
  await stage.run(["send"]);
  expect(await settled(stage, id)).toEqual(once);
  // The Page's post waits for its time and is watched; the others are done with.
  expect(networkNames.map((name) => stage.networks[name].log.length).slice(1)).toEqual(called.slice(1));
});

test("a dry run calls nobody and writes nothing, by the peers' own logs", async () => {
  const stage = await staged();
  stage.announce(3);
  const before = await stage.ledger();
  for (const args of [["plan"], ["send", "--dry-run"], ["send", "--dry-run", "--backfill"], ["status"]])
    expect((await stage.run(args)).code, args.join(" ")).toBe(0);
  for (const name of networkNames) expect(stage.networks[name].log, name).toEqual([]);
  expect([...(await stage.ledger())]).toEqual([...before]);
});

test("a network that is not reached costs nothing but time, and the others go on", async () => {
  const stage = await staged();
  const [id = ""] = stage.announce(1);
  await stage.networks.vk.down();
  const { out } = await stage.run(["send"]);
  await stage.networks.vk.up();
  expect(out).toContain("соединение отклонено");
  expect(await settled(stage, id)).toEqual({ ...once, vk: "0 deferred" });
});

test("a refused key stops its channel alone, is told without the key, and goes on when it is renewed", async () => {
  const stage = await staged();
  const [id = ""] = stage.announce(1);
  const wrong = { TELEGRAM_BOT_TOKEN: "1:wrong-secret", MASTODON_TOKEN: "wrong-secret" };
  const refused = await stage.run(["send"], { env: wrong });
  expect(refused.code).toBe(10);
  expect(refused.out + refused.err).not.toContain("wrong-secret");
  expect(await settled(stage, id)).toEqual({ ...once, telegram: "0 blocked_auth", mastodon: "0 blocked_auth" });
  const before = (await stage.ledger()).get(`${id}/mastodon`)?.length;
  const again = await stage.run(["send"], { env: wrong });
  expect(again.out).toMatch(/Не отправлено ничего: [^\n]+[^.]\. [А-Я]/);
  expect((await stage.ledger()).get(`${id}/mastodon`)?.length).toBe(before);
  expect((await stage.run(["send"])).code).toBe(0);
  expect(await settled(stage, id)).toEqual(once);
});

test("what is throttled waits as long as the network says", async () => {
  const stage = await staged();
  const [id = ""] = stage.announce(1);
  spoilPosting(stage, "throttle");
  await stage.run(["send"]);
  const ledger = await stage.ledger();
  const kept = [...ledger].filter(([key]) => keyParts(key).id === id);
  expect(kept.length).toBe(networkNames.length);
  for (const [key, lines] of kept) {
    const wait = lines.find((line) => line.state === "deferred");
    expect(wait?.until, key).toBeDefined();
    // VK names two seconds: on a slow machine they have passed when the run looks again, and it may send.
    const tries = lines.filter((line) => line.state === "intent").map((line) => new Date(line.at));
    for (const next of tries.slice(1)) expect(next >= new Date(wait?.until ?? ""), key).toBe(true);
  }
  const patient = networkNames.filter((name) => name !== "vk");
  expect(patient.map((name) => stage.posts(name, id))).toEqual(patient.map(() => 0));
});

test("a network that hides its lists for days is told of: the doubt does not stay in silence", async () => {
  const stage = await staged();
  const [id = ""] = stage.announce(1);
  const page = stage.networks["facebook-page"];
  page.fault({ when: { method: "POST", path: /\/feed$/ }, how: "reset-after" });
  page.fault({ when: { method: "GET", path: /_posts$/ }, times: 99, how: "status:500" });
  const first = await stage.run(["send", "--channel", "facebook-page"]);
  expect(first.out).toContain("список постов не прочитан");
  expect(first.code).toBe(0);
  await stage.pass(3 * 86_400_000);
  expect((await stage.run(["send", "--channel", "facebook-page"])).code).toBe(10);
  page.heal();
  page.advance(3 * 86_400_000);
  const healed = await stage.run(["send", "--channel", "facebook-page"]);
  expect(healed.code, healed.out).toBe(0);
  expect(stage.posts("facebook-page", id)).toBe(1);
});

test("a correction changes the post that stands, and a withdrawn entry's posts go on request", async () => {
  const stage = await staged();
  const [id = ""] = stage.announce(1);
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
  expect(await settled(stage, id)).toEqual(once);
  expect((await stage.run(["withdraw", id, "--delete"])).code).toBe(2);
  stage.portal.manifest.entries.length = 0;
  const listed = await stage.run(["withdraw", id]);
  expect(listed.out).toContain("Telegram, «practice-0001» — пост удалит программа");
  expect(stage.posts("telegram", id)).toBe(1);
  await stage.run(["withdraw", id, "--delete"]);
  for (const name of networkNames.filter((one) => one !== "webhook")) expect(stage.posts(name, id), name).toBe(0);
});

describe("figures", () => {
  const rows = (stage: Stage, channel: string) =>
    parse(readFileSync(path.join(stage.clones[0] ?? "", "content/metrics", `${channel}.csv`), "utf8"), {
      columns: true,
    }) as Record<string, string>[];
  const published = async () => {
    const stage = await staged();
    const [id = ""] = stage.announce(1);
    await stage.run(["send"]);
    const page = stage.networks["facebook-page"];
    page.advance(25 * 60_000);
    await stage.run(["send"]);
    page.count(page.posts()[0]?.id ?? "", { reactions: 3, comments: 2, shares: 1 });
    return { stage, id, page };
  };

  test("come from every network that tells them, by post, with time and source", async () => {
    const { stage, id } = await published();
    const { code, out } = await stage.run(["metrics", "pull"]);
    expect(code, out).toBe(0);
    expect(rows(stage, "facebook-page")).toContainEqual({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      entry: id,
      post: expect.stringMatching(/^https:\/\/www\.facebook\.com\//),
      metric: "post_media_view",
      value: "60",
      source: "facebook-page",
    });
    for (const name of ["vk", "mastodon", "bluesky"]) expect(rows(stage, name).length, name).toBeGreaterThan(0);
  });
  test("a metric that died takes no other with it, and the rows of the day before stay", async () => {
    const { stage, page } = await published();
    await stage.run(["metrics", "pull"]);
    const before = rows(stage, "facebook-page");
    page.fault({ when: { path: /\/insights$/ }, how: "error:100" });
    const { code, out } = await stage.run(["metrics", "pull"]);
    expect(code).toBe(0);
    expect(out).toContain("сеть больше не даёт: post_media_view");
    const after = rows(stage, "facebook-page");
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ metric }) => metric)).toEqual(
      before.map(({ metric }) => metric).filter((metric) => metric !== "post_media_view"),
    );
  });
  test("of an old post are read on request only", async () => {
    const { stage } = await published();
    await stage.pass(91 * 86_400_000);
    expect((await stage.run(["metrics", "pull"])).out).toContain("пока нет");
    expect((await stage.run(["metrics", "pull", "--backfill"])).out).toContain("показателей");
  });
});

describe("doctor", () => {
  test("finds nothing to do where all is well", async () => {
    const stage = await staged();
    const { code, out } = await stage.run(["doctor"]);
    expect(out).not.toContain("✗");
    expect(code, out).toBe(0);
  });
  test("calls a person two weeks before a key ends", async () => {
    const stage = await staged();
    const page = stage.networks["facebook-page"];
    const [token] = page.tokens;
    if (token) token.expires = page.now() + 5 * 86_400_000;
    const { code, out } = await stage.run(["doctor"]);
    expect(out).toMatch(/⏳ Ключ страницы кончится/);
    expect(code).toBe(10);
  });
});

describe("the real program", () => {
  test("two runs at once on two clones: one post each", async () => {
    const stage = await staged({ clones: 2, timeout: 4 });
    const [id = ""] = stage.announce(1);
    await Promise.all([stage.run(["send"], { clone: 0 }), stage.run(["send"], { clone: 1 })]);
    await recover(stage);
    expect(await settled(stage, id)).toEqual(once);
  });

  test("kill -9 at a request, behind it and within the ledger: one post, or a person is told", async () => {
    const stage = await staged({ clones: 2, timeout: 4, inside: true });
    const [id = ""] = stage.announce(1);
    for (const step of [14, 24, 33]) await stage.run(["send"], { death: { step } });
    await recover(stage, ["send"], { clone: 1 });
    expect(await settled(stage, id)).toMatchObject({ telegram: expect.stringMatching(/confirmed|needs_human/) });
  });

  test("a repair of the ledger that dies at any step leaves what the next one mends", async () => {
    const stage = await staged({ timeout: 4, inside: true });
    const torn = caseNamed("последняя строка журнала оборвана");
    const deaths: number[] = [];
    for (let step = 1, alive = false; !alive; step += isLong ? 1 : 4) {
      torn.arrange(stage);
      alive = (await stage.run(["ledger", "repair"], { death: { step } })).code !== null;
      if (!alive) deaths.push(step);
      expect(await stage.run(["ledger", "repair"]), `death at step ${step}`).toMatchObject({ code: 0 });
    }
    expect(deaths.length).toBeGreaterThan(isLong ? 5 : 1);
    expect([...(await stage.ledger()).values()].map((lines) => lines.map(({ state }) => state))).toEqual(
      [...deaths, 0].map(() => ["needs_human"]),
    );
  });
});
