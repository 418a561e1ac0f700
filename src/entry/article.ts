import { z } from "zod";
import { announced, checkBase } from "./base.ts";
import { reference, text } from "./field.ts";

/** Foreign analytics, partners' news, an account of a visit, an overview. */
export const article = z
  .strictObject({
    ...announced,
    genre: z
      .enum(["foreign", "partner", "visit", "overview"], "такого значения нет")
      .describe(
        "foreign — зарубежная аналитика, partner — новость партнёра, visit — визит на площадку, overview — обзор.",
      ),
    author: reference("organizations").optional().describe("Организация-автор, если это не редакция."),
    organizations: z.array(reference("organizations")).default([]).describe("О каких организациях речь."),
    regions: z.array(reference("regions")).default([]).describe("О каких регионах речь."),
    instruments: z.array(reference("instruments")).default([]).describe("О каких инструментах речь."),
    country: text(60).optional().describe("Страна, если материал зарубежный."),
    practices: z.array(reference("practices")).default([]).describe("Связанные практики."),
  })
  .superRefine(checkBase);
export type Article = z.infer<typeof article>;
