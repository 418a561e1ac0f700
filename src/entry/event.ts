import { z } from "zod";
import { announced, checkBase, checkOrder } from "./base.ts";
import { moment, reference, text, url } from "./field.ts";

const zone = z
  .string("нужен часовой пояс")
  .refine(
    (value) => Intl.supportedValuesOf("timeZone").includes(value),
    "часовой пояс пишется как Europe/Moscow или Asia/Yekaterinburg",
  )
  .default("Europe/Moscow");

/** A contest, a visit, a meeting or another event with a date. */
export const event = z
  .strictObject({
    ...announced,
    genre: z
      .enum(["contest", "visit", "meeting", "conference", "exam"], "такого значения нет")
      .describe(
        "contest — конкурс, visit — визит, meeting — встреча, conference — конференция или форум, exam — экзамен.",
      ),
    start: moment.describe("Начало: день или день и местное время."),
    end: moment.optional().describe("Окончание."),
    deadline: moment.optional().describe("Последний срок подачи заявок."),
    zone: zone.describe("Часовой пояс, по умолчанию Europe/Moscow."),
    place: z
      .strictObject({
        name: text(200).describe("Площадка."),
        city: text(80).optional().describe("Город."),
        region: reference("regions").optional().describe("Код субъекта РФ."),
        online: url.optional().describe("Адрес трансляции или страницы события."),
      })
      .describe("Где проходит."),
    organizer: reference("organizations").optional().describe("Кто проводит."),
    registration: url.optional().describe("Где записаться или подать заявку."),
    practices: z.array(reference("practices")).default([]).describe("Связанные практики."),
  })
  .superRefine((entry, context) => {
    checkBase(entry, context);
    checkOrder(context, entry.start, entry.end, ["end"], "окончание раньше начала");
    checkOrder(context, entry.deadline, entry.end ?? entry.start, ["deadline"], "срок заявок позже окончания события");
  });
export type Event = z.infer<typeof event>;
