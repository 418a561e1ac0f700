/* Kills the real program at every step of every case, and counts the posts on every network afterwards. */
import { appendFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { random } from "#bench/random.ts";
import { cases, type Case } from "./cases.ts";
import { isWell, outcomes, play, recover, type Outcome } from "./survival.ts";
import { networkNames, readLines, Stage } from "./stage.ts";

const help = `Проверка кросспостинга на прочность: настоящая программа, сети на 127.0.0.1, смерть (kill -9) на каждом шаге.

  node tests/crosspost/table.ts                    каждый случай, каждый шаг, 50 гонок: часы
  node tests/crosspost/table.ts --every 5          каждый пятый шаг, в каждом случае — со своего
  node tests/crosspost/table.ts --case 506         только случаи, в названии которых это есть
  node tests/crosspost/table.ts --races 3          сколько раз два запуска идут сразу
  node tests/crosspost/table.ts --workers 3        сколько сцен идёт рядом
  node tests/crosspost/table.ts --log /tmp/scenes  записывать сцены в файл; что в нём есть, не играть снова

Код выхода: 0 — ни повторов, ни молчаливых потерь, ни утечек ключей, и каждая сцена доиграна; 1 — есть.`;

const { values } = parseArgs({
  options: {
    every: { type: "string", default: "1" },
    case: { type: "string", default: "" },
    races: { type: "string", default: "50" },
    workers: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    log: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

/** What a scene comes to, or the sum of many. */
interface Row {
  scenes: number;
  deaths: number;
  expected: number;
  found: number;
  waiting: number;
  duplicates: number;
  lost: number;
  leaks: number;
  /** Scenes that were not played to their end: the program went round, or the scene itself could not be played. */
  endless: number;
}
const columns = [
  "случай",
  "сцен",
  "смертей",
  "постов ждали",
  "нашли",
  "ждут",
  "повторов",
  "потерь",
  "утечек",
  "без конца",
];
const empty: Row = {
  scenes: 0,
  deaths: 0,
  expected: 0,
  found: 0,
  waiting: 0,
  duplicates: 0,
  lost: 0,
  leaks: 0,
  endless: 0,
};
const sum = (all: readonly Row[]): Row =>
  all.reduce(
    (total, row) => {
      for (const name of Object.keys(empty) as (keyof Row)[]) total[name] += row[name];
      return total;
    },
    { ...empty },
  );

/** A scene that was played; `steps` is how many its first run took. */
interface Scene {
  id: string;
  name: string;
  steps: number;
  row: Row;
}
const scenes = values.log ? readLines(values.log).map((line) => JSON.parse(line) as Scene) : [];
const scenesById = new Map(scenes.map((scene) => [scene.id, scene]));

/** Plays a scene unless the log has it; gives the number of steps. */
async function once(id: string, name: string, work: () => Promise<{ steps: number; row: Row }>): Promise<number> {
  const known = scenesById.get(id);
  if (known) return known.steps;
  const played = await work().catch((error: unknown) => {
    console.error(`${id}: ${error instanceof Error ? error.message : String(error)}`);
    return { steps: 0, row: { ...empty, scenes: 1, endless: 1 } };
  });
  const scene: Scene = { id, name, ...played };
  scenes.push(scene);
  if (values.log) appendFileSync(values.log, `${JSON.stringify(scene)}\n`);
  return scene.steps;
}

function rowOf(id: string, posts: number, deaths: number, all: readonly Outcome[], leaks: readonly string[]): Row {
  for (const bad of all.filter((outcome) => !isWell(outcome))) console.error(`${id}: ${JSON.stringify(bad)}`);
  for (const leak of leaks) console.error(`${id}: key seen in ${leak}`);
  return {
    scenes: 1,
    deaths,
    expected: all.length * posts,
    found: all.reduce((total, { found }) => total + found, 0),
    waiting: all.filter(({ found, lost }) => posts === 1 && found === 0 && !lost).length,
    duplicates: all.filter(({ duplicate }) => duplicate).length,
    lost: all.filter(({ lost, untrue }) => lost || untrue).length,
    leaks: leaks.length,
    endless: 0,
  };
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
const scene = (one: Case, deaths: readonly number[]): Promise<number> => {
  const id = [one.name, ...deaths].join(", ");
  return once(id, one.name, () =>
    staged({ timeout: 2 }, async (stage) => {
      const played = await play(one, stage, deaths);
      const row = rowOf(id, one.posts, played.deaths, played.outcomes, played.leaks);
      return { steps: played.runs[0]?.steps.length ?? 0, row };
    }),
  );
};

const RACE = "два запуска сразу, две записи";
/** Two clones, two runs at once, entries that both want. */
const race = (count: number) => () => {
  const id = `${RACE}, ${count}`;
  return once(id, RACE, () =>
    staged({ clones: 2, timeout: 4 }, async (stage) => {
      const entries = stage.announce(2);
      await Promise.all([stage.run(["send"], { clone: 0 }), stage.run(["send"], { clone: 1 })]);
      await recover(stage);
      return { steps: 0, row: rowOf(id, 1, 0, await outcomes(stage, entries), []) };
    }),
  );
};

const every = Number(values.every);
const tasks: (() => Promise<unknown>)[] = [];

/** First in peace, which tells the steps; then with a death at each of them, and another in the run after it. */
const whole = (one: Case, place: number) => async () => {
  const { between } = random(Number(values.seed) * 1000 + place);
  const steps = await scene(one, []);
  for (let step = 1 + (place % every); step <= steps; step += every) {
    const again = between(1, steps);
    tasks.push(() => scene(one, [step, again]));
  }
};
cases.forEach((one, place) => {
  if (one.name.includes(values.case)) tasks.push(whole(one, place));
});
for (let count = 1; count <= Number(values.races); count++) tasks.push(race(count));

let done = 0;
async function serveTasks(): Promise<void> {
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    await task();
    if (++done % 20 === 0)
      console.error(`сцен: ${done} из ${done + tasks.length}, смертей: ${sum(scenes.map(({ row }) => row)).deaths}`);
  }
}
await Promise.all(Array.from({ length: Number(values.workers) }, serveTasks));

const total = sum(scenes.map(({ row }) => row));
const line = (cells: readonly unknown[]) => `| ${cells.join(" | ")} |`;
console.log(`${line(columns)}\n|${columns.map(() => " --- |").join("")}`);
const byName = Map.groupBy(scenes, ({ name }) => name);
for (const name of [...cases.map((one) => one.name), RACE]) {
  const played = byName.get(name);
  if (played) console.log(line([name, ...Object.values(sum(played.map(({ row }) => row)))]));
}
console.log(line(["всего", ...Object.values(total)]));
console.log(
  `\nСетей: ${networkNames.length}. «Ждут» — отложены по слову сети или переданы человеку, и журнал это знает.`,
);
process.exitCode = total.duplicates + total.lost + total.leaks + total.endless > 0 ? 1 : 0;
