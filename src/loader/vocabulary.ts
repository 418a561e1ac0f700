import { z } from "zod";
import { vocabularies, type Vocabularies, type VocabularyName } from "#src/entry/vocabulary.ts";
import { claimedTerms } from "./claim.ts";
import type { Fault } from "./fault.ts";
import type { Located } from "./references.ts";
import { openText, readStrict } from "./strict-file.ts";

/** A vocabulary, its terms in the order of the file; what is wrong with it is added to `faults`. */
export function readVocabulary<Name extends VocabularyName>(
  root: string,
  name: Name,
  faults: Fault[],
): { terms: Vocabularies[Name]; located: Located<unknown>[]; claimed?: string[] | undefined } {
  const file = `content/vocabulary/${name}.yaml`;
  const nothing = (claimed?: string[]) => ({ terms: [] as unknown as Vocabularies[Name], located: [], claimed });
  const opened = openText(root, file);
  if ("missing" in opened) {
    faults.push({ file, message: "словаря нет", mend: "верните файл из истории или создайте его по образцу соседних" });
    return nothing();
  }
  if ("fault" in opened) {
    faults.push(opened.fault);
    return nothing(opened.bytes && claimedTerms(opened.bytes));
  }
  const read = readStrict(file, opened.text, z.array(vocabularies[name] as z.ZodType));
  if ("faults" in read) {
    faults.push(...read.faults);
    return nothing(claimedTerms(Buffer.from(opened.text)));
  }
  const terms = read.value as Vocabularies[Name];
  const { lineOf } = read.place;
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
