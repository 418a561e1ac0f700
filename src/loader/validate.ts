import type { z } from "zod";
import { nearest } from "#src/text/nearest.ts";
import { fieldName, type Fault } from "./fault.ts";
import { schemaAt, shapeOf } from "#src/entry/schema-walk.ts";

const valueAt = (data: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | null | undefined)?.[part], data);

/** What a field means for an editor, from its description in the schema. */
const meaning = (schema: z.core.$ZodType, path: readonly PropertyKey[]) =>
  (schemaAt(schema, path) as z.ZodType | undefined)?.description;

const typeNames: Record<string, string> = {
  string: "текст",
  number: "число",
  int: "целое число",
  boolean: "true или false",
  array: "список (строки, которые начинаются с дефиса)",
  object: "группа полей с отступом",
  record: "группа полей с отступом",
};

function unknownKeys(schema: z.core.$ZodType, issue: z.core.$ZodIssueUnrecognizedKeys, place: Place): Fault[] {
  const known = Object.keys(shapeOf(schemaAt(schema, issue.path) ?? schema));
  return issue.keys.map((key) => {
    const like = nearest(key, known);
    const path = [...issue.path, key];
    return {
      file: place.file,
      line: place.lineOf(path),
      field: fieldName(path),
      message: "такого поля нет",
      allowed: known.join(", "),
      mend: like ? `возможно, вы имели в виду «${like}»` : "удалите поле или выберите одно из допустимых",
    };
  });
}

interface Place {
  file: string;
  lineOf(path: readonly PropertyKey[]): number;
}

/** A value that fails its pattern fails the checks after it too: the first says enough. */
const firstOfEachPlace = (issues: readonly z.core.$ZodIssue[]) =>
  [
    ...new Map(
      issues.toReversed().map((issue) => [`${issue.code === "unrecognized_keys"} ${fieldName(issue.path)}`, issue]),
    ).values(),
  ].toReversed();

/** Validates a value and tells every fault of it in Russian, with its line. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  place: Place,
): { value: z.output<Schema> } | { faults: Fault[] } {
  const parsed = schema.safeParse(data);
  if (parsed.success) return { value: parsed.data };
  const faults = firstOfEachPlace(parsed.error.issues).flatMap((issue): Fault[] => {
    if (issue.code === "unrecognized_keys") return unknownKeys(schema, issue, place);
    const value = valueAt(data, issue.path);
    const missing = value === undefined && issue.code !== "custom";
    const wrongType = issue.code === "invalid_type" && !missing ? typeNames[issue.expected] : undefined;
    const listed = issue.code === "invalid_value" ? issue.values.map(String) : [];
    // Only a text can be a slip; turning a nest of YAML aliases into one would take all memory.
    const like = typeof value === "string" ? nearest(value, listed) : undefined;
    return [
      {
        file: place.file,
        line: place.lineOf(issue.path),
        field: fieldName(issue.path) || undefined,
        message: missing ? "обязательное поле не заполнено" : wrongType ? `здесь нужно: ${wrongType}` : issue.message,
        allowed: listed.length > 0 ? listed.join(", ") : undefined,
        mend: like ? `возможно, вы имели в виду «${like}»` : undefined,
        about: meaning(schema, issue.path),
      },
    ];
  });
  return { faults };
}
