/* Whose turn it is: what may go out now, what waits, and what holds nobody up. */
import { expect, onTestFinished, test } from "vitest";
import { standing } from "#scripts/crosspost/ledger/line.ts";
import { caseNamed } from "./cases.ts";
import { networkNames, Stage } from "./stage.ts";
import { outcomes } from "./survival.ts";

async function staged(options: Parameters<typeof Stage.open>[0] = {}): Promise<Stage> {
  const stage = await Stage.open({ inside: true, ...options });
  onTestFinished(() => stage.close());
  return stage;
}

const page = "facebook-page";
const pathOf = (stage: Stage, id: string) =>
  new URL(stage.portal.manifest.entries.find((entry) => entry.id === id)?.url ?? "").pathname;
const found = (stage: Stage, ids: readonly string[]) => ids.map((id) => stage.posts("telegram", id));

test("an entry that cannot be opened holds nobody up, and is told of when it goes on", async () => {
  const stage = await staged({ opened: new Date(Date.now() - 3 * 86_400_000) });
  stage.configure({}, { pace: { quiet: {}, spacing: 90 } });
  const ids = stage.announce(3);
  const [first = "", middle = "", last = ""] = ids;
  for (const id of [first, last]) stage.portal.missing.add(pathOf(stage, id));
  const { code, out } = await stage.run(["send", "--channel", "telegram"]);
  expect(found(stage, [first, middle, last])).toEqual([0, 1, 0]);
  expect(out).toContain("404");
  expect(code).toBe(10);
  stage.portal.missing.clear();
  await stage.run(["send", "--channel", "telegram"]);
  expect(found(stage, ids)).toEqual([0, 1, 0]);
});

test("a portal that does not answer is not asked for every entry", async () => {
  const stage = await staged();
  stage.announce(5);
  stage.portal.fault({ when: { path: /^\/practices\// }, times: 99, how: "reset-before" });
  const { code } = await stage.run(["send", "--channel", "telegram"]);
  expect(code).toBe(4);
  expect(stage.portal.log.filter(({ path }) => path.startsWith("/practices/"))).toHaveLength(2);
});

test("what turned out not to be posted waits for its page and its hours like any other", async () => {
  const stage = await staged();
  const [id = ""] = stage.announce(1);
  const peer = stage.networks[page];
  peer.fault({ when: { method: "POST", path: /\/feed$/ }, how: "reset-before" });
  peer.fault({ when: { method: "GET", path: /_posts$/ }, times: 99, how: "status:500" });
  await stage.run(["send", "--channel", page]);
  expect(standing(await stage.ledger(), id, page)?.state).toBe("unknown");
  peer.heal();
  stage.portal.missing.add(pathOf(stage, id));
  const shut = await stage.run(["send", "--channel", page]);
  expect(shut.out).toContain("404");
  expect(stage.posts(page, id)).toBe(0);
  expect(standing(await stage.ledger(), id, page)?.state).toBe("planned");
  stage.portal.missing.clear();
  stage.configure({}, { pace: { quiet: {}, spacing: 0, weekdays: [weekdayIn(3)] } });
  await stage.run(["send", "--channel", page]);
  expect(stage.posts(page, id)).toBe(0);
  stage.configure({});
  await stage.run(["send", "--channel", page]);
  expect(stage.posts(page, id)).toBe(1);
});

/** The weekday so many days from now, as the settings name it. */
const weekdayIn = (days: number) => {
  const name = new Intl.DateTimeFormat("ru-RU", { weekday: "short", timeZone: "UTC" });
  return name.format(new Date(Date.now() + days * 86_400_000));
};

test("two runs that take different entries keep one pace", async () => {
  const stage = await staged({ clones: 2 });
  stage.configure({}, { pace: { quiet: {}, perDay: 1 } });
  const ids = stage.announce(2);
  await Promise.all(ids.map((id, clone) => stage.run(["send", "--channel", "telegram", "--entry", id], { clone })));
  expect(found(stage, ids).toSorted()).toEqual([0, 1]);
  expect((await outcomes(stage, ids, { channels: ["telegram"] })).filter(({ duplicate }) => duplicate)).toEqual([]);
});

test("a limit lets no more of the archive out, also not later", async () => {
  const stage = await staged();
  const ids = stage.announce(3, { published: "2025-03-01" });
  await stage.run(["send", "--backfill", "--limit", "1"]);
  await stage.run(["send"]);
  expect(networkNames.map((name) => ids.filter((id) => stage.posts(name, id) > 0).length)).toEqual(
    networkNames.map(() => 1),
  );
});

test("the post of an entry that is gone is not taken for that of another at its address", async () => {
  const stage = await staged();
  const [old = ""] = stage.announce(1);
  const [entry] = stage.portal.manifest.entries;
  const peer = stage.networks[page];
  await stage.run(["send"]);
  peer.advance(25 * 60_000);
  await stage.run(["send"]);
  expect(peer.posts()).toHaveLength(1);
  if (entry) entry.id = "another-entry";
  // The network's clock went on alone: the next post has to lie before it all the same.
  stage.configure({ [page]: { ahead: 60 } });
  await stage.run(["send"]);
  await stage.run(["send"]);
  expect([peer.posts().length, peer.scheduled().length]).toEqual([1, 1]);
  const ledger = await stage.ledger();
  const numbers = [old, "another-entry"].map((id) => standing(ledger, id, page)?.remoteId);
  expect(new Set(numbers).size).toBe(2);
  const others = networkNames.filter((name) => !["facebook-page", "webhook"].includes(name));
  expect(others.map((name) => stage.networks[name].posts().length)).toEqual(others.map(() => 2));
});

test("when the ledger takes no more, the answer tells what came out before and why nothing follows", async () => {
  const stage = await staged();
  caseNamed("журнал перестал приниматься").arrange(stage);
  const { code, out } = await stage.run(["send", "--channel", "telegram", "--channel", "vk"]);
  expect(code).toBe(4);
  expect(out).toContain("об этом ниже");
  expect(out).toContain("Журнал не записан");
  expect(out).toContain("второй раз не отправит");
});
