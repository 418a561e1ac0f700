import type { World } from "./command.ts";
import { isPosted, keyParts, type Ledger, type LedgerLine } from "./ledger/line.ts";
import type { Offer } from "./plan.ts";
import { nextSlots } from "./schedule.ts";
import { paceOf } from "./settings-file.ts";

/** When a post came out or will, by its lines: what is under way counts, too. */
function postTime(lines: readonly LedgerLine[]): Date | undefined {
  const last = lines.at(-1);
  if (last?.due) return new Date(last.due);
  if (!isPosted(last) && last?.state !== "intent" && last?.state !== "unknown") return undefined;
  const first = lines.find((line) => isPosted(line)) ?? last;
  return new Date(first.at);
}

/** When each offer may go out in a channel, by its pace and by what was posted there; in the order of the offers. */
export function slotsOf(
  channel: string,
  offers: readonly Offer[],
  ledger: Ledger,
  { config, clock }: Pick<World, "config" | "clock">,
): Date[] {
  const posted = [...ledger].flatMap(([key, lines]) =>
    keyParts(key).channel === channel ? (postTime(lines) ?? []) : [],
  );
  const queue = offers.map(({ announcement }) => paceOf(config, channel, announcement.rubric.id));
  const slots = nextSlots({ now: clock(), zone: config.zone, posted, queue });
  return offers.map(({ line }, place) => {
    const slot = slots[place]?.getTime() ?? Infinity;
    const until = line?.until ? new Date(line.until).getTime() : 0;
    return new Date(Math.max(slot, until));
  });
}
