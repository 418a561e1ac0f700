import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { appendLine, readLedger, standing } from "./ledger.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ledger-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const channels = ["facebook-group", "telegram"];
const posted = { state: "posted", by: "редактор", at: "2026-03-05T10:00:00.000Z", url: "https://t.me/svod/1" } as const;
const whole = `${JSON.stringify({ v: 1, key: "sample/telegram", ...posted })}\n`;
const write = (text: string, name = "telegram/sample.jsonl") => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};

describe("writing", () => {
  test("adds lines and never changes one", async () => {
    const file = await appendLine(folder, "sample", "telegram", posted);
    const first = readFileSync(file, "utf8");
    await appendLine(folder, "sample", "telegram", { ...posted, url: "https://t.me/svod/2" });
    expect(first).toBe(whole);
    expect(readFileSync(file, "utf8").startsWith(first)).toBe(true);
    expect(readdirSync(path.dirname(file))).toEqual(["sample.jsonl"]);
    expect(standing(await readLedger(folder, channels), "sample", "telegram")?.url).toBe("https://t.me/svod/2");
  });
  test("refuses to add to a torn file and leaves it as it was", async () => {
    write(whole.slice(0, -9));
    await expect(appendLine(folder, "sample", "telegram", posted)).rejects.toThrow("оборвана");
    expect(readFileSync(path.join(folder, "telegram/sample.jsonl"), "utf8")).toBe(whole.slice(0, -9));
  });
});

describe("reading", () => {
  test("no folder yet is an empty record", async () => {
    expect((await readLedger(path.join(folder, "none"), channels)).size).toBe(0);
  });
  test("what a broken-off write or a file manager leaves behind is no line", async () => {
    write(whole);
    write("{", "telegram/sample.jsonl.42.tmp");
    write("", "telegram/.DS_Store");
    expect((await readLedger(folder, channels)).size).toBe(1);
  });
  test("a file torn at any byte fails closed, with its name, line and remedy", async () => {
    for (let length = 1; length < whole.length; length++) {
      write(whole + whole.slice(0, length));
      const reading = readLedger(folder, channels);
      await expect(reading).rejects.toThrow(
        /sample\.jsonl:2\n {2}Последняя строка оборвана[^]*Как исправить: удалите/u,
      );
    }
  });
  test.each([
    ["an empty file", "", "telegram/sample.jsonl", "пуст"],
    ["no JSON", "posted\n", "telegram/sample.jsonl", "sample.jsonl:1"],
    ["an unknown state", whole.replace("posted", "sent"), "telegram/sample.jsonl", "не читается"],
    ["posted without an address", whole.replace(/,"url":"[^"]*"/, ""), "telegram/sample.jsonl", "не читается"],
    [
      "an address that is a program",
      whole.replace("https://t.me/svod/1", "javascript:1"),
      "telegram/sample.jsonl",
      "не читается",
    ],
    ["an empty line between", `${whole}\n${whole}`, "telegram/sample.jsonl", "sample.jsonl:2"],
    ["another entry's line", whole, "telegram/other.jsonl", "Чужая строка"],
    ["another channel's line", whole, "facebook-group/sample.jsonl", "Чужая строка"],
    ["an unknown channel", whole, "telegramm/sample.jsonl", "такого канала нет"],
    ["a copy made by a file manager", whole, "telegram/sample (1).jsonl", "лишний файл"],
    ["a file in place of a folder", whole, "telegram", "должна быть папка"],
  ])("%s fails closed", async (_, text, name, message) => {
    write(text, name);
    await expect(readLedger(folder, channels)).rejects.toThrow(message);
  });
});
