import { readOrder } from "../order/arguments.ts";
import { helpOf, wholeHelp } from "../order/help.ts";
import type { Order } from "../order/order.ts";
import { claim } from "./claim.ts";
import type { Command } from "./command.ts";
import { desk } from "./desk.ts";
import { doctor } from "./doctor.ts";
import { form } from "./form.ts";
import { ledger } from "./ledger.ts";
import { metrics } from "./metrics.ts";
import { plan } from "./plan.ts";
import { posted } from "./posted.ts";
import { reconcile } from "./reconcile.ts";
import { remind } from "./remind.ts";
import { retry } from "./retry.ts";
import { send } from "./send.ts";
import { skip } from "./skip.ts";
import { status } from "./status.ts";
import { update } from "./update.ts";
import { withdraw } from "./withdraw.ts";

/** The one list of commands, in the order of the work. Adding one touches its file and this list. */
const groups: readonly { title: string; commands: readonly Command[] }[] = [
  { title: "Посмотреть", commands: [plan, status, doctor] },
  { title: "Опубликовать", commands: [send, reconcile, update, withdraw] },
  { title: "Группа и всё, что решает человек", commands: [desk, claim, posted, skip, retry, remind, form] },
  { title: "Журнал и цифры", commands: [ledger, metrics] },
];
export const commands: readonly Command[] = groups.flatMap((group) => group.commands);

/**
 * Reads the command line.
 * @throws Problem that names what is wrong and what is allowed.
 */
export const readArguments = (args: readonly string[]): Order & { command: Command } => readOrder(args, commands, plan);

/** What `--help` prints: all of it, or what is about the command that was written. */
export const helpFor = ({ command, isNamed }: Order): string =>
  isNamed ? helpOf(command) : wholeHelp(groups, [send, desk, posted, skip]);
