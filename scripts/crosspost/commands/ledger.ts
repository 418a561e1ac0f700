import path from "node:path";
import { replaceFile } from "#scripts/replace-file.ts";
import { announcedPostsFile } from "#src/syndication/posts.ts";
import { ledgerProblem } from "../ledger/parse.ts";
import { repairLedger } from "../ledger/repair.ts";
import { exitCodes } from "../order/answer.ts";
import { wrongUsage } from "../order/problem.ts";
import { exportedPosts } from "../report/posts.ts";
import { author } from "../world/choice.ts";
import { openLedger } from "../world/ledger.ts";
import type { Command } from "./command.ts";

type Run = Command["run"];

const init: Run = async (order, world) => {
  const store = await openLedger(world);
  const made = order.dryRun ? !(await store.exists()) : await store.create(author(order, world.env), world.now);
  return {
    text: made
      ? `${order.dryRun ? "Журнал был бы заведён" : "Журнал заведён"}: ${store.name}.`
      : `Журнал уже есть: ${store.name}. Проверить его: npm run crosspost -- ledger verify`,
    data: { created: made && !order.dryRun, ledger: store.name },
    exitCode: exitCodes.done,
  };
};

const verify: Run = async (_order, world) => {
  const store = await openLedger(world);
  const faults = await store.inspect();
  const lines = [...store.ledger.values()].reduce((sum, all) => sum + all.length, 0);
  return {
    text:
      faults.length === 0
        ? `Журнал в порядке (${store.name}): записей в каналах — ${store.ledger.size}, строк — ${lines}.`
        : ledgerProblem(store.name, faults).message,
    data: { ledger: store.name, keys: store.ledger.size, lines, faults },
    exitCode: faults.length === 0 ? exitCodes.done : exitCodes.input,
  };
};

const repair: Run = async (order, world) => {
  const store = await openLedger(world);
  const { mended, left } = await repairLedger(store, author(order, world.env), world.now, order.dryRun);
  const verb = order.dryRun ? "Было бы исправлено" : "Исправлено";
  const text = [
    mended.length === 0 ? "Исправлять нечего." : `${verb}:\n${mended.map((line) => `  ${line}`).join("\n")}`,
    ...(left.length === 0 ? [] : [ledgerProblem(store.name, left).message]),
  ].join("\n");
  return { text, data: { mended, left }, exitCode: left.length === 0 ? exitCodes.done : exitCodes.input };
};

const exportPosts: Run = async (order, world) => {
  const store = await openLedger(world);
  const isThere = await store.exists();
  if (isThere) await store.read();
  const posts = exportedPosts(store.ledger);
  const file = path.resolve(world.root, order.out ?? announcedPostsFile);
  if (!order.dryRun) await replaceFile(file, `${JSON.stringify(posts, null, 2)}\n`);
  const count = Object.values(posts.posts).reduce((sum, list) => sum + list.length, 0);
  return {
    text: isThere
      ? `Постов с адресами: ${count}. ${order.dryRun ? "Список не записан: это проба." : "Портал покажет их при следующей сборке."}`
      : "Журнала ещё нет: портал пока не показывает, где вышли записи.",
    data: { file: path.relative(world.root, file), posts: count },
    exitCode: exitCodes.done,
  };
};

const verbs: Record<string, Run> = { init, verify, repair, export: exportPosts };

/** `ledger init | verify | repair | export`. */
export const ledger: Command = {
  name: "ledger",
  words: ["init, verify, repair или export"],
  options: ["by", "out", "dry-run"],
  help: [
    ["ledger init", "завести журнал; делается один раз"],
    ["ledger verify | repair", "проверить его; исправить то, что можно исправить без потерь"],
    ["ledger export", "список вышедших постов для портала"],
  ],
  example: "npm run crosspost -- ledger verify",
  run: (order, world) => {
    const [verb = ""] = order.words;
    const run = verbs[verb];
    if (!run) throw wrongUsage(`ledger ${verb}: такого нет.\n  Допустимо: ${Object.keys(verbs).join(", ")}`);
    return run(order, world);
  },
};
