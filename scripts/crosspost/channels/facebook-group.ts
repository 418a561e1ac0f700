import { z } from "zod";
import type { Channel, Limits } from "../channel.ts";
import { plainPost } from "../compose.ts";
import { countUnits } from "../text.ts";

/** 63,206 characters; the network does not say which, so the strictest count is taken. */
const limits: Limits = { text: 63_206, count: countUnits };

/**
 * The community's group. No program can post to a group since the Groups API was removed on
 * 22 April 2024: a person pastes the text from the share desk and records the post's address.
 */
export const facebookGroup: Channel = {
  name: "facebook-group",
  label: "Группа в Facebook",
  hosts: ["facebook.com", "fb.com"],
  limits,
  settings: z.strictObject({}),
  compose: plainPost({ source: "facebook", limits }),
};
