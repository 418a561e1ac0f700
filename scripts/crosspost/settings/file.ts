import { access, readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { formatFaults, type Fault } from "#src/loader/fault.ts";
import { decode, lineFinder, parseYaml } from "#src/loader/front-matter.ts";
import { readVocabulary } from "#src/loader/vocabulary.ts";
import { validate } from "#src/loader/validate.ts";
import { mergePace, type Pace } from "./pace.ts";
import { brokenInput } from "../order/problem.ts";
import { inWords, unlistedChannels } from "./fault.ts";
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
  /** Channels that are listed and still off: Facebook's, when `src/site.ts` switches the network off. */
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
  const parsed = parseYaml(settingsFile, text ?? "");
  if ("fault" in parsed)
    return {
      faults: [{ ...parsed.fault, mend: "проверьте отступы; время и названия со знаками @ и : берите в кавычки" }],
    };
  const place = { file: settingsFile, lineOf: lineFinder(text ?? "") };
  const data = withGroups(parsed.data);
  const validated = validate(
    settingsSchema(context) as z.ZodType<Omit<CrosspostSettings<Schemas>, "off">>,
    data,
    place,
  );
  if ("faults" in validated) return { faults: validated.faults.map(inWords) };
  const settings = validated.value;
  const faults = unlistedChannels(settings, place);
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
export async function lookAtSettings<Schemas extends ChannelSchemas>(
  root: string,
  context: SettingsContext<Schemas>,
): Promise<Checked<Schemas>> {
  const misnamed = settingsFile.replace(/yaml$/, "yml");
  const hasMisnamed = await access(path.join(root, misnamed)).then(
    () => true,
    () => false,
  );
  if (hasMisnamed)
    return { faults: [{ file: misnamed, message: "файл не читается", mend: `переименуйте его в ${settingsFile}` }] };
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path.join(root, settingsFile));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (code === "ENOENT") return checkSettings(undefined, context);
    return {
      faults: [
        {
          file: settingsFile,
          message: `файл не читается (${code})`,
          mend: "проверьте, что это файл и что он открыт для чтения",
        },
      ],
    };
  }
  const decoded = decode(settingsFile, bytes);
  return "fault" in decoded ? { faults: [decoded.fault] } : checkSettings(decoded.text, context);
}

/**
 * The settings of cross-posting; a missing file means the defaults: the share desk for the group and nothing else.
 * @throws Problem with every fault of the file: a slip in the settings must not send anything.
 */
export async function readSettings<Schemas extends ChannelSchemas>(
  root: string,
  context: Omit<SettingsContext<Schemas>, "rubrics">,
): Promise<CrosspostSettings<Schemas>> {
  const faults: Fault[] = [];
  const { terms } = await readVocabulary(root, "rubrics", faults);
  if (faults.length > 0) throw brokenInput(formatFaults(faults));
  const looked = await lookAtSettings(root, { ...context, rubrics: terms.map(({ id }) => id) });
  if ("faults" in looked) throw brokenInput(formatFaults(looked.faults));
  return looked.settings;
}
