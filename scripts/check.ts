import { spawn } from "node:child_process";
import path from "node:path";
import { formatFaults, type Fault } from "#src/loader/fault.ts";
import { checkImports } from "./check/imports.ts";
import { checkWorkflows } from "./check/workflows.ts";

const help = `Проверяет всё, что можно проверить, не собирая портал.

  npm run check                    все проверки по порядку
  npm run check -- types imports   только названные

Проверки: content, format, lint, imports, types, unused, workflows.
Код выхода: 0 — замечаний нет, 1 — есть.`;

const root = process.cwd();

/** Runs a program of node_modules with the project's own Node; its output goes to the terminal. */
const program =
  (file: string, ...args: string[]) =>
  () =>
    new Promise<boolean>((resolve, reject) => {
      const child = spawn(process.execPath, [path.join(root, file), ...args], {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
        env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
      });
      child.on("error", reject);
      child.on("exit", (code) => resolve(code === 0));
    });

const report = (look: () => Promise<Fault[]>) => async () => {
  const faults = await look();
  if (faults.length > 0) console.error(formatFaults(faults));
  return faults.length === 0;
};

interface Check {
  name: string;
  title: string;
  run: () => Promise<boolean>;
}

const checks: Check[] = [
  { name: "content", title: "Содержание", run: program("scripts/lint-content.ts") },
  {
    name: "format",
    title: "Оформление кода",
    run: program("node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."),
  },
  { name: "lint", title: "Линтер", run: program("node_modules/oxlint/bin/oxlint", "--format", "unix") },
  { name: "imports", title: "Кто кого импортирует", run: report(() => checkImports(root)) },
  // Astro's own check reads .astro and .ts alike, so that no second run of tsc is needed.
  {
    name: "types",
    title: "Типы",
    run: program("node_modules/astro/bin/astro.mjs", "check", "--minimumSeverity", "warning"),
  },
  { name: "unused", title: "Лишний код", run: program("node_modules/knip/bin/knip.js", "--no-progress") },
  { name: "workflows", title: "Рабочие процессы GitHub", run: report(() => checkWorkflows(root)) },
];

/** Runs the checks one after another, a failed one included, and returns the titles of the failed. */
async function runAll(chosen: readonly Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (const check of chosen) {
    const start = performance.now();
    console.log(`\n${check.title}…`);
    const ok = await check.run();
    if (!ok) failed.push(check.title);
    const seconds = ((performance.now() - start) / 1000).toLocaleString("ru-RU", { maximumFractionDigits: 1 });
    console.log(`${check.title}: ${ok ? "в порядке" : "есть замечания"} (${seconds} с)`);
  }
  return failed;
}

const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const unknown = names.filter((name) => !checks.some((check) => check.name === name));
if (process.argv.includes("--help")) console.log(help);
else if (unknown.length > 0) {
  console.error(`Проверки «${unknown.join(", ")}» нет. Допустимо: ${checks.map((check) => check.name).join(", ")}.`);
  process.exitCode = 1;
} else {
  const failed = await runAll(checks.filter((check) => names.length === 0 || names.includes(check.name)));
  console.log(failed.length === 0 ? "\nЗамечаний нет." : `\nЕсть замечания: ${failed.join(", ")}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
