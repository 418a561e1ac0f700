import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ledgerIn, plainGit, repositories, spoil } from "#tests/fake/ledger-repository.ts";
import { ledgerKey, standing, type Change } from "./line.ts";
import { repairLedger } from "./repair.ts";
import { Overtaken } from "./store.ts";

const at = "2026-03-05T10:00:00.000Z";
const now = new Date(at);
const key = ledgerKey("sample", "telegram");
const planned: Change = { state: "planned", by: "тест", at };
const posted: Change = { state: "posted", by: "редактор", at, url: "https://t.me/svod/1" };
const fileOfKey = "telegram/sample.jsonl";

let world: ReturnType<typeof repositories>;
let first: string;
let second: string;
beforeEach(() => {
  world = repositories(2);
  [first = "", second = ""] = world.clones;
});
afterEach(() => world.remove());

const opened = async (folder: string) => {
  const store = ledgerIn(folder);
  await store.create("тест", now);
  await store.read();
  return store;
};

describe("the ledger's branch", () => {
  test("is missing until it is opened, and every reader says so", async () => {
    await expect(ledgerIn(first).read()).rejects.toThrow("ledger init");
    expect(await ledgerIn(first).create("тест", now)).toBe(true);
    expect(await ledgerIn(second).create("тест", now)).toBe(false);
    expect((await ledgerIn(second).read()).size).toBe(0);
  });
  test("keeps lines, never changes one, and carries over what still holds", async () => {
    const store = await opened(first);
    const marker = "https://svod.example/practices/sample/";
    const [intent] = await store.append([
      {
        key,
        before: undefined,
        change: { state: "intent", by: "тест", at, attempt: 1, marker, createdAt: at, ticket: "t1" },
      },
    ]);
    const before = store.files.get(fileOfKey) ?? "";
    await store.append([{ key, before: intent, change: { state: "confirmed", by: "тест", at, remoteId: "7" } }]);
    const ledger = await ledgerIn(second).read();
    expect(ledger.get(key)).toHaveLength(2);
    expect(standing(ledger, "sample", "telegram")).toMatchObject({
      state: "confirmed",
      marker,
      ticket: "t1",
      attempt: 1,
    });
    expect(store.files.get(fileOfKey)?.startsWith(before)).toBe(true);
  });
  test("needs no remote: the local branch is the ledger", async () => {
    execFileSync("git", ["remote", "remove", "origin"], { cwd: first, env: plainGit });
    const store = ledgerIn(first, "none");
    await store.create("тест", now);
    await store.read();
    await store.append([{ key, before: undefined, change: posted }]);
    expect(standing(await ledgerIn(first, "none").read(), "sample", "telegram")?.state).toBe("posted");
  });
  test("touches neither the work tree nor the index nor other branches", async () => {
    const store = await opened(first);
    await store.append([{ key, before: undefined, change: planned }]);
    const status = execFileSync("git", ["status", "--porcelain"], { cwd: first, env: plainGit, encoding: "utf8" });
    const refs = execFileSync("git", ["for-each-ref", "--format=%(refname)", "refs/heads", "refs/svod"], {
      cwd: first,
      env: plainGit,
      encoding: "utf8",
    });
    expect(status).toBe("");
    expect(refs).toBe("");
  });
});

describe("two runners", () => {
  test("one key: only the faster one gets it", async () => {
    const [one, other] = [await opened(first), await opened(second)];
    await one.append([{ key, before: undefined, change: planned }]);
    await expect(other.append([{ key, before: undefined, change: planned }])).rejects.toThrow(Overtaken);
    expect((await ledgerIn(first).read()).get(key)).toHaveLength(1);
  });
  test("different keys: both get through, however often they push at once", async () => {
    const stores = [await opened(first), await opened(second)];
    await Promise.all(
      stores.flatMap((store, runner) =>
        Array.from({ length: 5 }, (_, place) =>
          store.append([
            { key: ledgerKey(`entry-${runner}-${place}`, "telegram"), before: undefined, change: planned },
          ]),
        ),
      ),
    );
    expect((await ledgerIn(first).read()).size).toBe(10);
  });
  test("an unreachable remote stops everything, and the address keeps its secret", async () => {
    const store = await opened(first);
    execFileSync("git", ["remote", "set-url", "origin", "https://name:very-secret@127.0.0.1:1/none.git"], {
      cwd: first,
    });
    const refusal = await store
      .append([{ key, before: undefined, change: planned }])
      .catch((error: Error) => error.message);
    expect(refusal).toContain("второй раз не отправит");
    expect(refusal).not.toContain("very-secret");
    await expect(ledgerIn(first).read()).rejects.toThrow("недоступен");
  });
});

