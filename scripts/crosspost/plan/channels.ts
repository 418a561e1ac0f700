import { channelsOf } from "../settings/file.ts";
import { enabledChannels } from "../world/choice.ts";
import type { World } from "../world/world.ts";
import type { PlanChannel } from "./plan.ts";

/** The channels that are switched on, as the plan needs them. */
export const planChannels = (world: Pick<World, "config" | "settings">): PlanChannel[] =>
  enabledChannels(world).map(({ name, wire }) => ({
    name,
    isWired: wire !== undefined,
    since: world.config.channels[name]?.since,
    takes: (rubric) => channelsOf(world.config, rubric).includes(name),
  }));
