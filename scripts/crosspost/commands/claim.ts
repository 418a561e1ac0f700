import { isHeld, states } from "../ledger/line.ts";
import { wrongUsage } from "../order/problem.ts";
import { author } from "../world/choice.ts";
import { record } from "../world/record.ts";
import { entryWord, type Command } from "./command.ts";
import { sampleEntry } from "./sample.ts";

/** `claim`: a person takes an entry, so that no other publishes it meanwhile. */
export const claim: Command = {
  name: "claim",
  words: [entryWord],
  options: ["channel", "by", "hours"],
  help: [["claim <id>", "взять запись себе, чтобы её не опубликовали двое"]],
  get example() {
    return `npm run crosspost -- claim ${sampleEntry()} --by Анна`;
  },
  run: (order, world) => {
    const until = new Date(world.now.getTime() + order.hours * 3_600_000);
    return record(order, world, ({ label, wire }) => ({
      told: `её публикует ${author(order, world.env)} до ${moment(until, world.settings.zone)}`,
      says: { state: "claimed", until: until.toISOString(), why: undefined },
      allow: (before) => {
        if (wire) throw wrongUsage(`В канал «${label}» публикует программа: брать запись себе не нужно.`);
        if (before?.state === "posted" || before?.state === "skipped")
          throw wrongUsage(`Запись уже ${states[before.state]} в канале «${label}».`);
        if (before?.state === "claimed" && isHeld(before, world.now) && before.by !== author(order, world.env))
          throw wrongUsage(
            `Запись уже в работе: ${before.by}, до ${moment(new Date(before.until ?? ""), world.settings.zone)}.`,
          );
      },
    }));
  },
};

const moment = (at: Date, zone: string) =>
  new Intl.DateTimeFormat("ru-RU", { dateStyle: "long", timeStyle: "short", timeZone: zone }).format(at);
