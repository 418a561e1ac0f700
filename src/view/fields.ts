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
  literal: "постоянное значение",
};

/** Who reads the table: an editor, who writes the field, or a user of the open data, who finds it. */
export type FieldReader = "editor" | "user";

const referenceForms: Record<FieldReader, (kind: string) => string> = {
  editor: (kind) => `идентификатор из content/${kind}`,
  user: (kind) => `идентификатор записи: ${kind}`,
};

function formOf(schema: z.core.$ZodType, reader: FieldReader): string {
  const inner = unwrap(schema);
  const target = referenceOf(inner);
  if (target !== undefined)
    return target in kinds ? referenceForms[reader](target) : `идентификатор из словаря ${target}`;
  const { type } = inner._zod.def;
  const element = elementOf(inner);
  if (element) return `список: ${formOf(element, reader)}`;
  if (type === "enum") return Object.keys((inner._zod.def as z.core.$ZodEnumDef).entries).join(", ");
  if ("format" in inner._zod.def && inner._zod.def.format === "safeint") return "целое число";
  return forms[type] ?? type;
}

/** The fields of a shape in its order, those of inner groups after their group. */
export function shapeRows(shape: Record<string, z.core.$ZodType>, reader: FieldReader, prefix = ""): FieldRow[] {
  return Object.entries(shape).flatMap(([key, schema]) => {
    const name = prefix + key;
    const element = elementOf(schema);
    const inner = element ? shapeOf(element) : shapeOf(schema);
    return [
      {
        name,
        // What an editor may leave out a default may have filled in.
        required: (reader === "editor" ? schema._zod.optin : schema._zod.optout) === undefined,
        form: formOf(schema, reader),
        meaning: typograph((schema as z.ZodType).description ?? (unwrap(schema) as z.ZodType).description ?? ""),
      },
      ...shapeRows(inner, reader, `${name}${element ? "[]" : ""}.`),
    ];
  });
}

/** The fields of a kind as an editor writes them. */
export const fieldRows = (kind: KindName): FieldRow[] => shapeRows(shapeOf(kinds[kind].schema), "editor");
