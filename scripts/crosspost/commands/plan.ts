import { isWired } from "../world/access.ts";
import { chosenChannels } from "../world/choice.ts";
import { readBoth } from "../world/ledger.ts";
import type { Command } from "./command.ts";
import { planChannels } from "../plan/channels.ts";
import { planOffers, queueOf } from "../plan/plan.ts";
import { planText, type Draft } from "../report/print.ts";
import { exitCodes } from "../order/problem.ts";
import { postOf } from "../world/post.ts";
import { slotsOf } from "../plan/slots.ts";

const PLAN_LIMIT = 10;

const unopened = (ledger: string): string =>
  `Журнала ещё нет (${ledger}): показано, что вышло бы при первом запуске. Пока журнала нет, ничего не отправляется.\n  Завести его: npm run crosspost -- ledger init. Если журнал был, верните ветку.`;

/** `plan`: the finished posts, and when each may go out. Writes nothing. */
export const showPlan: Command = async (order, world) => {
  const channels = chosenChannels(order, world);
  const { manifest, store } = await readBoth(order, world);
  const isOpen = store.isRead;
  const names = new Set(channels.map(({ name }) => name));
  const request = { ...order, channels: planChannels(world).filter(({ name }) => names.has(name)) };
  const plan = planOffers(manifest, store.ledger, { ...request, limit: order.limit ?? PLAN_LIMIT });
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
  const drafts = plan.offers.flatMap((offer): Draft[] => {
    const channel = channels.find(({ name }) => name === offer.channel);
    if (!channel) return [];
    const slot = slots.get(`${offer.announcement.id}/${offer.channel}`);
    return [{ ...offer, post: postOf(channel, offer.announcement, world.now, world), slot }];
  });
  return {
    text: [...(isOpen ? [] : [unopened(store.name)]), planText(plan, drafts, channels, world)].join("\n\n"),
    data: {
      ledger: isOpen ? store.name : null,
      waiting: plan.waiting,
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
};
