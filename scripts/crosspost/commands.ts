import type { CommandName } from "./arguments.ts";
import type { Command } from "./command.ts";
import { update, withdraw } from "./corrections.ts";
import { doctor } from "./doctor.ts";
import { ledgerCommand } from "./ledger-commands.ts";
import { metrics } from "./metrics.ts";
import { recordForm } from "./record-form.ts";
import { recordClaim, recordPosted, recordRetry, recordSkip } from "./records.ts";
import { remind } from "./remind.ts";
import { reconcile, send } from "./send.ts";
import { showPlan } from "./show-plan.ts";
import { showStatus } from "./show-status.ts";

/** The one list of commands. */
export const commands: Record<CommandName, Command> = {
  plan: showPlan,
  send: (order, world) => (order.dryRun ? showPlan(order, world) : send(order, world)),
  reconcile: (order, world) => (order.dryRun ? showStatus(order, world) : reconcile(order, world)),
  status: showStatus,
  // Its typeface and pictures are read when a desk is made, not at every start.
  desk: async (order, world) => (await import("./make-desk.ts")).makeDesk(order, world),
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
