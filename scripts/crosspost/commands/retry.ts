import { isPosted, states, type LedgerLine } from "../ledger/line.ts";
import { wrongUsage } from "../order/problem.ts";
import { record } from "../world/record.ts";
import { entryWord, type Command } from "./command.ts";
import { sampleEntry } from "./sample.ts";

const retried = new Set<LedgerLine["state"]>([
  "needs_human",
  "failed",
  "blocked_auth",
  "deferred",
  "skipped",
  "claimed",
  // A person's own mark, which nobody has verified.
  "posted",
]);

/** `retry`: a person has looked and says that there is no post. */
export const retry: Command = {
  name: "retry",
  words: [entryWord],
  options: ["channel", "by"],
  help: [
    [
      "retry <id>",
      "поста точно нет, запись снова ждёт: после неудачи, пропуска, ошибочной отметки или если вы передумали её публиковать",
    ],
  ],
  get example() {
    return `npm run crosspost -- retry ${sampleEntry()} --channel telegram`;
  },
  run: (order, world) =>
    record(order, world, ({ label, wire }) => ({
      told: wire ? `пойдёт в «${label}» при следующей отправке` : `снова ждёт публикации в канале «${label}»`,
      // What was tried before may have been under way under its own mark: mark and ticket stay, the count begins anew.
      says: { state: wire ? "planned" : "open", attempt: undefined, why: undefined, url: undefined },
      allow: (before) => {
        if (!before) throw wrongUsage(`Запись в канал «${label}» ещё не отправляли: повторять нечего.`);
        if (isPosted(before) && before.state !== "posted")
          throw wrongUsage(`Запись уже опубликована в канале «${label}» — ${before.url ?? before.remoteId}`);
        if (!retried.has(before.state))
          throw wrongUsage(`Повторить нельзя: запись ${states[before.state]}. Сначала: npm run crosspost -- reconcile`);
      },
    })),
};
