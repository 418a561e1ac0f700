import type { Manifest } from "#src/entry/manifest.ts";
import { nearest } from "#src/text/nearest.ts";
import type { Order } from "./arguments.ts";
import type { Channel } from "./channel.ts";
import { allChannels, enabledChannels } from "./channels.ts";
import { facebookGroup } from "./channels/facebook-group.ts";
import { wrongUsage } from "./problem.ts";
import type { Settings } from "./settings.ts";

/** The channels that were named, or all that are switched on. */
export function chosenChannels(order: Order, settings: Settings): Channel[] {
  const enabled = enabledChannels([
    ...(settings.channels.facebook.enabled ? [facebookGroup.name] : []),
    ...(settings.channels.telegram.enabled ? ["telegram"] : []),
    ...(settings.channels.vk.enabled ? ["vk"] : []),
  ]);
  const names = enabled.map(({ name }) => name);
  for (const name of order.channels) {
    if (names.includes(name)) continue;
    const isOff = allChannels.some((channel) => channel.name === name);
    throw wrongUsage(
      `${isOff ? `Канал «${name}» выключен в src/site.ts.` : `Канала «${name}» нет.`}\n  Допустимо: ${names.join(", ")}`,
    );
  }
  return order.channels.length === 0 ? enabled : enabled.filter(({ name }) => order.channels.includes(name));
}

/** The one channel that a record is for: the group unless another is named. */
export function oneChannel(order: Order, settings: Settings): Channel {
  const named = order.channels.length === 0 ? { ...order, channels: [facebookGroup.name] } : order;
  const [channel, ...more] = chosenChannels(named, settings);
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
    hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (url && isTheirs) return url.href;
  throw wrongUsage(
    `Это не адрес поста: ${address}\n  Канал «${label}»: адрес начинается с ${hosts.map((host) => `https://${host}/`).join(" или ")}`,
  );
}

/** Who makes a record. */
export const author = ({ by }: Order, env: Record<string, string | undefined>): string =>
  by ?? env["GITHUB_ACTOR"] ?? env["USER"] ?? env["USERNAME"] ?? "редакция";
