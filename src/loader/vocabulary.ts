import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { vocabularies, type Vocabularies, type VocabularyName } from "#src/entry/vocabulary.ts";
import { claimedTerms } from "./claim.ts";
import type { Fault } from "./fault.ts";
import { decode, lineFinder, parseYaml } from "./front-matter.ts";
import type { Located } from "./references.ts";
import { validate } from "./validate.ts";

/** A vocabulary, its terms in the order of the file; what is wrong with it is added to `faults`. */
export async function readVocabulary<Name extends VocabularyName>(
  root: string,
  name: Name,
  faults: Fault[],
): Promise<{ terms: Vocabularies[Name]; located: Located<unknown>[]; claimed?: string[] | undefined }> {
  const file = `content/vocabulary/${name}.yaml`;
  const nothing = (claimed?: string[]) => ({ terms: [] as unknown as Vocabularies[Name], located: [], claimed });
  let bytes: Buffer;
  try {
    bytes = await readFile(path.join(root, file));
  } catch {
    faults.push({ file, message: "словаря нет", mend: "верните файл из истории или создайте его по образцу соседних" });
    return nothing();
  }
  const decoded = decode(file, bytes);
  if ("fault" in decoded) {
    faults.push(decoded.fault);
    return nothing(claimedTerms(bytes));
  }
  const parsed = parseYaml(file, decoded.text);
  if ("fault" in parsed) {
    faults.push(parsed.fault);
    return nothing(claimedTerms(bytes));
  }
  const lineOf = lineFinder(decoded.text);
  const validated = validate(z.array(vocabularies[name] as z.ZodType), parsed.data, { file, lineOf });
  if ("faults" in validated) {
    faults.push(...validated.faults);
    return nothing(claimedTerms(bytes));
  }
  const terms = validated.value as Vocabularies[Name];
  const seen = new Set<string>();
  const located = terms.map((value, index) => {
    if (seen.has(value.id))
      faults.push({
        file,
        line: lineOf([index, "id"]),
        field: "id",
        message: `идентификатор «${value.id}» в словаре уже есть`,
        mend: "дайте термину другой",
      });
    seen.add(value.id);
    return { value, file, lineOf: (at: readonly PropertyKey[]) => lineOf([index, ...at]) };
  });
  return { terms, located };
}
