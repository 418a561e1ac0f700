import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { cardFolders } from "#src/card/draw.ts";
import { parseLastUse } from "#src/card/last-use.ts";
import { routes } from "#src/entry/address.ts";
import { formatFaults } from "#src/loader/fault.ts";
import { missingFramePages } from "#src/loader/frame.ts";
import { readLibrary, type Library } from "#src/loader/read.ts";
import { site } from "#src/site.ts";
import { readPosts } from "#src/syndication/read.ts";
import { todayIn } from "#src/text/date.ts";
import { allCards } from "#src/view/page-card.ts";
import { forgetPagesOfOtherCode } from "./build/code.ts";
import { lock } from "./build/lock.ts";
import { buildFolders, recover, swap } from "./build/swap.ts";
import { drawMissing } from "./cards/draw.ts";
import { portalOf } from "./cards/portal.ts";
import { pruneCards } from "./cards/prune.ts";

const help = `Собирает портал в папку dist.

  npm run build                        собрать
  SVOD_URL=https://… npm run build     собрать для этого адреса

Прежний портал заменяется целиком и только тогда, когда новый готов:
если в содержании есть ошибка или сборка прервана, dist не меняется.
Код выхода: 0 — собран, 1 — нет.`;

const root = process.cwd();
const { next } = buildFolders(root);

const second = new Intl.NumberFormat("ru-RU", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const since = (start: number) => `${second.format((performance.now() - start) / 1000)} с`;

/** Runs Astro into `.cache/next`; its output goes straight to the terminal. Returns the exit code. */
const runAstro = () =>
  new Promise<number>((resolve, reject) => {
    const astro = path.join(import.meta.dirname, "../node_modules/astro/bin/astro.mjs");
    const leash = new URL("./build/leash.mjs", import.meta.url).href;
    const child = spawn(process.execPath, ["--import", leash, astro, "build"], {
      cwd: root,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, SVOD_OUT: ".cache/next", ASTRO_TELEMETRY_DISABLED: "1" },
    });
    // Interrupted, this process waits for Astro to end and then lets go of the lock.
    const stop = () => child.kill("SIGTERM");
    process.on("SIGINT", stop).on("SIGTERM", stop);
    child.on("error", reject);
    child.on("exit", (code) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve(code ?? 130);
    });
  });

/** Draws the share pictures that are new; false when some cannot be drawn. */
async function drawCards(library: Library): Promise<boolean> {
  const start = performance.now();
  const today = process.env["SVOD_TODAY"] ?? todayIn(site.zone, new Date());
  const { drawn, faults } = await drawMissing(root, allCards(portalOf(library, today)), console.log);
  if (faults.length > 0) console.error(formatFaults(faults));
  else if (drawn > 0) console.log(`Нарисовано картинок для соцсетей: ${drawn} (${since(start)}).`);
  return faults.length === 0;
}

async function build(): Promise<number> {
  const start = performance.now();
  if (await recover(root)) console.log("Прошлую сборку прервали: возвращаю прежний портал.");
  const { library, ...content } = await readLibrary(root);
  const faults = [...content.faults, ...missingFramePages(library, content.faults), ...(await readPosts(root)).faults];
  if (faults.length > 0) {
    console.error(formatFaults(faults));
    return 1;
  }
  console.log(`Содержание прочитано, записей: ${library.entries.length} (${since(start)}).`);
  if (!(await drawCards(library))) return 1;
  console.log("Собираю портал…");
  await rm(next, { recursive: true, force: true });
  if (await forgetPagesOfOtherCode(root)) console.log("Код портала изменился: страницы прошлых сборок не годятся.");
  const code = await runAstro();
  if (code !== 0) {
    console.error("Портал не собран, прежний остался на месте.");
    return code === 130 ? 130 : 1;
  }
  if (!existsSync(path.join(next, "index.html")))
    throw new Error("astro build ended well but left no .cache/next/index.html");
  const files = await readdir(next, { recursive: true });
  const lastUse = parseLastUse(await readFile(path.join(next, routes.cards), "utf8"));
  if (!lastUse) throw new Error(`astro build has written no list of share pictures to ${routes.cards}`);
  await pruneCards(cardFolders(root).cache, lastUse, Date.now());
  await swap(root);
  const pages = files.filter((file) => file.endsWith(".html")).length;
  console.log(`Портал собран в dist, страниц: ${pages} (${since(start)}).`);
  return 0;
}

if (process.argv.includes("--help")) console.log(help);
else {
  const onWait = (pid: number) => console.log(`Идёт другая сборка (процесс ${pid}), жду её окончания…`);
  const release = await lock(path.join(root, ".cache/build.lock"), { onWait });
  try {
    process.exitCode = await build();
  } finally {
    await rm(next, { recursive: true, force: true });
    await release();
  }
}
