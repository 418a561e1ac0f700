import { z } from "zod";
import { announced, checkBase, checkOrder } from "./base.ts";
import { moment, reference, text, url, zone } from "./field.ts";

/** True for an event without a place to come to. */
export const isOnlineOnly = ({ place }: { place: { name: string } }): boolean => place.name.toLowerCase() === "онлайн";

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
    zone: zone.default("Europe/Moscow").describe("Часовой пояс, по умолчанию Europe/Moscow."),
    place: z
      .strictObject({
        name: text(200).describe("Площадка; «Онлайн», если событие идёт только в сети."),
        city: text(80).optional().describe("Город."),
        region: reference("regions").optional().describe("Код субъекта РФ."),
        online: url.optional().describe("Адрес, по которому участвуют издалека: трансляция или видеовстреча."),
      })
      .describe("Где проходит."),
    organizer: reference("organizations").optional().describe("Кто проводит."),
    registration: url.optional().describe("Где записаться или подать заявку."),
    cancelled: z
      .boolean("нужно true или false")
      .default(false)
      .describe("true — событие отменили: страница остаётся с пометкой, в календарях подписчиков оно зачёркнуто."),
    practices: z.array(reference("practices")).default([]).describe("Связанные практики."),
  })
  .superRefine((entry, context) => {
    checkBase(entry, context);
    checkOrder(context, entry.start, entry.end, ["end"], "окончание раньше начала");
    checkOrder(context, entry.deadline, entry.end ?? entry.start, ["deadline"], "срок заявок позже окончания события");
    if (isOnlineOnly(entry) && entry.place.online === undefined)
      context.addIssue({ code: "custom", path: ["place", "online"], message: "у события в сети должен быть адрес" });
  });
export type Event = z.infer<typeof event>;
