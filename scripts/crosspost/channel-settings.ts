import { allChannels } from "./channels.ts";
import type { ChannelSchemas } from "./settings-schema.ts";

/** What each channel may be told in the settings besides `since` and `pace`. */
export const channelSchemas: ChannelSchemas = Object.fromEntries(
  allChannels.map(({ name, settings }) => [name, settings]),
);
