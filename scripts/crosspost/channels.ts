import type { Channel } from "./channel.ts";
import { bluesky } from "./channels/bluesky.ts";
import { facebookGroup } from "./channels/facebook-group.ts";
import { facebookPage } from "./channels/facebook-page.ts";
import { mastodon } from "./channels/mastodon.ts";
import { telegram } from "./channels/telegram.ts";
import { vk } from "./channels/vk.ts";
import { webhook } from "./channels/webhook.ts";

/** The one list of channels. Adding one touches its file and this list. */
export const allChannels: readonly Channel[] = [facebookGroup, facebookPage, telegram, vk, mastodon, bluesky, webhook];
