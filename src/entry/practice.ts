import { z } from "zod";
import { announced, checkBase, checkOrder } from "./base.ts";
import { practiceCard } from "./card.ts";
import { day, reference, roughDate, sourceMark, sourcedText, text, url } from "./field.ts";

const result = z
  .strictObject({
    metric: text(160).describe("Что измеряли."),
    before: z.number("нужно число").optional().describe("Сколько было."),
    after: z.number("нужно число").describe("Сколько стало."),
    precision: z
      .enum(["exact", "about", "over", "under", "up_to"], "такого значения нет")
      .default("exact")
      .describe("Как число названо в источнике: точно, около, более, почти, до."),
    planned: z
      .boolean("нужно true или false")
      .default(false)
      .describe("true, если источник говорит о плане, а не об итоге."),
    unit: text(40).describe("Единица: человек, %, млрд рублей."),
    period: text(80).describe("За какое время или на какую дату."),
    source: sourceMark.describe("Метка источника числа."),
    note: text(300).optional().describe("Оговорка к числу."),
  })
  .describe("Результат: одно число с единицей, периодом и источником.");
export type Result = z.infer<typeof result>;

/** A whole number that the source names; a range or a guess is told in the text only. */
const amount = (unit: string) => z.int(`нужно целое число ${unit}`).min(1, `число ${unit} — от 1`).optional();

const mark = z.int("нужно целое число").min(1, "оценка от 1 до 10").max(10, "оценка от 1 до 10");

