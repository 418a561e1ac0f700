import path from "node:path";
import { facebookGroup, groupRules } from "../channels/facebook-group.ts";
import { exitCodes, type Answer } from "../order/answer.ts";
import { defaultManifest } from "../order/option.ts";
import type { Order } from "../order/order.ts";
import { planChannels } from "../plan/channels.ts";
import { planOffers } from "../plan/plan.ts";
import { enabledChannels } from "../world/choice.ts";
import { readBoth } from "../world/ledger.ts";
import { isRemote } from "../world/manifest.ts";
import { postOf } from "../world/post.ts";
import type { World } from "../world/world.ts";
import { deskFolder, localPictures, writeDesk } from "./folder.ts";
import { firstOf, inOrder, isLate } from "./order.ts";
import { withdrawnPosts } from "./withdrawn.ts";

const DESK_LIMIT = 30;

/** Makes the page from which a person publishes in the group, of what waits for it. */
export async function makeDesk(order: Order, world: World): Promise<Answer> {
  const { settings, config, now, root } = world;
  if (!enabledChannels(world).includes(facebookGroup))
    return {
      text: "Группа Facebook выключена (content/crosspost.yaml или channels.facebook.enabled в content/site.yaml): стол для неё не нужен.",
      data: { written: false },
      exitCode: exitCodes.done,
    };
  const { manifest, store } = await readBoth(order, world);
  const channels = planChannels(world).filter(({ name }) => name === facebookGroup.name);
  const { opened } = store;
  const { offers } = planOffers(manifest, store.ledger, { ...order, channels, limit: Infinity, opened });
  const atRest = order.entries.filter((id) => !offers.some(({ announcement }) => announcement.id === id));
  const idle = atRest.map(
    (id) => `Запись ${id} публикации не ждёт. Что с ней, покажет команда: npm run crosspost -- status --entry ${id}`,
  );
  // An empty page in the place of the desk would say that all is published.
  if ((order.entries.length > 0 || order.since !== undefined) && offers.length === 0)
    return {
      text: [
        ...(order.entries.length > 0 ? idle : [`Среди записей с ${order.since} публикации не ждёт ни одна.`]),
        "Стол не изменился.",
      ].join("\n"),
      data: { written: false, waiting: 0, entries: [] },
      exitCode: exitCodes.done,
    };
  const all = inOrder(offers, now);
  const { fresh, taken, archive } = firstOf(all, order.limit ?? DESK_LIMIT);
  const shown = [...fresh, ...taken, ...archive];
  const ids = shown.map(({ announcement }) => announcement.id);
  const pictures = isRemote(order.from) ? [] : await localPictures(manifest, ids, path.resolve(root, order.from));
  const tasks = shown.map((offer) => ({
    ...offer,
    post: postOf(facebookGroup, offer.announcement, world.now, world),
    picture: pictures.find(({ id }) => id === offer.announcement.id)?.target,
  }));
  const withdrawn = withdrawnPosts(store.ledger, facebookGroup.name, manifest);
  const folder = order.out ?? deskFolder;
  const file = path.posix.join(folder, "index.html");
  const page = {
    settings,
    channel: facebookGroup,
    tasks,
    withdrawn,
    waiting: { fresh: all.fresh.length, taken: all.taken.length, archive: all.archive.length },
    late: all.fresh.filter((entry) => isLate(entry, now, config.remindAfter)).length,
    rules: groupRules(config.channels[facebookGroup.name]),
    remindAfter: config.remindAfter,
    now,
    commandOptions: samePlace(order),
  };
  if (!order.dryRun) await writeDesk(path.resolve(root, folder), page, pictures);
  const unseen = isRemote(order.from) ? [] : ids.filter((id) => !pictures.some((picture) => picture.id === id));
  const lines = [
    order.dryRun ? `Было бы записано: ${file}.` : `Готово: откройте ${file} в браузере.`,
    `Ждут публикации: ${offers.length - all.archive.length}${all.archive.length > 0 ? `, в архиве: ${all.archive.length}` : ""}, на странице: ${tasks.length}.`,
    ...idle,
  ];
  if (withdrawn.length > 0)
    lines.push(`Посты снятых записей, их надо удалить: ${withdrawn.map(({ id }) => id).join(", ")}.`);
  if (unseen.length > 0)
    lines.push(`Картинок этих записей в сборке нет: ${unseen.join(", ")}. Выполните npm run build.`);
  if (order.open && !order.dryRun) await openInBrowser(path.resolve(root, file));
  return {
    text: lines.join("\n"),
    data: {
      written: !order.dryRun,
      file,
      waiting: offers.length,
      entries: ids,
      withdrawn: withdrawn.map(({ id }) => id),
      withoutPicture: unseen,
    },
    exitCode: exitCodes.done,
  };
}

/** The option that makes a command on the desk read the same manifest. */
const samePlace = ({ from }: Order): string => (from === defaultManifest ? "" : ` --from "${from}"`);

/** Opens a file in the system's own way; without one the answer names the file anyway. */
async function openInBrowser(file: string): Promise<void> {
  const { spawn } = await import("node:child_process");
  const command = { darwin: "open", win32: "explorer" }[process.platform as string] ?? "xdg-open";
  const child = spawn(command, [file], { detached: true, stdio: "ignore" });
  child.on("error", () => {});
  child.unref();
}
