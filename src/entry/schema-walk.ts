import type { z } from "zod";
import { isProse, referenceOf } from "./field.ts";

type Schema = z.core.$ZodType;
type Definition = z.core.$ZodTypes["_zod"]["def"];

const definition = (schema: Schema) => schema._zod.def as Definition;

/** Looks through optional, default and pipe to the schema that holds the value. */
export function unwrap(schema: Schema): Schema {
  const def = definition(schema);
  if (def.type === "optional" || def.type === "default" || def.type === "nullable" || def.type === "prefault")
    return unwrap(def.innerType);
  if (def.type === "pipe") return unwrap(def.in);
  return schema;
}

/** The fields of an object schema, by name; empty for anything else. */
export function shapeOf(schema: Schema): Record<string, Schema> {
  const def = definition(unwrap(schema));
  return def.type === "object" ? (def.shape as Record<string, Schema>) : {};
}

/** The schema of what a list holds, or undefined for anything else. */
export function elementOf(schema: Schema): Schema | undefined {
  const def = definition(unwrap(schema));
  return def.type === "array" ? def.element : undefined;
}

/** The schema at a path of keys and indexes, or undefined where the schema has no such place. */
export function schemaAt(schema: Schema, path: readonly PropertyKey[]): Schema | undefined {
  let current: Schema | undefined = schema;
  for (const part of path) {
    if (current === undefined) return undefined;
    current = typeof part === "number" ? elementOf(current) : shapeOf(current)[String(part)];
  }
  return current;
}

/** One id that an entry refers to, where it stands and where it must be found. */
export interface Mention {
  target: string;
  id: string;
  path: PropertyKey[];
}

/** Every reference in a validated value, found by the schema: nobody lists them by hand. */
export function* mentionsIn(schema: Schema, value: unknown, path: PropertyKey[] = []): Generator<Mention> {
  const inner = unwrap(schema);
  const target = referenceOf(inner);
  if (target !== undefined) {
    if (typeof value === "string") yield { target, id: value, path };
    return;
  }
  if (Array.isArray(value)) {
    const element = elementOf(inner);
    if (element) for (const [index, part] of value.entries()) yield* mentionsIn(element, part, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, field] of Object.entries(shapeOf(inner)))
      yield* mentionsIn(field, (value as Record<string, unknown>)[key], [...path, key]);
  }
}

/**
 * Every use of a source's label (`source: s1`) in a value. The value may be unchecked: what YAML's aliases repeat is
 * looked through once, or a few lines of them would take forever.
 */
export function* sourceMarksIn(
  value: unknown,
  path: PropertyKey[] = [],
  seen = new Set<object>(),
): Generator<{ mark: string; path: PropertyKey[] }> {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) yield* sourceMarksIn(part, [...path, index], seen);
  } else {
    for (const [key, part] of Object.entries(value)) {
      if (key === "source" && typeof part === "string") yield { mark: part, path: [...path, key] };
      else yield* sourceMarksIn(part, [...path, key], seen);
    }
  }
}

/** The value with `change` applied to every text that a reader reads; everything else stays as it is. */
export function mapProse(schema: Schema, value: unknown, change: (text: string) => string): unknown {
  const inner = unwrap(schema);
  if (typeof value === "string") return isProse(inner) ? change(value) : value;
  if (Array.isArray(value)) {
    const element = elementOf(inner);
    return element ? value.map((part) => mapProse(element, part, change)) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const shape = shapeOf(inner);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, shape[key] ? mapProse(shape[key], part, change) : part]),
  );
}
