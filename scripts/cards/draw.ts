import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { keptCard } from "#src/card/cache.ts";
import { cardHash, type CardFinding, type CardInput } from "#src/card/card.ts";
import { cardFolders, type CardFolders } from "#src/card/draw.ts";
import type { Fault } from "#src/loader/fault.ts";
import type { SourcedCard } from "#src/view/card-input.ts";
import { faultsOf } from "./faults.ts";

/** What the drawing process is told. */
export interface DrawingOrder {
  inputs: CardInput[];
  folders: CardFolders;
  /** How many to draw at once. */
  lanes: number;
}

/** What it answers: how far it is, and in the end which cards could not be drawn, by their place in the order. */
export type DrawingProgress = { drawn: number } | { faulty: { index: number; findings: readonly CardFinding[] }[] };

/**
 * Draws on all cores. A process of its own, because Node's pool of threads takes its size from the environment
 * before the first line of a program runs, and is four however many cores there are.
 */
function order(inputs: CardInput[], folders: CardFolders, onDrawn: (drawn: number) => void) {
  const cores = availableParallelism();
  const program = fileURLToPath(new URL("./drawing.ts", import.meta.url));
  const child = fork(program, { env: { ...process.env, UV_THREADPOOL_SIZE: String(Math.max(4, cores)) } });
  return new Promise<{ index: number; findings: readonly CardFinding[] }[]>((resolve, reject) => {
    child.on("message", (answer: DrawingProgress) =>
      "drawn" in answer ? onDrawn(answer.drawn) : resolve(answer.faulty),
    );
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`drawing of cards ended with ${code}`)));
    child.send({ inputs, folders, lanes: cores + 1 } satisfies DrawingOrder);
  });
}

/** The first line about progress comes after this many milliseconds, and so do the next. */
const PATIENCE = 5000;

/**
 * Draws every card that is not in the cache. Says how far it is when that takes long.
 * Returns how many were drawn, and what editors have to mend before the others can be.
 */
export async function drawMissing(
  root: string,
  cards: readonly SourcedCard[],
  say: (line: string) => void,
): Promise<{ drawn: number; faults: Fault[] }> {
  const folders = cardFolders(root);
  const missing = new Map<string, SourcedCard>();
  for (const card of cards) {
    const hash = cardHash(card.input);
    if (!missing.has(hash) && !(await keptCard(hash, folders.cache))) missing.set(hash, card);
  }
  const list = [...missing.values()];
  if (list.length === 0) return { drawn: 0, faults: [] };
  let told = performance.now();
  const faulty = await order(
    list.map(({ input }) => input),
    folders,
    (drawn) => {
      if (performance.now() - told < PATIENCE) return;
      told = performance.now();
      say(`Рисую картинки для соцсетей: ${drawn} из ${list.length}…`);
    },
  );
  const faults = await faultsOf(
    root,
    faulty.flatMap(({ index, findings }) => {
      const card = list[index];
      return card ? [{ card, findings }] : [];
    }),
  );
  return { drawn: list.length - faulty.length, faults };
}
