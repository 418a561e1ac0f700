import { spawnSync } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let root: string;

/** An npm that notes how it was called, makes node_modules and ends with the code in NPM_STATUS. */
const fakeNpm = `#!/bin/sh
echo "$@" >> calls.txt
mkdir -p node_modules
exit "\${NPM_STATUS:-0}"
`;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "svod-install-"));
  await mkdir(path.join(root, "scripts"));
  await mkdir(path.join(root, "bin"));
  for (const name of ["install.mjs", "prepare.mjs"])
    await copyFile(path.join(import.meta.dirname, name), path.join(root, "scripts", name));
  await writeFile(path.join(root, "package.json"), '{ "type": "module" }');
  await writeFile(path.join(root, "package-lock.json"), "{}");
  await writeFile(path.join(root, "bin/npm"), fakeNpm);
  await chmod(path.join(root, "bin/npm"), 0o755);
});
afterEach(() => rm(root, { recursive: true, force: true }));

function prepare(status = 0) {
  const { npm_execpath: _, ...env } = process.env;
  const PATH = `${path.join(root, "bin")}${path.delimiter}${process.env["PATH"]}`;
  return spawnSync(process.execPath, ["scripts/prepare.mjs"], {
    cwd: root,
    encoding: "utf8",
    env: { ...env, PATH, NPM_STATUS: String(status) },
  });
}
const calls = async () => (await readFile(path.join(root, "calls.txt"), "utf8")).trim().split("\n");

describe.skipIf(process.platform === "win32")("prepare", () => {
  test("installs once", async () => {
    expect(prepare().stdout).toBe("Устанавливаю зависимости…\n");
    expect(prepare().stdout).toBe("");
    expect(await calls()).toEqual(["ci --no-audit --no-fund --loglevel=error"]);
  });

  test.each(["package.json", "package-lock.json"])("installs again when %s has changed", async (file) => {
    prepare();
    await writeFile(path.join(root, file), '{ "type": "module", "version": "2" }');
    expect(prepare().status).toBe(0);
    expect(await calls()).toHaveLength(2);
  });

  test("installs again when the last installation broke off", async () => {
    prepare();
    await writeFile(path.join(root, "node_modules/.svod-install.json"), '{"sta');
    expect(prepare().status).toBe(0);
    expect(await calls()).toHaveLength(2);
  });

  test("a failed installation is told in one line and tried again", async () => {
    const failed = prepare(1);
    expect(failed.status).toBe(1);
    expect(failed.stderr).toMatch(/^Зависимости не установились.*\n$/);
    expect(prepare().status).toBe(0);
    expect(await calls()).toHaveLength(2);
  });
});
