import { z } from "zod";
import { announced, checkBase, checkOrder } from "./base.ts";
import { day, reference, sourceMark, text } from "./field.ts";

/** What was said on one question, and where each claim can be read. */
export const digest = z
  .strictObject({
    ...announced,
    question: text(200, 10).describe("Вопрос, о котором говорили."),
    basis: z
      .enum(["threads", "publications"], "такого значения нет")
      .describe("threads — обсуждение в сообществе, publications — открытые публикации."),
    period: z
      .strictObject({ start: day.describe("С какого дня."), end: day.describe("По какой день.") })
      .optional()
      .describe("Какое время охватывает дайджест."),
    claims: z
      .array(
        z.strictObject({
          text: text(500, 10).describe("Что сказано."),
          by: text(120).optional().describe("Кем: организация или роль, без имён частных лиц."),
          source: sourceMark.describe("Метка источника: где это сказано."),
        }),
      )
      .min(1, "нужно хотя бы одно высказывание")
      .describe("Что было сказано."),
    agreed: z.array(text(400)).default([]).describe("В чём сошлись."),
    open: z.array(text(400)).default([]).describe("Что осталось открытым."),
    next: z.array(text(400)).default([]).describe("Что дальше."),
    practices: z.array(reference("practices")).default([]).describe("Практики, о которых шла речь."),
  })
  .superRefine((entry, context) => {
    checkBase(entry, context);
    checkOrder(context, entry.period?.start, entry.period?.end, ["period", "end"], "конец периода раньше начала");
  });
export type Digest = z.infer<typeof digest>;
