import { expect, test } from "vitest";
import { scripted } from "#tests/fake/scripted-network.ts";
import type { Remote, Wire } from "./channel.ts";
import { deliver } from "./deliver.ts";
import { nextLine, type Change, type LedgerLine } from "./ledger/line.ts";
import { lineOf, type Addition } from "./ledger/store.ts";
import type { Outcome } from "./network/outcome.ts";

const key = "sample/somewhere";
const now = new Date("2026-11-26T09:00:00Z");
const unknown: Change = {
  state: "unknown",
  by: "тест",
  at: now.toISOString(),
  attempt: 1,
  marker: "https://svod.example/practices/sample/",
  createdAt: now.toISOString(),
};

/** Reads the list of a network after an unclear answer; gives the line that comes of it, and how long it waited. */
async function reconciled(found: Remote[], { at = now, known = [] as string[] } = {}) {
  const lines = new Map<string, LedgerLine[]>([
    [key, [nextLine(key, undefined, { ...unknown, at: at.toISOString() })]],
  ]);
  for (const remoteId of known) {
    const other = `other-${remoteId}/somewhere`;
    lines.set(other, [nextLine(other, undefined, { state: "confirmed", by: "тест", at: now.toISOString(), remoteId })]);
  }
  const append = async (additions: readonly Addition[]) =>
    additions.map((addition) => {
      const line = lineOf(addition);
      lines.set(line.key, [...(lines.get(line.key) ?? []), line]);
      return line;
    });
  const waits: number[] = [];
  const sleep = async (time: number) => void waits.push(time);
  const find = async (): Promise<Outcome<Remote[]>> => ({ is: "done", value: found });
  const wire: Wire = { secrets: [], send: () => Promise.reject(new Error("sends")), find, examine: async () => [] };
  const engine = { store: { ledger: lines, append }, by: "тест", now: () => now, sleep, settle: 90_000, timeout: 1000 };
  const { access } = scripted({}, {}, []);
  const { line } = await deliver({ key, post: undefined, wire, access }, engine);
  return { line, waits };
}

test("the posts of other entries at the same address are not taken for ours", async () => {
  const posts = [
    { remoteId: "1", isPublic: true },
    { remoteId: "2", isPublic: true },
  ];
  expect((await reconciled(posts, { known: ["1"] })).line).toMatchObject({ state: "confirmed", remoteId: "2" });
  expect((await reconciled(posts.slice(0, 1), { known: ["1"] })).line).toMatchObject({ state: "planned" });
  expect((await reconciled(posts)).line).toMatchObject({ state: "conflict" });
});

test("an address that is none does not keep the post's number out of the ledger", async () => {
  const { line } = await reconciled([{ remoteId: "7", url: "/svod/posts/7", isPublic: true }]);
  expect(line).toMatchObject({ state: "confirmed", remoteId: "7" });
  expect(line).not.toHaveProperty("url");
});

test("a line from the future is not waited for longer than the lists may lag", async () => {
  const tomorrow = new Date(now.getTime() + 86_400_000);
  expect((await reconciled([], { at: tomorrow })).waits).toEqual([90_000]);
});
