import type { z } from "zod";
import { kinds, type KindName } from "#src/entry/kinds.ts";
import { referenceOf } from "#src/entry/field.ts";
import { typograph } from "#src/text/typography.ts";
import { elementOf, shapeOf, unwrap } from "#src/entry/schema-walk.ts";

/** A field as the editors' page explains it. */
export interface FieldRow {
  name: string;
  required: boolean;
  form: string;
  meaning: string;
}

const forms: Record<string, string> = {
  string: "текст",
  number: "число",
  boolean: "true или false",
  array: "список",
  object: "группа полей",
  enum: "одно из значений",
  record: "группа полей",
};

function formOf(schema: z.core.$ZodType): string {
  const inner = unwrap(schema);
  const target = referenceOf(inner);
  if (target !== undefined)
    return target in kinds ? `идентификатор из content/${target}` : `идентификатор из словаря ${target}`;
  const { type } = inner._zod.def;
  const element = elementOf(inner);
  if (element) return `список: ${formOf(element)}`;
  if (type === "enum") return Object.keys((inner._zod.def as z.core.$ZodEnumDef).entries).join(", ");
  if ("format" in inner._zod.def && inner._zod.def.format === "safeint") return "целое число";
  return forms[type] ?? type;
}

/** The fields of a kind in the order of the schema, those of inner groups after their group. */
export function fieldRows(kind: KindName): FieldRow[] {
  const rows = (shape: Record<string, z.core.$ZodType>, prefix: string): FieldRow[] =>
    Object.entries(shape).flatMap(([key, schema]) => {
      const name = prefix + key;
      const element = elementOf(schema);
      const inner = element ? shapeOf(element) : shapeOf(schema);
      return [
        {
          name,
          // A field with a default is "defaulted", one that may be left out "optional".
          required: schema._zod.optin === undefined,
          form: formOf(schema),
          meaning: typograph((schema as z.ZodType).description ?? (unwrap(schema) as z.ZodType).description ?? ""),
        },
        ...rows(inner, `${name}${element ? "[]" : ""}.`),
      ];
    });
  return rows(shapeOf(kinds[kind].schema), "");
}
