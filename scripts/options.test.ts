import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { nearest } from "#src/text/nearest.ts";
import { readOptions, WrongUsage } from "./options.mjs";

const options = {
  name: { type: "string" },
  yes: { type: "boolean", short: "y" },
  "dry-run": { type: "boolean" },
} as const;
const read = (args: string[], allowPositionals = false) => readOptions({ args, options, allowPositionals }, nearest);

test("what is written well is read as parseArgs reads it", () => {
  const { values, positionals } = read(["--name", "Маяк", "-y", "v1"], true);
  expect({ ...values, positionals }).toEqual({ name: "Маяк", yes: true, positionals: ["v1"] });
  expect(read(["--name=-1"]).values.name).toBe("-1");
});

test.each([
  [["--nmae", "Маяк"], "Ключа --nmae нет. Возможно, --name? Допустимо: --name, --yes, --dry-run."],
  [["--toString"], "Ключа --toString нет. Допустимо: --name, --yes, --dry-run."],
  [["-x"], "Ключа -x нет. Допустимо: --name, --yes, --dry-run."],
  [["--name"], "После --name нужно значение."],
  [["--name", "--yes"], "После --name нужно значение."],
  [["--name="], "После --name нужно значение."],
  [["--dry-run=1"], "У ключа --dry-run значения нет: пишите просто --dry-run."],
  [["--yes", "лишнее"], "Лишнее слово «лишнее». Значение пишут сразу после его ключа, текст с пробелами — в кавычках."],
])("%j is told by what is wrong with it", (args, message) => {
  expect(() => read(args)).toThrow(new WrongUsage(message));
});

test.each([
  ["init.ts", ["--name"], 2, "После --name нужно значение.\nВсе ключи: npm run init -- --help"],
  ["init.ts", ["extra"], 2, "Лишнее слово «extra»."],
  ["upgrade.ts", ["v1", "--dryrun"], 2, "Ключа --dryrun нет. Возможно, --dry-run?"],
  ["lint-content.ts", ["--nope"], 2, "Ключа --nope нет."],
  ["serve.ts", ["--hsot"], 1, "Ключа --hsot нет. Возможно, --host?"],
  ["search.ts", ["--dist"], 2, "После --dist нужно значение."],
  ["test.mjs", ["--chnaged"], 1, "Ключа --chnaged нет."],
])("%s %j is refused before anything is done", (program, args, code, message) => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, program), ...args], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: code, stderr: expect.stringContaining(message) as string });
  expect(stderr).not.toMatch(/^\s+at |ERR_|Option/m);
});
