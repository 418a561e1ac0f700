import { parseJson } from "#scripts/json.ts";
import { ledgerLine, nextLine, states, type LedgerLine } from "./line.ts";
import { labelFile, type LedgerFault } from "./parse.ts";
import type { LedgerStore } from "./store.ts";

/** What a repair did, in Russian, and what is left for a person. */
export interface Repair {
  mended: string[];
  left: LedgerFault[];
}

/**
 * Mends what can be mended without losing what is known: a torn last line, and lines that were written here while the
 * remote's ledger went on. Where it is no longer certain what was posted, a line asks a person to look: nothing is sent
 * on a guess.
 */
export async function repairLedger(store: LedgerStore, by: string, at: Date, dryRun: boolean): Promise<Repair> {
  const strayed = await store.strayed();
  const faults = await store.inspect(strayed !== undefined);
  const files = new Map<string, string>();
  const mended: string[] = [];
  const stamp = { by, at: at.toISOString() };

  for (const { file } of faults.filter(({ torn }) => torn)) {
    const text = store.files.get(file) ?? "";
    files.set(file, withoutTornEnd(file, text, stamp));
    mended.push(
      `${file}: оборванная строка ${files.get(file)?.startsWith(`${text}\n`) ? "дописана" : "отрезана; проверьте в канале, вышел ли пост"}`,
    );
  }
  for (const [file, text] of strayed ?? []) {
    const remote = files.get(file) ?? store.files.get(file) ?? "";
    const whole = unite(file, remote, text, stamp);
    if (whole === remote) continue;
    const isSound =
      store.faultsOf(
        new Map([
          [labelFile, ""],
          [file, whole],
        ]),
      ).length === 0;
    const united = isSound ? whole : remote + differenceLine(file, remote, text, stamp);
    files.set(file, united);
    mended.push(`${file}: строки отсюда добавлены в общий журнал`);
  }
  if (!dryRun && (files.size > 0 || strayed)) await store.replace(files, "Repair the ledger", by, at);
  return { mended, left: faults.filter(({ torn }) => !torn) };
}

type Stamp = { by: string; at: string };

const keyOf = (file: string): string => file.replace(/^([^/]+)\/(.+)\.jsonl$/, "$2/$1");

/** Where the lines of both cannot follow each other, the remote's stand, and a person is told what is written here. */
function differenceLine(file: string, remote: string, local: string, stamp: Stamp): string {
  const last = (text: string) => readLine(text.trimEnd().split("\n").at(-1));
  const here = last(local);
  const told = here ? `${states[here.state]}${here.url ? ` ${here.url}` : ""}, ${here.at}` : "строка не читается";
  return personLine(
    file,
    last(remote),
    `в двух журналах записано разное (здесь: ${told}): проверьте в канале, что вышло`,
    stamp,
  );
}

const readLine = (source: string | undefined): LedgerLine | undefined =>
  ledgerLine.safeParse(parseJson(source ?? "")).data;

/** A whole line that only lacks its end keeps; half a line goes, and a person is asked. */
function withoutTornEnd(file: string, text: string, stamp: Stamp): string {
  const end = text.lastIndexOf("\n") + 1;
  if (readLine(text.slice(end))) return `${text}\n`;
  const before = readLine(text.slice(0, end).trimEnd().split("\n").at(-1));
  return (
    text.slice(0, end) +
    personLine(file, before, "строка журнала была оборвана: проверьте в канале, вышел ли пост", stamp)
  );
}

const personLine = (file: string, before: LedgerLine | undefined, why: string, stamp: Stamp): string =>
  `${JSON.stringify(nextLine(keyOf(file), before, { ...stamp, state: "needs_human", why }))}\n`;

/** The remote's lines and those that only stand here; when both went on, a person is asked. */
function unite(file: string, remote: string, local: string, stamp: Stamp): string {
  const known = new Set(remote.split("\n"));
  const extra = local.split("\n").filter((line) => line !== "" && !known.has(line));
  if (extra.length === 0) return remote;
  const united = `${remote}${extra.join("\n")}\n`;
  if (local.startsWith(remote)) return united;
  return (
    united +
    personLine(file, readLine(extra.at(-1)), "в двух журналах записано разное: проверьте в канале, что вышло", stamp)
  );
}
