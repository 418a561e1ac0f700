import type { Channel, Limits } from "../channel.ts";
import { plainPost } from "../post/compose.ts";
import { countUnits } from "../post/text.ts";
import { vkSettings } from "./vk/api.ts";
import { vkWire } from "./vk/wire.ts";

const stored: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * VK's documents of wall.post name no limit, so a careful one is taken; the four signs of HTML are
 * counted as their entities, in case the network measures what it stores.
 */
const limits: Limits = {
  text: 15_000,
  count: (text) => countUnits(text.replace(/[&<>"]/g, (sign) => stored[sign] ?? sign)),
};

/** The VK community's wall: the share picture comes from the page as the link's snippet. */
export const vk: Channel = {
  name: "vk",
  label: "ВКонтакте",
  hosts: ["vk.com", "vk.ru"],
  limits,
  settings: vkSettings,
  compose: plainPost({ source: "vk", limits, mentions: "vk" }),
  wire: vkWire,
};
