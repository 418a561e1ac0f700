import { readFile, writeFile } from "node:fs/promises";
import { CORE_SCHEMA, dump, load } from "js-yaml";

/** Rewrites the record of an entry, and its text where `text` is given. */
export async function changeEntry(
  file: string,
  fields: Record<string, unknown>,
  text: (body: string) => string = (body) => body,
): Promise<void> {
  const source = await readFile(file, "utf8");
  const end = source.indexOf("\n---\n", 4);
  if (!source.startsWith("---\n") || end === -1) throw new Error(`${file} has no record`);
  const record = load(source.slice(4, end), { schema: CORE_SCHEMA }) as Record<string, unknown>;
  const changed = dump({ ...record, ...fields }, { schema: CORE_SCHEMA, lineWidth: -1 });
  await writeFile(file, `---\n${changed}---\n${text(source.slice(end + 5))}`);
}
