import { z } from "zod";
import { announced, checkBase } from "./base.ts";
import { reference, text } from "./field.ts";

/** A joint project of the community: the paper asks for one every quarter. */
export const project = z
  .strictObject({
    ...announced,
    quarter: z
      .string("нужен квартал, например 2026-Q4")
      .regex(/^\d{4}-Q[1-4]$/, "квартал пишется как 2026-Q4")
      .describe("Квартал, к которому относится проект."),
    goal: text(500, 20).describe("Что хотят создать вместе."),
    members: z.array(reference("organizations")).default([]).describe("Кто участвует."),
    state: z
      .enum(["planned", "running", "done", "stopped"], "такого значения нет")
      .describe("planned — задуман, running — идёт, done — завершён, stopped — остановлен."),
    product: text(400).optional().describe("Что получилось: статья, встреча, сайт."),
    practices: z.array(reference("practices")).default([]).describe("Связанные практики."),
  })
  .superRefine(checkBase);
export type Project = z.infer<typeof project>;
