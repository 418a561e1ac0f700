import type { Manifest } from "#src/entry/manifest.ts";
import { isWired } from "./access.ts";
import type { Channel } from "./channel.ts";
import { chosenChannels } from "./choice.ts";
import { readBoth, type Command, type World } from "./command.ts";
import { outdated } from "./corrections.ts";
import { isPosted, isStuck, keyParts, type Ledger } from "./ledger/line.ts";
import { planChannels } from "./plan-channels.ts";
import { planOffers } from "./plan.ts";
import { statusText, type Standing } from "./print.ts";
import { exitCodes } from "./problem.ts";

/** `status`: how every channel stands, and what waits for a person. */
export const showStatus: Command = async (order, world) => {
  const channels = chosenChannels(order, world);
  const { manifest, store } = await readBoth(order, world);
  const standings = channels.map((channel) => standingOf(channel, manifest, store.ledger, order.since, world));
  const act = standings.some(({ isManual, waiting, stuck }) => stuck.length > 0 || (isManual && waiting.length > 0));
  return {
    text: statusText(standings),
    data: { channels: standings },
    exitCode: act ? exitCodes.act : exitCodes.done,
  };
};

function standingOf(
  channel: Channel,
  manifest: Manifest,
  ledger: Ledger,
  since: string | undefined,
  world: World,
): Standing {
  const { name, label } = channel;
  const lines = [...ledger].flatMap(([key, all]) => {
    const { id, channel: of } = keyParts(key);
    const line = all.at(-1);
    return of === name && line ? [{ id, line }] : [];
  });
  const request = { channels: planChannels(world).filter((one) => one.name === name), entries: [], limit: Infinity };
  const { offers } = planOffers(manifest, ledger, { ...request, since, backfill: false });
  const published = new Set(manifest.entries.map(({ id }) => id));
  const posted = lines.filter(({ line }) => isPosted(line));
  return {
    channel: name,
    label,
    isManual: channel.wire === undefined,
    posted: posted.length,
    skipped: lines.filter(({ line }) => line.state === "skipped").length,
    underWay: lines.filter(({ line }) => line.state === "intent" || line.state === "unknown").map(({ id }) => id),
    waiting: offers.filter(({ archive }) => !archive).map(({ announcement }) => announcement.id),
    archive: offers.filter(({ archive }) => archive).length,
    stuck: lines
      .filter(({ line }) => isStuck(line) && line.state !== "open" && line.state !== "claimed")
      .map(({ id, line }) => ({ id, state: line.state, why: line.why })),
    withdrawn: posted.flatMap(({ id, line }) =>
      published.has(id) ? [] : [{ id, url: line.url ?? line.remoteId ?? "" }],
    ),
    outdated: isWired(channel)
      ? outdated(channel, manifest.entries, ledger, world).map(({ announcement }) => announcement.id)
      : [],
  };
}
