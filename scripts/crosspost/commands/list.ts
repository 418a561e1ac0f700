import type { CommandName } from "../order/arguments.ts";
import type { Command } from "./command.ts";
import { update, withdraw } from "./withdraw.ts";
import { doctor } from "./doctor.ts";
import { ledgerCommand } from "./ledger.ts";
import { metrics } from "./metrics.ts";
import { recordForm } from "./form.ts";
import { recordClaim, recordPosted, recordRetry, recordSkip } from "./posted.ts";
import { remind } from "./remind.ts";
import { reconcile, send } from "./send.ts";
import { showPlan } from "./plan.ts";
import { showStatus } from "./status.ts";

/** The one list of commands. */
export const commands: Record<CommandName, Command> = {
  plan: showPlan,
  send: (order, world) => (order.dryRun ? showPlan(order, world) : send(order, world)),
  reconcile: (order, world) => (order.dryRun ? showStatus(order, world) : reconcile(order, world)),
  status: showStatus,
  // Its typeface and pictures are read when a desk is made, not at every start.
  desk: async (order, world) => (await import("../desk/make-desk.ts")).makeDesk(order, world),
  claim: recordClaim,
  posted: recordPosted,
  skip: recordSkip,
  retry: recordRetry,
  update,
  withdraw,
  remind,
  metrics,
  doctor,
  ledger: ledgerCommand,
  form: recordForm,
};
