import { mkdir, readdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { entryAddress } from "#src/entry/address.ts";
import { isKind } from "#src/entry/kinds.ts";
import { readLibrary } from "#src/loader/read.ts";
import { changeEntry } from "./change.ts";
import { measure, type Cost } from "./measure.ts";
import { readOptions } from "./options.ts";
import { demandedPages, inspectSite, showsText, type Site } from "./site.ts";
import { table, type Row } from "./table.ts";
import {
  buildCommand,
  buildEnvironment,
  copyContent,
  createWorkspace,
  forgetBuilds,
  generateContent,
  project,
  TODAY,
} from "./workspace.ts";

const help = `Измеряет, сколько стоит собрать портал.

  npm run bench                            настоящее содержание и 1000 записей
  npm run bench -- --sizes 15,1000,5000    другие размеры; 15 — настоящее содержание
  npm run bench -- --json > bench.json     числа для программы
  npm run bench -- --seed 2 --keep         другие тексты; рабочие папки останутся в .cache/bench

Что измеряют: чтение содержания; карточки в пустую папку; сборку с пустого места; сборку, когда ничего
не изменилось; сборку после правки одной записи. Для сравнения в том же прогоне пишется «пол»: столько же
простых страниц из того же Markdown, без карточек и поиска. Сравнивайте отношения к полу, а не секунды;
если машина занята другим, — отношения процессорного времени.
После каждой сборки проверяется, что на месте все страницы, которых требует содержание.
Память и процессорное время известны только на Linux. Код выхода: 0 — измерено, 1 — сборка не удалась.`;

const { values: options } = readOptions({
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    sizes: { type: "string", default: "15,1000" },
    seed: { type: "string", default: "1" },
  },
});

/** This size stands for the portal's own content. */
const OWN = 15;
/** Cards are drawn at an even pace: more of them would tell nothing new. */
const CARDS = 500;

/** Progress goes where it does not spoil the answer for a program. */
const say = (line: string) => (options.json ? console.error(line) : console.log(line));
const seconds = (value: number) => `${value.toFixed(1).replace(".", ",")} с`;

/** Runs a part of the benchmark; its last line is its answer. */
async function part(name: string, ...args: string[]): Promise<Cost & { answer: Record<string, number> }> {
  const { output, ...cost } = await measure(process.execPath, [path.join("bench/parts", `${name}.ts`), ...args], {
    cwd: project,
  });
  return { ...cost, answer: JSON.parse(output.trim().split("\n").at(-1) ?? "") as Record<string, number> };
}

/** Changes one entry so that its page must show it. */
async function changeOne(root: string): Promise<{ address: string; text: string }> {
  const { library } = await readLibrary(root);
  const entry = library.entries.find((one) => isKind(one, "practices") && one.data.status === "real");
  if (!entry) throw new Error("no practice to change");
  const text = "Аннотацию изменили, чтобы измерить, во что обходится правка одной записи.";
  await changeEntry(path.join(root, entry.file), { teaser: text });
  return { address: entryAddress(entry), text };
}

async function measureSize(size: number, seed: number): Promise<{ size: number; entries: number; rows: Row[] }> {
  const root = await createWorkspace(String(size));
  if (size === OWN) await copyContent(root);
  else await generateContent(root, size, seed);
  const rows: Row[] = [];
  const add = (name: string, cost: Cost, more: Partial<Row> = {}) => {
    rows.push({ name, ...cost, ...more });
    say(`  ${name}: ${seconds(cost.seconds)}`);
  };

  const { answer: content, ...reading } = await part("content", root);
  const entries = content["entries"] ?? 0;
  say(`  записей с организациями, пунктами и страницами: ${entries}`);
  add("чтение содержания", reading);

  const { answer: cards, ...drawing } = await part("cards", root, String(CARDS), TODAY);
  const count = cards["cards"] ?? 0;
  add(`карточки, ${count} штук`, drawing, {
    cardsPerSecond: count / (cards["seconds"] ?? 0),
    bytesPerCard: (cards["bytes"] ?? 0) / count,
  });

  const build = async (name: string, page?: { address: string; text: string }): Promise<Site> => {
    const demanded = await demandedPages(root);
    const { output, ...cost } = await measure(process.execPath, buildCommand, { cwd: root, env: buildEnvironment });
    const site = await inspectSite(root, demanded, output);
    if (page) await showsText(root, page.address, page.text);
    add(name, cost, site);
    return site;
  };
  await forgetBuilds(root);
  const cold = await build("сборка с пустого места");
  const same = await build("ничего не изменилось");
  const changed = await build("изменилась одна запись", await changeOne(root));
  if (same.pages !== cold.pages || changed.pages !== cold.pages)
    throw new Error("the number of pages has changed between builds");

  const out = path.join(root, "floor");
  await mkdir(out);
  const floor = await part("floor", root, String(cold.pages), out);
  const written = (await readdir(out, { recursive: true })).filter((name) => name.endsWith(".html")).length;
  if (written !== cold.pages) throw new Error(`the floor wrote ${written} pages, the portal ${cold.pages}`);
  add("пол: простые страницы", floor, { pages: written });

  if (!options.keep) await rm(root, { recursive: true });
  const toFloor = (row: Row): Row => ({
    ...row,
    ratio: row.seconds / floor.seconds,
    cpuRatio:
      row.cpuSeconds !== undefined && floor.cpuSeconds !== undefined ? row.cpuSeconds / floor.cpuSeconds : undefined,
  });
  return { size, entries, rows: rows.map(toFloor) };
}

async function run(): Promise<void> {
  const sizes = options.sizes.split(",").map(Number);
  const seed = Number(options.seed);
  if (![...sizes, seed].every((value) => Number.isInteger(value) && value > 0))
    throw new Error("размеры и seed — целые числа больше нуля, например --sizes 15,1000 --seed 1");
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
  };
  const results = [];
  for (const size of sizes) {
    say(size === OWN ? "Настоящее содержание" : `Записей: ${size}`);
    const result = await measureSize(size, seed);
    say(`\n${table(result.rows)}\n`);
    results.push(result);
  }
  if (options.json) console.log(JSON.stringify({ machine, seed, today: TODAY, results }, null, 1));
}

if (options.help) console.log(help);
else
  try {
    await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
