import { exitCodes, type Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { planChannels } from "../plan/channels.ts";
import { planOffers, queueOf } from "../plan/plan.ts";
import { slotsOf } from "../plan/slots.ts";
import { planText, type Draft } from "../report/plan-text.ts";
import { isWired } from "../world/access.ts";
import { chosenChannels } from "../world/choice.ts";
import { readBoth } from "../world/ledger.ts";
import { postOf } from "../world/post.ts";
import type { World } from "../world/world.ts";
import { choice, type Command } from "./command.ts";

/** `plan`: shows the finished posts; writes nothing. */
export const plan: Command = {
  name: "plan",
  words: [],
  options: [...choice, "channel", "backfill"],
  help: [
    [
      "plan",
      "готовые посты для записей, которых в каналах ещё нет, и когда они выйдут; ничего не записывает (выполняется, если команда не названа)",
    ],
  ],
  example: "npm run crosspost",
  run: showPlan,
};

const PLAN_LIMIT = 10;

const unopened = (ledger: string): string =>
  `Журнала ещё нет (${ledger}): показано, что вышло бы при первом запуске. Пока журнала нет, ничего не отправляется.\n  Завести его: npm run crosspost -- ledger init. Если журнал был, верните ветку.`;

/** The finished posts, and when each may go out. */
async function showPlan(order: Order, world: World): Promise<Answer> {
  const channels = chosenChannels(order, world);
  const { manifest, store } = await readBoth(order, world, order.command === plan);
  const isOpen = store.isRead;
  const names = new Set(channels.map(({ name }) => name));
  const request = { ...order, channels: planChannels(world).filter(({ name }) => names.has(name)) };
  const planned = planOffers(manifest, store.ledger, { ...request, limit: order.limit ?? PLAN_LIMIT });
  const slots = new Map<string, Date>();
  // The whole queue decides when an entry's turn comes, also of those that are not shown.
  const whole = planOffers(manifest, store.ledger, { ...request, limit: Infinity }).offers;
  for (const channel of channels.filter(isWired)) {
    const queue = queueOf(whole, channel.name);
    slotsOf(channel, queue, store.ledger, world).forEach(({ publicAt }, place) => {
      const offer = queue[place];
      if (offer) slots.set(`${offer.announcement.id}/${channel.name}`, publicAt);
    });
  }
  const drafts = planned.offers.flatMap((offer): Draft[] => {
    const channel = channels.find(({ name }) => name === offer.channel);
    if (!channel) return [];
    const slot = slots.get(`${offer.announcement.id}/${offer.channel}`);
    return [{ ...offer, post: postOf(channel, offer.announcement, world.now, world), slot }];
  });
  return {
    text: [...(isOpen ? [] : [unopened(store.name)]), planText(planned, drafts, channels, world)].join("\n\n"),
    data: {
      ledger: isOpen ? store.name : null,
      waiting: planned.waiting,
      offers: drafts.map(({ announcement, channel, archive, post, slot }) => ({
        id: announcement.id,
        title: announcement.title,
        channel,
        archive,
        slot: slot?.toISOString(),
        ...post,
      })),
    },
    exitCode: exitCodes.done,
  };
}
