import type { Manifest } from "#src/entry/manifest.ts";
import { nearest } from "#src/text/nearest.ts";
import type { Channel } from "../channel.ts";
import { facebookGroup } from "../channels/facebook-group.ts";
import { allChannels } from "../channels/list.ts";
import type { Order } from "../order/order.ts";
import { wrongUsage } from "../order/problem.ts";
import { readPostAddress } from "../post/address.js";
import type { World } from "./world.ts";

/** The channels that are switched on: those of `content/crosspost.yaml` but for Facebook's, when the portal does without it. */
export const enabledChannels = ({ config }: Pick<World, "config">): Channel[] =>
  allChannels.filter(({ name }) => name in config.channels);

/** The channels that were named, or all that are switched on. */
export function chosenChannels(order: Order, world: Pick<World, "config">): Channel[] {
  const enabled = enabledChannels(world);
  const names = enabled.map(({ name }) => name);
  for (const name of order.channels) {
    if (names.includes(name)) continue;
    throw wrongUsage(`${whyNot(name, world)}\n  Допустимо: ${names.join(", ") || "ничего, все каналы выключены"}`);
  }
  return order.channels.length === 0 ? enabled : enabled.filter(({ name }) => order.channels.includes(name));
}

function whyNot(name: string, { config }: Pick<World, "config">): string {
  if (config.off.includes(name))
    return `Канал «${name}» выключен вместе с Facebook: channels.facebook.enabled в content/site.yaml.`;
  return allChannels.some((channel) => channel.name === name)
    ? `Канал «${name}» выключен: впишите его в content/crosspost.yaml.`
    : `Канала «${name}» нет.`;
}

/** The one channel that a record is for: the group unless another is named. */
export function oneChannel(order: Order, world: Pick<World, "config">): Channel {
  const named = order.channels.length === 0 ? { ...order, channels: [facebookGroup.name] } : order;
  const [channel, ...more] = chosenChannels(named, world);
  if (!channel || more.length > 0) throw wrongUsage("Назовите один канал: --channel.");
  return channel;
}

/** The published entry with this id. */
export function knownEntry(manifest: Manifest, id: string): Manifest["entries"][number] {
  const entry = manifest.entries.find((candidate) => candidate.id === id);
  if (entry) return entry;
  const like = nearest(
    id,
    manifest.entries.map((candidate) => candidate.id),
  );
  throw wrongUsage(
    `Записи «${id}» среди опубликованных нет.${like ? ` Возможно, ${like}?` : ""}\n  Идентификаторы показывает npm run crosspost.`,
  );
}

/**
 * The address of a post, without tracking marks.
 * @param portal the portal's own host, where it is known: told apart in words, and refused where a channel has no hosts
 * @throws Problem that says what is wrong with it.
 */
export function postAddress(address: string, { label, hosts }: Channel, portal?: string): string {
  const { url, fault } = readPostAddress(address, { hosts, portal });
  if (url !== undefined) return url;
  throw wrongUsage(`${fault}\n  Канал «${label}», получено: ${address}`);
}

/** Who makes a record. */
export const author = ({ by }: Order, env: Record<string, string | undefined>): string =>
  by ?? env["GITHUB_ACTOR"] ?? env["USER"] ?? env["USERNAME"] ?? "редакция";
