import { z } from "zod";
import { day, zone } from "#src/entry/field.ts";
import { pace, usualPace, type Pace } from "./pace.ts";

/** The keys that each channel brings, by its name. */
export type ChannelSchemas = Record<string, z.ZodObject>;

/** What the settings may say about every channel. */
const common = {
  since: day
    .optional()
    .describe("С какого дня канал сам объявляет записи; более ранние — архив, их публикуют по просьбе (--backfill)."),
  pace: pace.optional().describe("Темп этого канала: что написано, действует вместо общего."),
};

/** What the settings say about a channel. */
export type ChannelSettings<Schema extends z.ZodObject = z.ZodObject> = z.output<Schema> & {
  since?: string | undefined;
  pace?: Pace | undefined;
};

/** What the settings say about a rubric. */
export interface RubricSettings {
  /** The channels that its entries go to; absent for all. */
  channels?: string[] | undefined;
  pace?: Pace | undefined;
}

/** What the schema depends on. */
export interface SettingsContext<Schemas extends ChannelSchemas = ChannelSchemas> {
  channels: Schemas;
  /** Ids of `content/vocabulary/rubrics.yaml`. */
  rubrics: readonly string[];
  /** `zone` and `channels.facebook.enabled` of `content/site.yaml`. */
  site: { zone: string; channels: { facebook: { enabled: boolean } } };
}

const ledger = z
  .strictObject({
    branch: z
      .string("нужно имя ветки")
      .regex(/^[a-z0-9][a-z0-9._-]*$/, "имя ветки: строчные латинские буквы, цифры, точка, дефис")
      .default("syndication")
      .describe("Ветка Git, в которой ведётся журнал публикаций."),
    remote: z
      .string("нужно имя удалённого репозитория")
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "нужно имя из git remote, например origin")
      .optional()
      .describe("Удалённый репозиторий с общим журналом; без этого поля — origin, если он есть."),
  })
  .describe("Где ведётся журнал публикаций.");

const seconds = (most: number) =>
  z
    .number("нужно число секунд")
    .min(0, `нужно число секунд от 0 до ${most}`)
    .max(most, `нужно число секунд от 0 до ${most}`);

const strictMap = (names: readonly string[], valueOf: (name: string) => z.ZodType) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, valueOf(name).optional()])));

/** The whole file. Strict at every level: a key that means nothing would pass over in silence. */
export function settingsSchema({ channels, rubrics, site }: SettingsContext) {
  const names = Object.keys(channels);
  const rubric = z.strictObject({
    channels: z
      .array(z.enum(names, "такого канала нет"))
      .min(1, "нужен хотя бы один канал; без этого поля записи рубрики идут во все каналы")
      .optional()
      .describe("В какие каналы идут записи рубрики; без этого поля — во все."),
    pace: pace.optional().describe("Темп записей этой рубрики: что написано, действует вместо темпа канала и общего."),
  });
  return z.strictObject({
    zone: zone.default(site.zone).describe("Часовой пояс часов и дней недели; без этого поля — пояс портала."),
    timeout: seconds(600)
      .positive("нужно число секунд больше 0")
      .default(30)
      .describe("Сколько секунд ждать ответа сети на один запрос."),
    settle: seconds(3600)
      .default(90)
      .describe(
        "На сколько секунд могут отставать списки постов у сети: после неясного ответа программа ждёт столько.",
      ),
    remindAfter: z
      .number("нужно число дней")
      .min(0, "нужно число дней от 0 до 365")
      .max(365, "нужно число дней от 0 до 365")
      .default(2)
      .describe("Через сколько дней один раз напомнить о записи, которая ждёт человека."),
    pace: pace.default(usualPace).describe("Общий темп: сколько и когда публикует каждый канал."),
    channels: strictMap(names, (name) => (channels[name] ?? z.strictObject({})).safeExtend(common).strict())
      .default("facebook-group" in channels ? { "facebook-group": {} } : {})
      .describe("Включённые каналы: канал, которого здесь нет, выключен."),
    ledger: ledger.default({ branch: "syndication" }),
    rubrics: strictMap(rubrics, () => rubric)
      .default({})
      .describe("Чем отличается публикация записей отдельных рубрик."),
  });
}
