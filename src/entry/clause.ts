import { z } from "zod";
import { announced, checkBase } from "./base.ts";
import { reference, text } from "./field.ts";

/** A numbered clause of the Code of Best Practices. */
export const clause = z
  .strictObject({
    ...announced,
    number: z
      .string("нужен номер в кавычках, например «2.3»")
      .regex(/^[1-9]\d?\.[1-9]\d?$/, "номер пункта: статья и пункт через точку, например 2.3")
      .describe("Номер пункта: статья и пункт."),
    article: reference("code-articles").describe("Статья Кодекса, в которую входит пункт."),
    origin: text(300).describe("Откуда взята мысль пункта."),
  })
  .superRefine(checkBase);
export type Clause = z.infer<typeof clause>;
