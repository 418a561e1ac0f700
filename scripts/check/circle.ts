import type { Fault } from "#src/loader/fault.ts";

/** An import that leads from one room to another. */
export interface Crossing {
  file: string;
  line: number;
  from: string;
  to: string;
}

/** The shortest way from a room to another along the imports, both ends named; undefined where there is none. */
function wayBetween(doors: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): string[] | undefined {
  const ways = [[from]];
  const seen = new Set([from]);
  for (const way of ways)
    for (const next of doors.get(way.at(-1) ?? "") ?? []) {
      if (next === to) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  return undefined;
}

/** Every import that closes a circle of rooms, types included: of such rooms none can be understood before the others. */
export function circleFaults(crossings: readonly Crossing[]): Fault[] {
  const outward = crossings.filter(({ from, to }) => from !== to);
  const doors = new Map(
    [...Map.groupBy(outward, ({ from }) => from)].map(([from, all]) => [from, new Set(all.map(({ to }) => to))]),
  );
  return outward.flatMap(({ file, line, from, to }): Fault[] => {
    const back = wayBetween(doors, to, from);
    if (!back) return [];
    return [
      {
        file,
        line,
        message: `комнаты импортируют друг друга по кругу: ${[from, ...back].join(" → ")}`,
        mend: "перенесите общее в ту из комнат, которая о другой не знает",
      },
    ];
  });
}
