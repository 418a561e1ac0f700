import type { Order } from "../order/arguments.ts";
import type { Answer } from "../order/answer.ts";
import type { World } from "../world/world.ts";

export type Command = (order: Order, world: World) => Promise<Answer>;
