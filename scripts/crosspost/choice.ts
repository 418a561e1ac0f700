import type { Manifest } from "#src/entry/manifest.ts";
import { nearest } from "#src/text/nearest.ts";
import type { Order } from "./arguments.ts";
import type { Channel } from "./channel.ts";
import { allChannels } from "./channels.ts";
import { facebookGroup } from "./channels/facebook-group.ts";
import type { World } from "./command.ts";
import { wrongUsage } from "./problem.ts";

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
    return `Канал «${name}» выключен вместе с Facebook: channels.facebook.enabled в src/site.ts.`;
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

/** The address of a post, when it stands on the channel's own hosts: the likeliest slip is to paste the portal's address. */
export function postAddress(address: string, { label, hosts }: Channel): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isTheirs =
    url &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    (hosts.length === 0 || hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)));
  if (url && isTheirs) return url.href;
  const begin = hosts.map((host) => `https://${host}/`).join(" или ") || "https://";
  throw wrongUsage(`Это не адрес поста: ${address}\n  Канал «${label}»: адрес начинается с ${begin}`);
}

/** Who makes a record. */
export const author = ({ by }: Order, env: Record<string, string | undefined>): string =>
  by ?? env["GITHUB_ACTOR"] ?? env["USER"] ?? env["USERNAME"] ?? "редакция";
