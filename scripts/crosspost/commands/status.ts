import type { Manifest } from "#src/entry/manifest.ts";
import type { Channel } from "../channel.ts";
import { isHeld, isPosted, isStuck, keyParts, standing, type Ledger } from "../ledger/line.ts";
import type { LedgerStore } from "../ledger/store.ts";
import { exitCodes, type Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { planChannels } from "../plan/channels.ts";
import { outdated } from "../plan/outdated.ts";
import { planOffers } from "../plan/plan.ts";
import { entryStatusText, statusText, type Standing } from "../report/status-text.ts";
import { chosenChannels, knownEntry } from "../world/choice.ts";
import { readBoth } from "../world/ledger.ts";
import type { World } from "../world/world.ts";
import type { Command } from "./command.ts";
import { sampleEntry } from "./sample.ts";

/** `status`: how every channel stands, and what waits for a person. */
export const status: Command = {
  name: "status",
  words: [],
  options: ["channel", "entry", "since"],
  help: [
    [
      "status",
      "сколько опубликовано, ждёт и требует человека в каждом канале; с ключом --entry — где стоит одна запись, с чьих слов и почему",
    ],
  ],
  get example() {
    return `npm run crosspost -- status --entry ${sampleEntry()}`;
  },
  run: showStatus,
};

async function showStatus(order: Order, world: World): Promise<Answer> {
  const channels = chosenChannels(order, world);
  const { manifest, store } = await readBoth({ ...order, entries: [] }, world);
  if (order.entries.length > 0) return entriesAnswer(order.entries, channels, manifest, store.ledger, world);
  const standings = channels.map((channel) => standingOf(channel, manifest, store, order.since, world));
  const act = standings.some(
    ({ isManual, waiting, stuck, withdrawn }) =>
      stuck.length + withdrawn.length > 0 || (isManual && waiting.length > 0),
  );
  return {
    text: statusText(standings, world.settings.zone),
    data: { channels: standings },
    exitCode: act ? exitCodes.act : exitCodes.done,
  };
}

function standingOf(
  channel: Channel,
  manifest: Manifest,
  { ledger, opened }: LedgerStore,
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
  const { offers } = planOffers(manifest, ledger, { ...request, since, backfill: false, opened });
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
    held: lines.flatMap(({ id, line }) =>
      line.state === "claimed" && line.until && isHeld(line, world.now) ? [{ id, by: line.by, until: line.until }] : [],
    ),
    archive: offers.filter(({ archive }) => archive).length,
    stuck: lines
      .filter(({ line }) => isStuck(line) && line.state !== "open" && line.state !== "claimed")
      .map(({ id, line }) => ({ id, state: line.state, why: line.why })),
    withdrawn: posted.flatMap(({ id, line }) =>
      published.has(id) ? [] : [{ id, url: line.url ?? line.remoteId ?? "" }],
    ),
    outdated: outdated(channel, manifest.entries, ledger, world).map(({ announcement }) => announcement.id),
  };
}

/** Where the named entries stand in each channel; also those that the portal no longer shows. */
function entriesAnswer(
  ids: readonly string[],
  channels: readonly Channel[],
  manifest: Manifest,
  ledger: Ledger,
  world: World,
): Answer {
  const entries = ids.map((id) => {
    const lines = channels.map((channel) => ({ channel, line: standing(ledger, id, channel.name) }));
    const isRecorded = [...ledger.keys()].some((key) => keyParts(key).id === id);
    const published = isRecorded ? manifest.entries.find((entry) => entry.id === id) : knownEntry(manifest, id);
    return { id, title: published?.title, lines };
  });
  const act = entries.some(({ lines }) => lines.some(({ line }) => line && isStuck(line)));
  return {
    text: entries.map((entry) => entryStatusText(entry, world)).join("\n\n"),
    data: {
      entries: entries.map(({ id, title, lines }) => ({
        id,
        title,
        channels: lines.map(({ channel: { name, label }, line }) => ({ channel: name, label, ...line })),
      })),
    },
    exitCode: act ? exitCodes.act : exitCodes.done,
  };
}
