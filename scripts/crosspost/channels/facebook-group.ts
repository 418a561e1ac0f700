import { z } from "zod";
import type { Channel, Limits } from "../channel.ts";
import { plainPost } from "../post/compose.ts";
import { countUnits } from "../post/text.ts";

/** 63,206 characters; the network does not say which, so the strictest count is taken. */
const limits: Limits = { text: 63_206, count: countUnits };

const settings = z.strictObject({
  rules: z
    .array(z.string("нужна строка").trim().min(1, "правило пустое").max(300, "правило длиннее 300 знаков"))
    .max(20, "не больше 20 правил")
    .optional()
    .describe("Правила группы, по одному в строке: стол публикации напоминает о них перед постом."),
});

/** The group's own rules, as the settings name them. */
export const groupRules = (channel: Record<string, unknown> | undefined): string[] =>
  settings.shape.rules.parse(channel?.["rules"]) ?? [];

/**
 * The community's group. No program can post to a group since the Groups API was removed on
 * 22 April 2024: a person pastes the text from the share desk and records the post's address.
 */
export const facebookGroup: Channel = {
  name: "facebook-group",
  label: "Группа в Facebook",
  hosts: ["facebook.com", "fb.com"],
  limits,
  settings,
  compose: plainPost({ source: "facebook", limits }),
};
