import type { Manifest } from "#src/entry/manifest.ts";
import type { Channel } from "../channel.ts";
import { renderHash } from "../deliver.ts";
import { isPosted, standing, type Ledger } from "../ledger/line.ts";
import { postOf } from "../world/post.ts";
import type { World } from "../world/world.ts";

/** Posts whose text is no longer what the entry says now, as it would have been written on the day of the post. */
export const outdated = (channel: Channel, entries: Manifest["entries"], ledger: Ledger, world: World) =>
  entries.flatMap((announcement) => {
    const line = standing(ledger, announcement.id, channel.name);
    if (!isPosted(line) || !line.renderHash) return [];
    const post = postOf(channel, announcement, new Date(line.createdAt ?? line.at), world);
    return renderHash(post) === line.renderHash ? [] : [{ announcement, line, post }];
  });
