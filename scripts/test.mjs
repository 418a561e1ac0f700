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
  Obstacle,
  root,
} from "./install.mjs";
import { readOptions, WrongUsage } from "./options.mjs";
import { tally } from "./test/tally.mjs";

/** Minutes that a run may take: four times what it usually takes on two quiet cores, twenty times for a long one. */
const limits = { usual: 32, long: 160 };

const help = `Устанавливает недостающее (и браузер), собирает портал и выполняет все проверки.

  npm test                          всё
  npm test -- src/text              только файлы, в пути которых есть src/text
  npm test -- --changed             только то, на что могли повлиять изменения: от общего с main коммита до этой минуты
  npm test -- --changed --base v1   то же от другого коммита, ветки или метки
  npm test -- --long                всё и все сбои кросспостинга, а не выборка; так проверяют по ночам

Если изменилось одно содержание, --changed проверяет его и собирает портал.
Прогон дольше ${limits.usual} мин прерывается и называет, что выполнялось; другой срок — в SVOD_TEST_LIMIT.
Последняя строка: «N passed, N failed». Код выхода: 0 — всё прошло, 1 — нет. Когда задана переменная CI, пропущенная
проверка считается непрошедшей.`;

const reportFile = path.join(root, ".cache", "tests.json");

function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    // Vitest did not come to its end; the count says so.
    return undefined;
  }
}

/** @typedef {{ changed: boolean, base: string | undefined, long: boolean, files: string[] }} Order */

/** @returns {Order | undefined} undefined when only the help is wanted */
function readOrder() {
  try {
    const { values, positionals } = readOptions({
      allowPositionals: true,
      options: {
        changed: { type: "boolean", default: false },
        base: { type: "string" },
        long: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return undefined;
    const { changed = false, base, long = false } = values;
    if (base !== undefined && !changed)
      throw new Obstacle("Ключ --base говорит, с чем сравнить, и нужен только с --changed.");
    return { changed, base, long, files: positionals };
  } catch (error) {
    if (error instanceof WrongUsage) throw new Obstacle(`${error.message}\nВсе ключи: npm test -- --help`);
    throw error;
  }
}

/** @param {Order} order */
async function runTests({ changed, base, long, files }) {
  ensureInstalled();
  ensureGit();
  const env = {
    ...projectEnvironment(),
    // One day for the build and the tests, though midnight may pass between them.
    SVOD_TODAY: process.env["SVOD_TODAY"] ?? new Date().toISOString().slice(0, 10),
    SVOD_TEST_REPORT: reportFile,
    SVOD_TEST_LIMIT: process.env["SVOD_TEST_LIMIT"] || String(long ? limits.long : limits.usual),
    ...(long && { SVOD_TEST_LONG: "1" }),
  };
  /** @param {string[]} script */
  const run = (...script) => spawnSync(projectNode(), script, { cwd: root, stdio: "inherit", env }).status ?? 1;
  let wanted = files;
  let [needsSite, needsBrowser] = [true, true];
  if (changed) {
    const reach = readReach(base, env);
    console.log(`Изменённых файлов: ${reach.changed}, на них отвечают файлы проверок: ${reach.tests.length}.`);
    if (reach.contentAlone && run("scripts/lint-content.ts") !== 0)
      throw new Obstacle("В содержании ошибки, они названы выше.");
    ({ tests: wanted, needsSite, needsBrowser } = reach);
    needsSite ||= reach.contentAlone;
  }
  if (needsBrowser) Object.assign(env, { SVOD_CHROMIUM: await ensureBrowser() });
  if (needsSite && run("scripts/build.ts") !== 0) throw new Obstacle("Портал не собрался, проверять нечего.");
  if (changed && wanted.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  rmSync(reportFile, { force: true });
  const reporters = ["default", "json", "scripts/test/limit-reporter.mjs"].map((name) => `--reporter=${name}`);
  const status = run(
    "node_modules/vitest/vitest.mjs",
    "run",
    ...reporters,
    `--outputFile.json=${reportFile}`,
    ...wanted,
  );
  return tally(readReport(), status, { strict: Boolean(process.env["CI"]) });
}

/**
 * @param {string | undefined} base
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ changed: number, contentAlone: boolean, tests: string[], needsSite: boolean, needsBrowser: boolean }}
 */
function readReach(base, env) {
  const args = ["scripts/test/reached.ts", ...(base === undefined ? [] : [base])];
  const { status, stdout } = spawnSync(projectNode(), args, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    env,
  });
  if (status !== 0) throw new Obstacle("Что изменилось, узнать не удалось: причина названа выше.");
  return JSON.parse(stdout);
}

await command(async () => {
  let count = tally(undefined, 1);
  try {
    const order = readOrder();
    if (!order) {
      console.log(help);
      return 0;
    }
    count = await runTests(order);
    if (count.skipped > 0) console.log(`Пропущено проверок: ${count.skipped}.`);
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    console.error(error.message);
  }
  console.log(`\n${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0 ? 0 : 1;
});
