/* Kills the real program at every step of every case, and counts the posts on every network afterwards. */
import { parseArgs } from "node:util";
import { cases, type Case } from "./cases.ts";
import { isWell, outcomes, play, recover, type Outcome } from "./survival.ts";
import { networkNames, Stage } from "./stage.ts";

const help = `Проверка кросспостинга на прочность: настоящая программа, сети на 127.0.0.1, смерть (kill -9) на каждом шаге.

  node tests/crosspost/table.ts                    каждый случай, каждый шаг, 50 гонок: часы
  node tests/crosspost/table.ts --every 5          каждый пятый шаг, в каждом случае — со своего
  node tests/crosspost/table.ts --case 506         только случаи, в названии которых это есть
  node tests/crosspost/table.ts --races 3          сколько раз два запуска идут сразу
  node tests/crosspost/table.ts --workers 3        сколько сцен идёт рядом

Код выхода: 0 — ни повторов, ни молчаливых потерь, ни утечек ключей; 1 — есть.`;

const { values } = parseArgs({
  options: {
    every: { type: "string", default: "1" },
    case: { type: "string", default: "" },
    races: { type: "string", default: "50" },
    workers: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

/** A small generator, so that a table can be made again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Row {
  scenes: number;
  deaths: number;
  expected: number;
  found: number;
  waiting: number;
  duplicates: number;
  lost: number;
  leaks: number;
}
const rows = new Map<string, Row>();
const columns = ["случай", "сцен", "смертей", "постов ждали", "нашли", "ждут", "повторов", "потерь", "утечек"];
const empty: Row = { scenes: 0, deaths: 0, expected: 0, found: 0, waiting: 0, duplicates: 0, lost: 0, leaks: 0 };

function note(name: string, posts: number, deaths: number, all: readonly Outcome[], leaks: readonly string[]): void {
  const row = rows.get(name) ?? { ...empty };
  rows.set(name, row);
  row.scenes += 1;
  row.deaths += deaths;
  row.expected += all.length * posts;
  row.found += all.reduce((sum, { found }) => sum + found, 0);
  row.waiting += all.filter(({ found, lost }) => posts === 1 && found === 0 && !lost).length;
  row.duplicates += all.filter(({ duplicate }) => duplicate).length;
  row.lost += all.filter(({ lost, untrue }) => lost || untrue).length;
  row.leaks += leaks.length;
  for (const bad of all.filter((outcome) => !isWell(outcome))) console.error(`${name}: ${JSON.stringify(bad)}`);
  for (const leak of leaks) console.error(`${name}: key seen in ${leak}`);
}

async function staged<Value>(
  options: Parameters<typeof Stage.open>[0],
  work: (stage: Stage) => Promise<Value>,
): Promise<Value> {
  const stage = await Stage.open(options);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}

/** One scene of a case; gives the number of steps that its first run took. */
const scene = (one: Case, deaths: readonly number[]): Promise<number> =>
  staged({ timeout: 2 }, async (stage) => {
    const played = await play(one, stage, deaths);
    note(one.name, one.posts, played.deaths, played.outcomes, played.leaks);
    return played.runs[0]?.steps.length ?? 0;
  });

const RACE = "два запуска сразу, две записи";
/** Two clones, two runs at once, entries that both want. */
const race = (): Promise<void> =>
  staged({ clones: 2, timeout: 4 }, async (stage) => {
    const entries = stage.announce(2);
    await Promise.all([stage.run(["send"], { clone: 0 }), stage.run(["send"], { clone: 1 })]);
    await recover(stage);
    note(RACE, 1, 0, await outcomes(stage, entries), []);
  });

const random = randomOf(Number(values.seed));
const every = Number(values.every);
const tasks: (() => Promise<unknown>)[] = [];

/** First in peace, which tells the steps; then with a death at each of them, and another in the run after it. */
const whole = (one: Case, place: number) => async () => {
  const steps = await scene(one, []);
  for (let step = 1 + (place % every); step <= steps; step += every) {
    const again = 1 + Math.floor(random() * steps);
    tasks.push(() => scene(one, [step, again]));
  }
};
cases.filter(({ name }) => name.includes(values.case)).forEach((one, place) => tasks.push(whole(one, place)));
for (let count = 0; count < Number(values.races); count++) tasks.push(race);

let done = 0;
async function serveTasks(): Promise<void> {
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    await task();
    const deaths = [...rows.values()].reduce((sum, row) => sum + row.deaths, 0);
    if (++done % 20 === 0) console.error(`сцен: ${done} из ${done + tasks.length}, смертей: ${deaths}`);
  }
}
await Promise.all(Array.from({ length: Number(values.workers) }, serveTasks));

const total = [...rows.values()].reduce(
  (sum, row) => {
    for (const name of Object.keys(empty) as (keyof Row)[]) sum[name] += row[name];
    return sum;
  },
  { ...empty },
);
const line = (cells: readonly unknown[]) => `| ${cells.join(" | ")} |`;
console.log(`${line(columns)}\n|${columns.map(() => " --- |").join("")}`);
const inOrder = [...cases.map(({ name }) => name), RACE].flatMap((name) => {
  const row = rows.get(name);
  return row ? [[name, row] as const] : [];
});
for (const [name, row] of [...inOrder, ["всего", total] as const]) console.log(line([name, ...Object.values(row)]));
console.log(
  `\nСетей: ${networkNames.length}. «Ждут» — отложены по слову сети или переданы человеку, и журнал это знает.`,
);
process.exitCode = total.duplicates + total.lost + total.leaks > 0 ? 1 : 0;
