import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import type { Fault } from "./fault.ts";
import { decode, lineFinder, parseYaml } from "./front-matter.ts";
import { validate } from "./validate.ts";

type Opened = { text: string } | { missing: true } | { fault: Fault; bytes?: Uint8Array };

/** The text of a file below `root`; a file that is there and cannot be read, or only under a like name, is a fault. */
export function openText(root: string, file: string): Opened {
  const misnamed = file.replace(/\.yaml$/, ".yml");
  if (misnamed !== file && existsSync(path.join(root, misnamed)))
    return { fault: { file: misnamed, message: "файл не читается", mend: `переименуйте его в ${file}` } };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path.join(root, file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (code === "ENOENT") return { missing: true };
    const mend = "проверьте, что это файл и что он открыт для чтения";
    return { fault: { file, message: `файл не читается (${code})`, mend } };
  }
  const decoded = decode(file, bytes);
  return "fault" in decoded ? { ...decoded, bytes } : decoded;
}

/** Where the fields of a file stand. */
export interface Place {
  file: string;
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads the text of a YAML file by a strict schema: every fault comes back at once, each in its line.
 * @param prepare makes of the parsed data what the schema expects: an empty field may mean more than nothing.
 */
export function readStrict<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  { prepare = (data: unknown) => data }: { prepare?: (data: unknown) => unknown } = {},
): { value: z.output<Schema>; place: Place } | { faults: Fault[] } {
  const parsed = parseYaml(file, text);
  if ("fault" in parsed) return { faults: [parsed.fault] };
  const place = { file, lineOf: lineFinder(text) };
  const validated = validate(schema, prepare(parsed.data), place);
  return "faults" in validated ? validated : { value: validated.value, place };
}
