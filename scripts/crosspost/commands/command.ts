import type { Answer } from "../order/answer.ts";
import type { OptionName } from "../order/option.ts";
import type { Order, Usage } from "../order/order.ts";
import type { World } from "../world/world.ts";

/** A command: what it says of itself, and what it does. One file each; `list.ts` is the only list. */
export interface Command extends Usage {
  run: (order: Order, world: World) => Promise<Answer>;
}

/** The options that choose entries. */
export const choice: readonly OptionName[] = ["entry", "since", "limit"];

/** The word that names an entry. */
export const entryWord = "идентификатор записи";
