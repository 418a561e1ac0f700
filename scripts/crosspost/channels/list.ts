import type { Channel } from "../channel.ts";
import { bluesky } from "./bluesky.ts";
import { facebookGroup } from "./facebook-group.ts";
import { facebookPage } from "./facebook-page.ts";
import { mastodon } from "./mastodon.ts";
import { telegram } from "./telegram.ts";
import { vk } from "./vk.ts";
import { webhook } from "./webhook.ts";

/** The one list of channels. Adding one touches its file and this list. */
export const allChannels: readonly Channel[] = [facebookGroup, facebookPage, telegram, vk, mastodon, bluesky, webhook];

/** What each channel may be told in the settings besides `since` and `pace`. */
export const channelSchemas = Object.fromEntries(allChannels.map(({ name, settings }) => [name, settings]));
