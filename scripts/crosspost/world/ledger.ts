import type { Manifest } from "#src/entry/manifest.ts";
import { allChannels } from "../channels/list.ts";
import { gitIn } from "../ledger/git.ts";
import { LedgerStore, Overtaken, type Addition } from "../ledger/store.ts";
import type { Order } from "../order/order.ts";
import { brokenInput, wrongUsage } from "../order/problem.ts";
import { knownEntry } from "./choice.ts";
import { readManifest } from "./manifest.ts";
import type { World } from "./world.ts";

/** The ledger of this portal, not read yet. */
export async function openLedger({ root, env, config }: World): Promise<LedgerStore> {
  const git = gitIn(root, env);
  const { code, out } = await git(["remote"]).catch(() => {
    throw brokenInput("Не найдена программа Git: журнал публикаций ведётся в ней. Установите Git и повторите.");
  });
  if (code !== 0)
    throw brokenInput(
      "Эта папка не под Git, а журнал публикаций — ветка в нём. Выполните git init или возьмите копию портала через git clone.",
    );
  const remotes = out.toString("utf8").split("\n").filter(Boolean);
  const { branch, remote } = config.ledger;
  if (remote && !remotes.includes(remote))
    throw brokenInput(
      `В content/crosspost.yaml назван удалённый репозиторий «${remote}», а в Git его нет.\n  Есть: ${remotes.join(", ") || "ни одного"}`,
    );
  const place = { branch, remote: remote ?? (remotes.includes("origin") ? "origin" : undefined) };
  // A channel that is switched off keeps its record.
  return new LedgerStore(
    git,
    place,
    allChannels.map(({ name }) => name),
  );
}

/**
 * What is published, and what was posted: nearly every command begins with both.
 * @param mayBeUnopened true for what sends nothing: then a portal without a ledger has posted nothing
 */
export async function readBoth(
  order: Order,
  world: World,
  mayBeUnopened = false,
): Promise<{ manifest: Manifest; store: LedgerStore }> {
  const manifest = await readManifest(order.from, world);
  for (const id of order.entries) knownEntry(manifest, id);
  const store = await openLedger(world);
  if (!mayBeUnopened || (await store.exists())) await store.read();
  return { manifest, store };
}

/**
 * Adds what a person's command says.
 * @throws Problem when another was faster.
 */
export async function appendAlone(store: LedgerStore, additions: readonly Addition[]): Promise<void> {
  try {
    await store.append(additions);
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    throw wrongUsage(
      `Журнал только что изменил кто-то другой: ${error.keys.join(", ")}.\n  Посмотрите, что теперь: npm run crosspost -- status`,
    );
  }
}
