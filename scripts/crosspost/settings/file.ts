import type { z } from "zod";
import { formatFaults, type Fault } from "#src/loader/fault.ts";
import { openText, readStrict } from "#src/loader/strict-file.ts";
import { readVocabulary } from "#src/loader/vocabulary.ts";
import { brokenInput } from "../order/problem.ts";
import { inWords, unlistedChannels } from "./fault.ts";
import { mergePace, type Pace } from "./pace.ts";
import {
  settingsSchema,
  type ChannelSchemas,
  type ChannelSettings,
  type RubricSettings,
  type SettingsContext,
} from "./schema.ts";

/** Where editors keep the settings, from the project's root. */
export const settingsFile = "content/crosspost.yaml";

/** The settings of cross-posting, defaults filled in. */
export interface CrosspostSettings<Schemas extends ChannelSchemas = ChannelSchemas> {
  zone: string;
  /** Seconds a network may take to answer one call. */
  timeout: number;
  /** Seconds that a network's lists may lag behind. */
  settle: number;
  /** Days an entry may wait for a person before the one reminder. */
  remindAfter: number;
  /** Where the ledger is kept. */
  ledger: { branch: string; remote?: string | undefined };
  pace: Pace;
  /** The channels that are on. */
  channels: { [Name in keyof Schemas]?: ChannelSettings<Schemas[Name]> };
  /** Channels that are listed and still off: Facebook's, when `content/site.yaml` switches the network off. */
  off: string[];
  rubrics: Record<string, RubricSettings>;
}

/** The channels that the entries of a rubric go to, in the order of the file. */
export const channelsOf = ({ channels, rubrics }: CrosspostSettings, rubric: string): string[] =>
  Object.keys(channels).filter((name) => rubrics[rubric]?.channels?.includes(name) ?? true);

/** The pace that holds for the entries of a rubric in a channel. */
export const paceOf = ({ pace, channels, rubrics }: CrosspostSettings, channel: string, rubric: string): Pace =>
  mergePace(pace, channels[channel]?.pace, rubrics[rubric]?.pace);

type Checked<Schemas extends ChannelSchemas> = { settings: CrosspostSettings<Schemas> } | { faults: Fault[] };

/** Reads the text of the file; every fault comes back at once. Without a text the defaults hold. */
export function checkSettings<Schemas extends ChannelSchemas>(
  text: string | undefined,
  context: SettingsContext<Schemas>,
): Checked<Schemas> {
  const schema = settingsSchema(context) as z.ZodType<Omit<CrosspostSettings<Schemas>, "off">>;
  const read = readStrict(settingsFile, text ?? "", schema, {
    prepare: withGroups,
  });
  if ("faults" in read) return { faults: read.faults.map(inWords) };
  const settings = read.value;
  const faults = unlistedChannels(settings, read.place);
  return faults.length > 0 ? { faults } : { settings: withoutSwitchedOff(settings, context) };
}

/** A group that is named and left empty (`telegram:`) is an empty group, as an editor means it. */
function withGroups(data: unknown): unknown {
  if (data === null || data === undefined) return {};
  if (!isGroup(data)) return data;
  const filled = (value: unknown) => value ?? {};
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      if (key === "pace") return [key, filled(value)];
      if (key !== "channels" && key !== "rubrics") return [key, value];
      const group = filled(value);
      return [
        key,
        isGroup(group) ? Object.fromEntries(Object.entries(group).map(([at, one]) => [at, filled(one)])) : group,
      ];
    }),
  );
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Facebook's channels follow the portal's one switch for the network. */
function withoutSwitchedOff<Schemas extends ChannelSchemas>(
  settings: Omit<CrosspostSettings<Schemas>, "off">,
  { site }: SettingsContext<Schemas>,
): CrosspostSettings<Schemas> {
  const isOff = (name: string) => name.startsWith("facebook-") && !site.channels.facebook.enabled;
  const listed = Object.entries(settings.channels);
  return {
    ...settings,
    channels: Object.fromEntries(listed.filter(([name]) => !isOff(name))) as CrosspostSettings<Schemas>["channels"],
    off: listed.map(([name]) => name).filter(isOff),
  };
}

/** What is wrong with the file, or the settings. */
export function lookAtSettings<Schemas extends ChannelSchemas>(
  root: string,
  context: SettingsContext<Schemas>,
): Checked<Schemas> {
  const opened = openText(root, settingsFile);
  if ("fault" in opened) return { faults: [opened.fault] };
  return checkSettings("missing" in opened ? undefined : opened.text, context);
}

/**
 * The settings of cross-posting; a missing file means the defaults: the share desk for the group and nothing else.
 * @throws Problem with every fault of the file: a slip in the settings must not send anything.
 */
export function readSettings<Schemas extends ChannelSchemas>(
  root: string,
  context: Omit<SettingsContext<Schemas>, "rubrics">,
): CrosspostSettings<Schemas> {
  const faults: Fault[] = [];
  const { terms } = readVocabulary(root, "rubrics", faults);
  if (faults.length > 0) throw brokenInput(formatFaults(faults));
  const looked = lookAtSettings(root, { ...context, rubrics: terms.map(({ id }) => id) });
  if ("faults" in looked) throw brokenInput(formatFaults(looked.faults));
  return looked.settings;
}
