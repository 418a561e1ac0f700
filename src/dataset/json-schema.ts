import { z } from "zod";
import { referenceOf } from "#src/entry/field.ts";
import { kinds } from "#src/entry/kinds.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What an id names, in words: JSON Schema has no way to say it to a program. */
const referenceNote = (target: string) =>
  target in kinds ? `Идентификатор записи: ${target}.` : `Идентификатор из словаря ${target}.`;

const settings: Parameters<typeof z.toJSONSchema>[1] = {
  target: "draft-2020-12",
  io: "output",
  override: ({ zodSchema, jsonSchema }) => {
    const target = referenceOf(zodSchema);
    if (target === undefined || jsonSchema.type !== "string") return;
    const note = referenceNote(target);
    // Zod asks once for every schema that a description was added to.
    if (!jsonSchema.description?.includes(note))
      jsonSchema.description = [jsonSchema.description, note].filter(Boolean).join(" ");
  },
};

/** JSON Schema 2020-12 of what a Zod schema gives out; every field says in Russian what it means. */
export const schemaFile = (id: string, title: string, schema: z.ZodType): JsonSchema => {
  const { $schema, ...made } = z.toJSONSchema(schema, settings);
  return { $schema, $id: id, title, ...made } as JsonSchema;
};

/** The same schemas as parts of one document, each at `place(name)`, where they refer to each other. */
export function schemaParts(
  parts: Record<string, z.ZodType>,
  place: (name: string) => string,
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(parts)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...settings, uri: place });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [name, schema as JsonSchema]),
  );
}
