import type { Announcement } from "#src/entry/manifest.ts";
import { todayIn } from "#src/text/date.ts";
import { ownSettings } from "./access.ts";
import type { Channel, Post } from "../channel.ts";
import type { World } from "./world.ts";

/** An entry's post in a channel, as it is written at a time. */
export const postOf = (
  { name, compose }: Pick<Channel, "name" | "compose">,
  announcement: Announcement,
  at: Date,
  { config, settings }: Pick<World, "config" | "settings">,
): Post => compose(announcement, { today: todayIn(settings.zone, at), settings: ownSettings(name, { config }) });
