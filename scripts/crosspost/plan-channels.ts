import { enabledChannels } from "./choice.ts";
import type { World } from "./command.ts";
import type { PlanChannel } from "./plan.ts";

/** The channels that are switched on, as the plan needs them. */
export const planChannels = (world: Pick<World, "config" | "settings">): PlanChannel[] =>
  enabledChannels(world).map(({ name, wire }) => ({
    name,
    isWired: wire !== undefined,
    since: world.config.channels[name]?.since,
    takes: (rubric) => world.config.rubrics[rubric]?.channels?.includes(name) ?? true,
  }));
