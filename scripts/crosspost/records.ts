import path from "node:path";
import type { Order } from "./arguments.ts";
import { author, knownEntry, oneChannel, postAddress } from "./choice.ts";
import { readBoth, type Answer, type Command, type World } from "./command.ts";
import { appendLine, standing, type LedgerLine } from "./ledger.ts";
import { exitCodes, wrongUsage } from "./problem.ts";

type Attested = Pick<LedgerLine, "state" | "url" | "why">;

/** `posted`: a person says where the post stands. */
export const recordPosted: Command = async (order, world) => {
  const channel = oneChannel(order, world.settings);
  const url = postAddress(order.words[1] ?? "", channel);
  return record(order, world, { state: "posted", url }, `${channel.label}, ${url}`, (before) => {
    if (before?.state !== "posted" || order.replace) return;
    throw wrongUsage(
      `Запись уже отмечена в канале «${channel.label}»: ${before.url}\n  Чтобы исправить адрес, добавьте --replace.`,
    );
  });
};

/** `skip`: a person says that there will be no post, and why. */
export const recordSkip: Command = async (order, world) => {
  const channel = oneChannel(order, world.settings);
  const why = order.why ?? "";
  return record(
    order,
    world,
    { state: "skipped", why },
    `в канале «${channel.label}» не публикуем: ${why}`,
    (before) => {
      if (before?.state === "posted")
        throw wrongUsage(`Пропустить нельзя: запись уже опубликована в канале «${channel.label}» — ${before.url}`);
    },
  );
};

/** Adds a line unless the record says the same already; `refuse` throws when the line may not follow the last one. */
async function record(
  order: Order,
  world: World,
  attested: Attested,
  told: string,
  refuse: (before: LedgerLine | undefined) => void,
): Promise<Answer> {
  const [id = ""] = order.words;
  const { name } = oneChannel(order, world.settings);
  const { manifest, ledger } = await readBoth(order, world);
  const { title } = knownEntry(manifest, id);
  const before = standing(ledger, id, name);
  const { state, url, why } = attested;
  const same = before?.state === state && before.url === url && before.why === why;
  if (!same) {
    refuse(before);
    const line = { ...attested, by: author(order, world.env), at: world.now.toISOString() };
    await appendLine(path.resolve(world.root, order.ledger), id, name, line);
  }
  return {
    text: `${same ? "Уже записано" : "Записано"}: «${title}» — ${told}`,
    data: { id, channel: name, ...attested, written: !same },
    exitCode: exitCodes.done,
  };
}
