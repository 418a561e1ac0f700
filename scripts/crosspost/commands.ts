import path from "node:path";
import type { Manifest } from "#src/entry/manifest.ts";
import type { CommandName, Order } from "./arguments.ts";
import type { Channel } from "./channel.ts";
import { facebookGroup } from "./channels/facebook-group.ts";
import { chosenChannels } from "./choice.ts";
import { readBoth, type Command, type World } from "./command.ts";
import { deskFile, localPictures, writeDesk } from "./desk.ts";
import { defaultLedger, type Ledger } from "./ledger.ts";
import { defaultManifest, isRemote } from "./manifest.ts";
import { planOffers, type Offer } from "./plan.ts";
import { planText, statusText, type Draft, type Standing } from "./print.ts";
import { exitCodes } from "./problem.ts";
import { recordPosted, recordSkip } from "./records.ts";

const PLAN_LIMIT = 10;
const DESK_LIMIT = 30;

const showPlan: Command = async (order, world) => {
  const channels = chosenChannels(order, world.settings);
  const { manifest, ledger } = await readBoth(order, world);
  const request = { ...order, channels: channels.map(({ name }) => name), limit: order.limit ?? PLAN_LIMIT };
  const plan = planOffers(manifest, ledger, request);
  const drafts = compose(plan.offers, channels, world);
  return {
    text: planText(plan, drafts, channels),
    data: {
      waiting: plan.waiting,
      offers: drafts.map(({ announcement, channel, archive, post }) => ({
        id: announcement.id,
        title: announcement.title,
        channel,
        archive,
        ...post,
      })),
    },
    exitCode: exitCodes.done,
  };
};

const makeDesk: Command = async (order, world) => {
  const { settings, now, root } = world;
  if (!settings.channels.facebook.enabled)
    return {
      text: "Facebook выключен в src/site.ts (channels.facebook.enabled): страница для группы не нужна.",
      data: { written: false },
      exitCode: exitCodes.done,
    };
  const { manifest, ledger } = await readBoth(order, world);
  const plan = planOffers(manifest, ledger, {
    ...order,
    channels: [facebookGroup.name],
    limit: order.limit ?? DESK_LIMIT,
  });
  const drafts = compose(plan.offers, [facebookGroup], world);
  const ids = drafts.map(({ announcement }) => announcement.id);
  const pictures = isRemote(order.from) ? [] : await localPictures(manifest, ids, path.resolve(root, order.from));
  const cards = drafts.map(({ announcement, post }) => ({
    announcement,
    post,
    picture: pictures.find(({ id }) => id === announcement.id)?.target,
  }));
  const page = {
    settings,
    cards,
    waiting: plan.waiting,
    limit: facebookGroup.limits.text,
    now,
    commandOptions: samePlaces(order),
  };
  if (!order.dryRun) await writeDesk(root, page, pictures);
  const unseen = isRemote(order.from) ? [] : ids.filter((id) => !pictures.some((picture) => picture.id === id));
  const lines = [
    order.dryRun ? `Было бы записано: ${deskFile}.` : `Готово: откройте ${deskFile} в браузере.`,
    `Ждут публикации: ${plan.waiting}, на странице: ${cards.length}.`,
  ];
  if (unseen.length > 0)
    lines.push(`Картинок этих записей в сборке нет: ${unseen.join(", ")}. Выполните npm run build.`);
  return {
    text: lines.join("\n"),
    data: { written: !order.dryRun, file: deskFile, waiting: plan.waiting, entries: ids, withoutPicture: unseen },
    exitCode: exitCodes.done,
  };
};

const showStatus: Command = async (order, world) => {
  const channels = chosenChannels(order, world.settings);
  const { manifest, ledger } = await readBoth(order, world);
  const standings = channels.map((channel) => standingOf(channel, manifest, ledger, order.since));
  const waits = standings.some(({ waiting }) => waiting.length > 0);
  return {
    text: statusText(standings),
    data: { channels: standings },
    exitCode: waits ? exitCodes.act : exitCodes.done,
  };
};

/** The one list of commands. */
export const commands: Record<CommandName, Command> = {
  plan: showPlan,
  desk: makeDesk,
  posted: recordPosted,
  skip: recordSkip,
  status: showStatus,
};

/** The day in the site's zone, `YYYY-MM-DD`. */
const dayIn = (zone: string, now: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(now);

function compose(offers: readonly Offer[], channels: readonly Channel[], { settings, now }: World): Draft[] {
  const context = { today: dayIn(settings.zone, now) };
  return offers.flatMap((offer) => {
    const channel = channels.find(({ name }) => name === offer.channel);
    return channel ? [{ ...offer, post: channel.compose(offer.announcement, context) }] : [];
  });
}

function standingOf({ name, label }: Channel, manifest: Manifest, ledger: Ledger, since: string | undefined): Standing {
  const lines = [...ledger].flatMap(([key, all]) => {
    const [id = "", channel] = key.split("/");
    const line = all.at(-1);
    return channel === name && line ? [{ id, line }] : [];
  });
  const request = { channels: [name], entries: [], since, backfill: true, limit: Infinity };
  const published = new Set(manifest.entries.map(({ id }) => id));
  return {
    channel: name,
    label,
    posted: lines.filter(({ line }) => line.state === "posted").length,
    skipped: lines.filter(({ line }) => line.state === "skipped").length,
    waiting: planOffers(manifest, ledger, request).offers.map(({ announcement }) => announcement.id),
    withdrawn: lines.flatMap(({ id, line }) => (line.url && !published.has(id) ? [{ id, url: line.url }] : [])),
  };
}

/** The options that make a command on the desk read the same manifest and write to the same ledger. */
const samePlaces = ({ from, ledger }: Order): string =>
  (from === defaultManifest ? "" : ` --from "${from}"`) + (ledger === defaultLedger ? "" : ` --ledger "${ledger}"`);
