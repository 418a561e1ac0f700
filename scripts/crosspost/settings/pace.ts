import { z } from "zod";

/** The days of the week as editors write them, Monday first. */
export const weekdays = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"] as const;

const clockTime = z
  .string("время пишется в кавычках, как «09:00»")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "время пишется как «09:00»: часы и минуты, от 00:00 до 23:59");

const quiet = z
  .strictObject({
    from: clockTime.optional().describe("Начало тихих часов, например «21:00»."),
    to: clockTime.optional().describe("Конец тихих часов, например «09:00»: с этой минуты публиковать можно."),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    error: "у тихих часов нужны и начало (from), и конец (to); пустые скобки {} — тихих часов нет",
  })
  .refine(({ from, to }) => from === undefined || from !== to, {
    error: "тихие часы заняли все сутки: ничего и никогда не вышло бы; сделайте from и to разными",
  });

/** How fast a channel may speak. What is not written is not limited. */
export const pace = z.strictObject({
  quiet: quiet
    .optional()
    .describe("Тихие часы: с from до to ничего не выходит, по местному времени; {} — тихих часов нет."),
  perDay: z
    .int("нужно целое число от 1 до 100")
    .min(1, "нужно целое число от 1 до 100; чтобы ничего не выходило, уберите канал из channels")
    .max(100, "нужно целое число от 1 до 100")
    .optional()
    .describe("Сколько постов самое большее выходит в одном канале за сутки."),
  spacing: z
    .int("нужно целое число минут")
    .min(0, "нужно целое число минут от 0 до 10080 (неделя)")
    .max(10_080, "нужно целое число минут от 0 до 10080 (неделя)")
    .optional()
    .describe("Сколько минут самое меньшее проходит между двумя постами одного канала."),
  weekdays: z
    .array(z.enum(weekdays, "такого дня недели нет"))
    .min(1, "нужен хотя бы один день недели; чтобы ничего не выходило, уберите канал из channels")
    .optional()
    .describe("Дни недели, по которым канал публикует."),
});
export type Pace = z.infer<typeof pace>;

/** What holds where the settings name no pace at all: a batch of ten entries takes four working days. */
export const usualPace: Pace = {
  quiet: { from: "21:00", to: "09:00" },
  perDay: 3,
  spacing: 90,
  weekdays: ["пн", "вт", "ср", "чт", "пт"],
};

/** The pace that holds for an entry in a channel: the rubric's word over the channel's, the channel's over the general one. */
export const mergePace = (general: Pace, channel: Pace = {}, rubric: Pace = {}): Pace => ({
  ...general,
  ...channel,
  ...rubric,
});
