/* Kills the real program at a thousand of its steps, and counts the posts on every network afterwards. */
import { parseArgs } from "node:util";
import { spoilPosting, isWell, outcomes, recover, type Outcome } from "./survival.ts";
import { networkNames, Stage } from "./stage.ts";
import type { How } from "../peers/fault.ts";

const help = `Проверка кросспостинга на прочность: настоящая программа, сети на 127.0.0.1, смерть (kill -9) на каждом шаге.

  node tests/crosspost/table.ts                    1000 смертей и 50 гонок двух запусков
  node tests/crosspost/table.ts --kills 30 --races 3
  node tests/crosspost/table.ts --workers 3        сколько сцен идёт рядом

Код выхода: 0 — ни повторов, ни молчаливых потерь; 1 — есть.`;

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "1000" },
    races: { type: "string", default: "50" },
    workers: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

/** Steps that a run of one entry to six networks takes at most, with the restarts after a death. */
const STEPS = 100;
/** How often a scene is killed before it may end in peace. */
const DEATHS = 3;
const ways: readonly (How | "well")[] = [
  "well",
  "well",
  "hang-after",
  "reset-after",
  "cut",
  "status:500-after",
  "status:500",
  "reset-before",
];

/** A small generator, so that a table can be made again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Row {
  name: string;
  scenes: number;
  deaths: number;
  expected: number;
  found: number;
  forPerson: number;
  duplicates: number;
  lost: number;
}
const rows = new Map<string, Row>();

function note(name: string, deaths: number, all: readonly Outcome[]): void {
  const row = rows.get(name) ?? {
    name,
    scenes: 0,
    deaths: 0,
    expected: 0,
    found: 0,
    forPerson: 0,
    duplicates: 0,
    lost: 0,
  };
  rows.set(name, row);
  row.scenes += 1;
  row.deaths += deaths;
  row.expected += all.length;
  row.found += all.reduce((sum, { found }) => sum + found, 0);
  row.forPerson += all.filter(
    ({ found, state }) => found === 0 && state !== "confirmed" && state !== "accepted",
  ).length;
  row.duplicates += all.filter(({ duplicate }) => duplicate).length;
  row.lost += all.filter(({ lost, untrue }) => lost || untrue).length;
  for (const bad of all.filter((one) => !isWell(one))) console.error(`${name}: ${JSON.stringify(bad)}`);
}

/** One scene: the first run dies at the given step, the next ones at steps of chance, then there is peace. */
async function deadly(first: number, way: How | "well", random: () => number): Promise<void> {
  const stage = await Stage.open({ timeout: 2 });
  try {
    await stage.run(["ledger", "init"]);
    const entries = stage.announce(1);
    if (way !== "well") spoilPosting(stage, way);
    let deaths = 0;
    for (let place = 0; place < DEATHS; place++) {
      const step = place === 0 ? first : 1 + Math.floor(random() * (STEPS / 2));
      const { code } = await stage.run(["send"], { death: { step } });
      if (code === null) deaths += 1;
    }
    await recover(stage);
    note(`смерть, сеть: ${way}`, deaths, await outcomes(stage, entries));
  } finally {
    await stage.close();
  }
}

/** Two clones, two runs at once, entries that both want. */
async function race(): Promise<void> {
  const stage = await Stage.open({ clones: 2, timeout: 4 });
  try {
    await stage.run(["ledger", "init"]);
    const entries = stage.announce(2);
    await Promise.all([stage.run(["send"], { clone: 0 }), stage.run(["send"], { clone: 1 })]);
    await recover(stage);
    note("два запуска сразу", 0, await outcomes(stage, entries));
  } finally {
    await stage.close();
  }
}

const random = randomOf(Number(values.seed));
const tasks: (() => Promise<void>)[] = Array.from({ length: Number(values.races) }, () => race);
let deaths = 0;
let scene = 0;
const wanted = Number(values.kills);
const deathsSoFar = () => [...rows.values()].reduce((sum, row) => sum + row.deaths, 0);

async function work(): Promise<void> {
  for (;;) {
    const task = tasks.pop();
    if (task) await task();
    else {
      deaths = deathsSoFar();
      if (deaths >= wanted) return;
      const place = scene++;
      // Every step of a run in turn, then again in another weather.
      const way = ways[Math.floor(place / STEPS) % ways.length] ?? "well";
      await deadly(1 + (place % STEPS), way, random);
      if (place % 10 === 0) console.error(`смертей: ${deathsSoFar()} из ${wanted}`);
    }
  }
}
await Promise.all(Array.from({ length: Number(values.workers) }, work));

const columns = ["случай", "сцен", "смертей", "постов ждали", "нашли", "у человека", "повторов", "потерь"];
console.log(`| ${columns.join(" | ")} |\n|${columns.map(() => " --- |").join("")}`);
for (const { name, ...numbers } of rows.values()) console.log(`| ${name} | ${Object.values(numbers).join(" | ")} |`);
console.log(`\nСетей в сцене: ${networkNames.length}. Смертей: ${deathsSoFar()}.`);
process.exitCode = [...rows.values()].some(({ duplicates, lost }) => duplicates + lost > 0) ? 1 : 0;