/** The practice's record, «паспорт практики». */
export const practice = z
  .strictObject({
    ...announced,
    card: practiceCard,
    in_bc_database: z
      .enum(["yes", "no", "unknown"], "такого значения нет")
      .default("unknown")
      .describe("Состоит ли практика в Базе данных лучших практик БЦПК."),
    holder: reference("organizations").describe("Организация — носитель практики."),
    partners: z.array(reference("organizations")).default([]).describe("Организации-партнёры."),
    regions: z
      .array(reference("regions"))
      .default([])
      .describe("Коды субъектов РФ. Пусто — практика не привязана к региону."),
    period: z
      .strictObject({
        start: roughDate.describe("Начало."),
        end: roughDate.optional().describe("Окончание; пусто, если практика продолжается."),
        source: sourceMark.optional().describe("Метка источника, где названы даты."),
      })
      .optional()
      .describe("Когда практика действует или действовала."),
    problem: text(800, 20).describe("Какую задачу решали."),
    goal: text(500, 20).describe("Чего хотели добиться."),
    instruments: z
      .array(reference("instruments"))
      .min(1, "укажите хотя бы один инструмент")
      .describe("Инструменты национальной системы квалификаций и подготовки кадров."),
    areas: z.array(reference("areas")).default([]).describe("Области профессиональной деятельности."),
    levels: z.array(reference("levels")).min(1, "укажите хотя бы один уровень").describe("Уровни образования."),
    mechanisms: z.array(reference("mechanisms")).default([]).describe("Механизмы, которые можно взять отдельно."),
    steps_by: z
      .enum(["holder", "editors"], "такого значения нет")
      .default("editors")
      .describe("Кто описал шаги: носитель практики или редакция по открытым источникам."),
    steps: z
      .array(
        z.strictObject({
          title: text(140).describe("Что сделать, одной фразой."),
          text: text(700).optional().describe("Подробности."),
          time: text(80).optional().describe("Сколько это занимает."),
        }),
      )
      .min(1, "опишите хотя бы один шаг")
      .describe("«Как повторить»: шаги по порядку."),
    resources: z
      .strictObject({
        people: sourcedText(400, {
          count: amount("человек").describe("Сколько людей занято, числом: для подбора по условиям."),
        })
          .optional()
          .describe("Люди."),
        money: sourcedText(400, {
          amount: amount("рублей").describe("Сколько всего рублей, числом: для подбора по условиям."),
        })
          .optional()
          .describe("Деньги."),
        equipment: sourcedText(400, {}).optional().describe("Оборудование и помещения."),
        time: sourcedText(400, {
          weeks: amount("недель").describe("Сколько недель от решения до начала, числом: для подбора по условиям."),
        })
          .optional()
          .describe("Время."),
      })
      .default({})
      .describe("Что понадобилось."),
    normative: z
      .array(z.strictObject({ title: text(300).describe("Документ."), url: url.optional().describe("Где прочитать.") }))
      .default([])
      .describe("Нормативная основа."),
    results: z.array(result).default([]).describe("Результаты. У каждого числа есть источник."),
    evidence: reference("evidence").describe("Ступень доказательности."),
    stage: reference("stages").describe("Стадия жизненного цикла."),
    replicability: z
      .strictObject({
        level: reference("replicability").describe("Насколько практику можно повторить."),
        conditions: z.array(text(300)).default([]).describe("При каких условиях сработает."),
        risks: z.array(text(300)).default([]).describe("Что может помешать."),
        implemented_in: z
          .array(
            z.strictObject({
              organization: reference("organizations").optional().describe("Организация, если она есть в справочнике."),
              place: text(200).describe("Где внедрили."),
              year: roughDate.optional().describe("Когда."),
              source: sourceMark.describe("Метка источника."),
            }),
          )
          .default([])
          .describe("Реестр внедрений."),
      })
      .describe("Тиражируемость."),
    lessons: z.array(text(400)).default([]).describe("Чему научились."),
    failures: z.array(text(400)).default([]).describe("Что не получилось."),
    documents: z
      .array(
        z.strictObject({
          title: text(200).describe("Название документа."),
          url: url.describe("Где его взять."),
          format: text(20).optional().describe("Формат: PDF, DOCX, страница."),
        }),
      )
      .default([])
      .describe("Документы, которые можно взять за основу."),
    score: z
      .strictObject({
        effectiveness: mark.describe("Результативность."),
        efficiency: mark.describe("Эффективность."),
        uniqueness: mark.describe("Уникальность."),
        replication: mark.describe("Тиражирование."),
        scaling: mark.describe("Масштабирование."),
        by: text(160).describe("Кто оценил."),
        date: day.describe("Когда оценили."),
      })
      .optional()
      .describe("Экспертная оценка, от 1 до 10 по каждому признаку."),
    contact: z
      .strictObject({
        url: url.describe("Страница организации для обращений."),
        email: z.email("нужен адрес электронной почты").optional().describe("Общая почта организации, не личная."),
        note: text(200).optional().describe("К кому обращаться: отдел, не имя."),
      })
      .optional()
      .describe("Контакт организации. Без частных лиц."),
    code_clauses: z.array(reference("code")).default([]).describe("Пункты Кодекса, которые практика поясняет."),
    reviewed: z
      .strictObject({ by: text(120).describe("Кто проверил."), date: day.describe("Когда.") })
      .optional()
      .describe("Последняя проверка записи."),
    review_by: day.optional().describe("Когда запись нужно перечитать."),
  })
  .superRefine((entry, context) => {
    checkBase(entry, context);
    checkOrder(context, entry.period?.start, entry.period?.end, ["period", "end"], "окончание раньше начала");
    checkOrder(context, entry.reviewed?.date, entry.review_by, ["review_by"], "следующая проверка раньше предыдущей");
    const shown = entry.card?.result ?? 0;
    if (shown > entry.results.length)
      context.addIssue({
        code: "custom",
        path: ["card", "result"],
        message: `результата с номером ${shown} нет: всего их ${entry.results.length}`,
      });
    else if (entry.results[shown - 1]?.planned)
      context.addIssue({
        code: "custom",
        path: ["card", "result"],
        message: `результат с номером ${shown} — план: картинка показывает только то, что уже получилось`,
      });
    if (entry.partners.includes(entry.holder))
      context.addIssue({ code: "custom", path: ["partners"], message: "носитель практики назван ещё и партнёром" });
  });
export type Practice = z.infer<typeof practice>;
