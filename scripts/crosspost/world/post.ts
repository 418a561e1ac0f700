import type { Announcement } from "#src/entry/manifest.ts";
import { todayIn } from "#src/text/date.ts";
import type { Channel, Post, Remote } from "../channel.ts";
import type { LedgerLine } from "../ledger/line.ts";
import { ownSettings } from "./access.ts";
import type { World } from "./world.ts";

/** An entry's post in a channel, as it is written at a time. */
export const postOf = (
  { name, compose }: Pick<Channel, "name" | "compose">,
  announcement: Announcement,
  at: Date,
  { config, settings }: Pick<World, "config" | "settings">,
): Post => compose(announcement, { today: todayIn(settings.zone, at), settings: ownSettings(name, { config }) });

/** The post at the network that a line tells of. */
export const remoteOf = (line: LedgerLine): Remote => ({
  remoteId: line.remoteId ?? "",
  url: line.url,
  isPublic: line.state === "confirmed",
  due: line.due,
});