describe("a damaged ledger", () => {
  const damaged = async (text: string | undefined, file = fileOfKey) => {
    const store = ledgerIn(first, "none");
    await store.create("тест", now);
    await store.read();
    await store.append([{ key, before: undefined, change: posted }]);
    spoil(first, file, text);
    return store;
  };
  const whole = `${JSON.stringify({ v: 1, key, ...posted })}\n`;

  test("torn at any byte it fails closed", async () => {
    const store = await damaged(whole);
    for (const length of [1, 20, whole.length - 2, whole.length - 1]) {
      spoil(first, fileOfKey, whole.slice(0, length));
      await expect(store.read()).rejects.toThrow(/sample\.jsonl:1[\s\S]*оборвана[\s\S]*ledger repair/);
    }
  });
  test("a whole line that lacks only its end is mended; of half a line a person is asked", async () => {
    const store = await damaged(whole.trimEnd());
    expect((await repairLedger(store, "тест", now, false)).left).toEqual([]);
    expect(standing(await store.read(), "sample", "telegram")?.state).toBe("posted");
    spoil(first, fileOfKey, whole + whole.slice(0, 30));
    await repairLedger(store, "тест", now, false);
    expect(standing(await store.read(), "sample", "telegram")).toMatchObject({ state: "needs_human", url: posted.url });
  });
  test.each([
    ["a foreign line", whole.replace("sample/telegram", "other/telegram"), fileOfKey, "Чужая строка"],
    ["no JSON", "{\n", fileOfKey, "не читается"],
    ["an unknown field", whole.replace('"v":1', '"v":1,"token":"x"'), fileOfKey, "не читается"],
    ["an unknown state", whole.replace('"posted"', '"done"'), fileOfKey, "не читается"],
    ["an empty file", "", fileOfKey, "Файл пуст"],
    ["an unknown channel", whole, "icq/sample.jsonl", "Канала «icq» нет"],
    ["another file", "x", "telegram/readme.txt", "Лишний файл"],
    [
      "a new try after a post",
      `${whole}${JSON.stringify({ v: 1, key, ...planned, state: "deferred", until: at })}\n`,
      fileOfKey,
      "новая отправка",
    ],
    ["no label", undefined, "ledger.json", "не журнал"],
  ])("%s is named with file and line, and not repaired on a guess", async (_what, text, file, message) => {
    const store = await damaged(text, file);
    await expect(store.read()).rejects.toThrow(message);
    const { left } = await repairLedger(store, "тест", now, false);
    expect(left).toHaveLength(1);
    await expect(store.read()).rejects.toThrow(message);
  });
  test("lines that strayed from the remote's ledger come together, and where both went on a person is asked", async () => {
    const remote = await opened(first);
    execFileSync("git", ["fetch", "--quiet", "origin", "syndication:syndication"], { cwd: first, env: plainGit });
    const local = ledgerIn(first, "none");
    await local.read();
    await local.append([{ key, before: undefined, change: posted }]);
    const other = ledgerIn(second);
    await other.read();
    await other.append([
      { key, before: undefined, change: { state: "skipped", by: "другой", at, why: "повтор" } },
      { key: ledgerKey("far", "telegram"), before: undefined, change: planned },
    ]);
    await expect(remote.read()).rejects.toThrow("разошлись");
    const { mended } = await repairLedger(remote, "тест", now, false);
    expect(mended).toHaveLength(1);
    const ledger = await ledgerIn(second).read();
    expect(ledger.get(key)?.map(({ state }) => state)).toEqual(["skipped", "posted", "needs_human"]);
    expect(ledger.get(ledgerKey("far", "telegram"))).toHaveLength(1);
    // The copy here has not strayed any more.
    expect(await ledgerIn(first).inspect()).toEqual([]);
  });
  test("lines that cannot follow each other leave the remote's standing, and a person is told of the others", async () => {
    const remote = await opened(first);
    execFileSync("git", ["fetch", "--quiet", "origin", "syndication:syndication"], { cwd: first, env: plainGit });
    const local = ledgerIn(first, "none");
    await local.read();
    const tried = { attempt: 1, marker: "https://svod.example/", createdAt: at };
    await local.append([{ key, before: undefined, change: { ...planned, state: "intent", ...tried } }]);
    const other = ledgerIn(second);
    await other.read();
    await other.append([{ key, before: undefined, change: posted }]);
    await repairLedger(remote, "тест", now, false);
    const lines = (await ledgerIn(first).read()).get(key) ?? [];
    expect(lines.map(({ state }) => state)).toEqual(["posted", "needs_human"]);
    expect(lines.at(-1)?.why).toContain("здесь: отправляется");
    expect((await repairLedger(ledgerIn(first), "тест", now, false)).mended).toEqual([]);
  });
});
