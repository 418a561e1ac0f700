import type { Channel } from "./channel.ts";
import { facebookGroup } from "./channels/facebook-group.ts";
import { telegram } from "./channels/telegram.ts";
import { vk } from "./channels/vk.ts";
import type { Settings } from "./settings.ts";

/** The one list of channels. Adding one touches its file and this list. */
export const allChannels: readonly { channel: Channel; enabled: (settings: Settings) => boolean }[] = [
  { channel: facebookGroup, enabled: ({ channels }) => channels.facebook.enabled },
  { channel: telegram, enabled: ({ channels }) => channels.telegram.enabled },
  { channel: vk, enabled: ({ channels }) => channels.vk.enabled },
];

/** The channels that the portal's settings leave switched on. */
export const enabledChannels = (settings: Settings): Channel[] =>
  allChannels.filter(({ enabled }) => enabled(settings)).map(({ channel }) => channel);
