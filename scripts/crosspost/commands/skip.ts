import { isPosted, type LedgerLine } from "../ledger/line.ts";
import { wrongUsage } from "../order/problem.ts";
import { refuseWhileUnclear } from "../plan/waiting.ts";
import { record } from "../world/record.ts";
import { entryWord, type Command } from "./command.ts";
import { sampleEntry } from "./sample.ts";

const example = () => `npm run crosspost -- skip ${sampleEntry()} --why "уже рассказывали в мае"`;

/** `skip`: a person says that there will be no post, and why. */
export const skip: Command = {
  name: "skip",
  words: [entryWord],
  options: ["channel", "by", "why"],
  help: [['skip <id> --why "…"', "отметить, что записи в канале не будет, и почему"]],
  get example() {
    return example();
  },
  check: ({ why }) => {
    if (!why) throw wrongUsage(`Напишите, почему запись не публикуете: --why.\n  Пример: ${example()}`);
  },
  run: (order, world) =>
    record(order, world, ({ label }) => ({
      told: `в канале «${label}» не публикуем: ${order.why ?? ""}`,
      says: { state: "skipped", why: order.why },
      allow: (before) => {
        refuseWhileUnclear(before, world);
        if (isPosted(before))
          throw wrongUsage(
            `Пропустить нельзя: запись уже опубликована в канале «${label}» — ${before.url ?? before.remoteId}${undo(before)}`,
          );
      },
    })),
};

const undo = ({ state }: LedgerLine) =>
  state === "posted" ? "\n  Если её отметили по ошибке, верните: npm run crosspost -- retry <идентификатор>" : "";
