import { describe, expect, test } from "vitest";
import { sample, sampleManifest } from "#tests/fake/announcement.ts";
import { ledgerKey, type Ledger, type LedgerLine } from "../ledger/line.ts";
import { planOffers, type PlanChannel, type PlanRequest } from "./plan.ts";

const newest = sample({ id: "newest", published: "2026-03-03" });
const middle = sample({ id: "middle", published: "2026-03-02" });
const oldest = sample({ id: "oldest", published: "2026-03-01" });
const manifest = sampleManifest([newest, middle, oldest]);
const wired = (name: string, change: Partial<PlanChannel> = {}): PlanChannel => ({
  name,
  isWired: true,
  takes: () => true,
  ...change,
});
const ask = (change: Partial<PlanRequest> = {}): PlanRequest => ({
  channels: [wired("telegram")],
  entries: [],
  backfill: false,
  limit: 10,
  ...change,
});

const line = (id: string, change: Partial<LedgerLine> = {}): [string, LedgerLine[]] => {
  const key = ledgerKey(id, "telegram");
  return [
    key,
    [
      {
        v: 1,
        key,
        state: "posted",
        by: "редактор",
        at: "2026-03-02T12:00:00.000Z",
        url: "https://t.me/svod/1",
        ...change,
      },
    ],
  ];
};
const empty: Ledger = new Map();
const ids = (ledger: Ledger, request: PlanRequest) =>
  planOffers(manifest, ledger, request).offers.map(({ announcement }) => announcement.id);

describe("the plan", () => {
  test("offers everything, newest first", () => expect(ids(empty, ask())).toEqual(["newest", "middle", "oldest"]));
  test("leaves out what was posted or skipped", () => {
    const ledger = new Map([line("newest"), line("oldest", { state: "skipped", url: undefined, why: "повтор" })]);
    expect(ids(ledger, ask())).toEqual(["middle"]);
  });
  test("does not offer an edited entry again", () => {
    const edited = sampleManifest([
      {
        ...newest,
        title: "Новый заголовок",
        url: "https://svod.example/practices/renamed/",
        updated: "2026-04-01",
        published: "2026-04-01",
      },
    ]);
    expect(planOffers(edited, new Map([line("newest")]), ask({ backfill: true })).offers).toEqual([]);
  });
  test("keeps channels apart", () => {
    const { offers } = planOffers(
      manifest,
      new Map([line("newest")]),
      ask({ channels: [wired("telegram"), wired("vk")], entries: ["newest"] }),
    );
    expect(offers.map(({ channel }) => channel)).toEqual(["vk"]);
  });
  test("begins with the day of --since", () =>
    expect(ids(empty, ask({ since: "2026-03-02" }))).toEqual(["newest", "middle"]));
  test("limits entries, not posts, and counts all that wait", () => {
    const plan = planOffers(manifest, empty, ask({ channels: [wired("telegram"), wired("vk")], limit: 2 }));
    expect(plan.offers.map(({ announcement }) => announcement.id)).toEqual(["newest", "newest", "middle", "middle"]);
    expect(plan.waiting).toBe(3);
  });
  test("a limit counts what waits, not what is settled", () => {
    expect(ids(new Map([line("newest")]), ask({ limit: 1 }))).toEqual(["middle"]);
  });
});

describe("what waits", () => {
  const at = "2026-03-04T12:00:00.000Z";
  test.each(["planned", "deferred", "blocked_auth"] as const)("%s goes on by itself", (state) => {
    const ledger = new Map([line("newest", { state, until: at, url: undefined })]);
    expect(ids(ledger, ask({ entries: ["newest"] }))).toEqual(["newest"]);
  });
  test.each(["intent", "unknown", "accepted", "confirmed", "needs_human", "conflict", "failed", "removed"] as const)(
    "%s is never begun anew",
    (state) => {
      const ledger = new Map([line("newest", { state })]);
      expect(ids(ledger, ask({ entries: ["newest"], backfill: true }))).toEqual([]);
    },
  );
  test("what a person has claimed still waits for that person", () => {
    const group = wired("telegram", { isWired: false });
    const ledger = new Map([line("newest", { state: "claimed", until: at, url: undefined })]);
    expect(ids(ledger, ask({ channels: [group], entries: ["newest"] }))).toEqual(["newest"]);
  });
  test("a person's work does not grow old with the first mark", () => {
    const group = wired("telegram", { isWired: false });
    const { offers } = planOffers(manifest, new Map([line("newest")]), ask({ channels: [group] }));
    expect(offers.map(({ archive }) => archive)).toEqual([false, false]);
  });
  test("an entry goes only to the channels that its rubric names", () => {
    const choosy = wired("vk", { takes: (rubric) => rubric === "events" });
    expect(ids(empty, ask({ channels: [choosy] }))).toEqual([]);
  });
});

describe("the archive", () => {
  test("begins before the day that the settings name", () => {
    const since = ask({ channels: [wired("telegram", { since: "2026-03-02" })] });
    expect(archive(empty, since)).toEqual({ newest: false, middle: false, oldest: true });
  });
  test("what was let out of it goes on, whatever its day", () => {
    const ledger = new Map([line("oldest", { state: "planned", url: undefined })]);
    expect(archive(ledger, ask({ channels: [wired("telegram", { since: "2026-03-03" })] }))).toMatchObject({
      oldest: false,
    });
  });
  const archive = (ledger: Ledger, request: PlanRequest) =>
    Object.fromEntries(
      planOffers(manifest, ledger, request).offers.map((offer) => [offer.announcement.id, offer.archive]),
    );

  test("a first run shows it and may send nothing", () => {
    expect(archive(empty, ask())).toEqual({ newest: true, middle: true, oldest: true });
  });
  test("is what came before the channel's first record", () => {
    expect(archive(new Map([line("middle")]), ask())).toEqual({ newest: false, oldest: true });
  });
  test.each([{ since: "2026-03-01" }, { backfill: true }, { entries: ["newest", "middle", "oldest"] }])(
    "may go out when it is asked for: %o",
    (change) => {
      expect(archive(empty, ask(change))).toEqual({ newest: false, middle: false, oldest: false });
    },
  );
});
