// Installs what is missing, builds the portal and runs every test. Plain JavaScript for Node 18 and newer.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import {
  command,
  ensureBrowser,
  ensureGit,
  ensureInstalled,
  projectEnvironment,
  projectNode,
  Refusal,
  root,
} from "./install.mjs";
import { tally } from "./test/tally.mjs";

const help = `Устанавливает недостающее (и браузер), собирает портал и выполняет все проверки.

  npm test                   всё
  npm test -- src/text       только файлы, в пути которых есть src/text

Последняя строка: «N passed, N failed». Код выхода: 0 — всё прошло, 1 — нет.`;

const reportFile = path.join(root, ".cache", "tests.json");

function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    // Vitest did not come to its end; the count says so.
    return undefined;
  }
}

/** @param {string[]} args tests to run; all when empty */
async function runTests(args) {
  ensureInstalled();
  ensureGit();
  const env = {
    ...projectEnvironment(),
    SVOD_CHROMIUM: await ensureBrowser(),
    // One day for the build and the tests, though midnight may pass between them.
    SVOD_TODAY: process.env["SVOD_TODAY"] ?? new Date().toISOString().slice(0, 10),
  };
  /** @param {string[]} script */
  const run = (...script) => spawnSync(projectNode(), script, { cwd: root, stdio: "inherit", env }).status ?? 1;
  if (run("scripts/build.ts") !== 0) throw new Refusal("Портал не собрался, проверять нечего.");
  rmSync(reportFile, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const status = run("node_modules/vitest/vitest.mjs", "run", ...reporters, ...args);
  return tally(readReport(), status);
}

await command(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(help);
    return 0;
  }
  let count = tally(undefined, 1);
  try {
    count = await runTests(args);
    if (count.skipped > 0) console.log(`Пропущено проверок: ${count.skipped}.`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
  }
  console.log(`\n${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0 ? 0 : 1;
});
