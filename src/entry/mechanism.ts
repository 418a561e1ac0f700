import { z } from "zod";
import { announced, checkBase } from "./base.ts";
import { reference, text } from "./field.ts";

/** A reusable part of practices: what can be taken without taking the whole practice. */
export const mechanism = z
  .strictObject({
    ...announced,
    essence: text(500, 20).describe("В чём механизм, если сказать коротко."),
    instruments: z.array(reference("instruments")).default([]).describe("С какими инструментами связан."),
    levels: z.array(reference("levels")).default([]).describe("На каких уровнях образования применяют."),
    fits: z.array(text(300)).default([]).describe("Когда подходит."),
    does_not_fit: z.array(text(300)).default([]).describe("Когда не подходит."),
    needs: z.array(text(300)).default([]).describe("Что понадобится."),
    code_clauses: z.array(reference("code")).default([]).describe("Пункты Кодекса, которые механизм поясняет."),
  })
  .superRefine(checkBase);
export type Mechanism = z.infer<typeof mechanism>;
