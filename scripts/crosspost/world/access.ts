import type { Channel, Wire } from "../channel.ts";
import type { Access, Secret } from "../network/access.ts";
import { isSpoilt } from "../network/answer.ts";
import type { World } from "./world.ts";

/** A channel that a program can post to. */
export type WiredChannel = Channel & { wire: Wire };
export const isWired = (channel: Channel): channel is WiredChannel => channel.wire !== undefined;

/** What the settings say of a channel in its own words: what all channels share is the engine's business. */
export function ownSettings(name: string, { config }: Pick<World, "config">): Record<string, unknown> {
  const { since: _since, pace: _pace, ...own } = config.channels[name] ?? {};
  return own;
}

const told = ({ name, what }: Secret) => `${name} (${what})`;

/** What a wire may use, or what is wrong with its keys; a key itself is never told. */
export function accessOf({ name, wire }: WiredChannel, world: World): Access | { fault: string } {
  const secrets: Record<string, string> = {};
  const missing: Secret[] = [];
  for (const secret of wire.secrets) {
    const value = world.env[secret.name]?.trim() ?? "";
    if (value && isSpoilt(value))
      return {
        fault: `в ключе ${secret.name} пробел или перевод строки, либо нелатинский знак: вставьте его заново, одной строкой`,
      };
    if (value) secrets[secret.name] = value;
    else if (!secret.optional) missing.push(secret);
  }
  if (missing.length > 0) return { fault: `не задан ключ: ${missing.map(told).join("; ")}` };
  return { settings: ownSettings(name, world), secrets, call: world.call, now: world.clock };
}
