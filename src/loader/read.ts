import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import {
  archiveAddress,
  facetAddress,
  facetNames,
  routes,
  sectionAddress,
  slugAddress,
  termAddress,
  type FacetName,
} from "#src/entry/address.ts";
import { kindNames, kinds, type Entry, type KindName } from "#src/entry/kinds.ts";
import { mentionsIn } from "#src/entry/schema-walk.ts";
import { vocabularies, type Vocabularies, type VocabularyName } from "#src/entry/vocabulary.ts";
import { checkBody } from "./body.ts";
import { claimedTerms, claimOf, type Claim } from "./claim.ts";
import type { Fault } from "./fault.ts";
import { decode, lineFinder, parseManuscript, parseYaml, type Manuscript } from "./front-matter.ts";
import { readImage } from "./images.ts";
import { checkReferences, checkSourceMarks, checkUnique, knownIds, type Located } from "./references.ts";
import { validate } from "./validate.ts";

/** Everything that stands in `content/`, validated. */
export interface Library {
  entries: Entry[];
  vocabularies: Vocabularies;
}

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

async function filesIn(folder: string, extension: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found
      .filter((item) => item.isFile() && item.name.endsWith(extension))
      .map((item) => path.relative(folder, path.join(item.parentPath, item.name)))
      .toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Files that lie among the entries and would be passed over in silence. */
async function strangers(root: string, folder: string, extension: string): Promise<Fault[]> {
  const names = await filesIn(folder, "");
  return names
    .filter((name) => !name.endsWith(extension) && !path.basename(name).startsWith("."))
    .map((name) => ({
      file: relative(root, path.join(folder, name)),
      message: "файл не читается: у него не то расширение",
      allowed: `файлы ${extension}`,
      mend: `переименуйте файл в …${extension} или уберите его отсюда`,
    }));
}

const relative = (root: string, file: string) => path.relative(root, file).split(path.sep).join("/");

async function readVocabulary<Name extends VocabularyName>(
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

interface Draft {
  located: Located<Entry>;
  manuscript: Manuscript;
}

async function readEntry(
  root: string,
  kind: KindName,
  absolute: string,
): Promise<Draft | { faults: Fault[]; claim: Claim }> {
  const file = relative(root, absolute);
  const bytes = await readFile(absolute);
  const faulty = (faults: Fault[]) => ({ faults, claim: claimOf(kind, bytes) });
  const decoded = decode(file, bytes);
  if ("fault" in decoded) return faulty([decoded.fault]);
  const parsed = parseManuscript(file, decoded.text);
  if ("fault" in parsed) return faulty([parsed.fault]);
  const { manuscript } = parsed;
  const validated = validate(kinds[kind].schema as z.ZodType, manuscript.data, manuscript);
  if ("faults" in validated) return faulty(validated.faults);
  const value = { kind, data: validated.value, file, digest: digestOf(decoded.text) } as Entry;
  return { manuscript, located: { value, file, lineOf: manuscript.lineOf } };
}

/** Every address that the text of an entry may link to. */
export function knownAddresses(entries: readonly Entry[]): Set<string> {
  const addresses = new Set<string>(Object.values(routes));
  for (const kind of kindNames) if (kind !== "pages") addresses.add(sectionAddress(kind));
  for (const entry of entries) {
    addresses.add(slugAddress(entry.kind, entry.data.slug));
    if ("published" in entry.data) addresses.add(archiveAddress(entry.data.published.slice(0, 4)));
  }
  for (const facet of facetNames) addresses.add(facetAddress(facet));
  // A term has a page once an entry carries it.
  const isFacet = (name: string): name is FacetName => facetNames.some((facet) => facet === name);
  for (const { kind, data } of entries)
    if (kinds[kind].announced && data.status !== "draft")
      for (const { target, id } of mentionsIn(kinds[kind].schema, data))
        if (isFacet(target)) addresses.add(termAddress(target, id));
  return addresses;
}

/** Checks the pictures of all entries, and lets their bytes count in the entries' digests: a page shows them. */
async function checkImages(root: string, drafts: readonly Draft[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { located } of drafts) {
    const images = "images" in located.value.data ? located.value.data.images : [];
    for (const [index, image] of images.entries()) {
      const { digest, finding } = await readImage(path.join(root, "content/images"), image.src);
      located.value.digest = digestOf(located.value.digest + digest);
      if (finding)
        faults.push({
          file: located.file,
          line: located.lineOf(["images", index, "src"]),
          field: `images[${index}].src`,
          ...finding,
        });
    }
  }
  return faults;
}

/**
 * Reads and checks the whole of `content/` below `root`. Never throws for what an editor wrote:
 * every fault of every file comes back at once, and the library holds what is sound.
 */
export async function readLibrary(root: string): Promise<{ library: Library; faults: Fault[] }> {
  const faults: Fault[] = [];
  const terms = {} as Record<VocabularyName, unknown>;
  const claimedIn = new Map<VocabularyName, string[] | undefined>();
  const termPlaces: { name: VocabularyName; located: Located<unknown> }[] = [];
  for (const name of Object.keys(vocabularies) as VocabularyName[]) {
    const read = await readVocabulary(root, name, faults);
    terms[name] = read.terms;
    if ("claimed" in read) claimedIn.set(name, read.claimed);
    termPlaces.push(...read.located.map((located) => ({ name, located })));
  }
  const drafts: Draft[] = [];
  const claims: Claim[] = [];
  for (const kind of kindNames) {
    const folder = path.join(root, "content", kind);
    faults.push(...(await strangers(root, folder, kinds[kind].extension)));
    for (const name of await filesIn(folder, kinds[kind].extension)) {
      const read = await readEntry(root, kind, path.join(folder, name));
      if ("located" in read) drafts.push(read);
      else {
        faults.push(...read.faults);
        claims.push(read.claim);
      }
    }
  }
  const entries = drafts.map(({ located }) => located.value);
  const library: Library = { entries, vocabularies: terms as unknown as Vocabularies };

  const known = knownIds(entries, library.vocabularies);
  const addresses = knownAddresses(entries);
  // What is faulty itself may still be referred to: the echoes of a fault would hide it.
  for (const { kind, id, addresses: claimed } of claims) {
    if (id !== undefined) known[kind]?.add(id);
    for (const address of claimed) addresses.add(address);
  }
  for (const [name, ids] of claimedIn) {
    if (ids === undefined) delete known[name];
    else known[name] = new Set(ids);
    const facet = facetNames.find((facetName) => facetName === name);
    if (facet) for (const id of ids ?? []) addresses.add(termAddress(facet, id));
  }
  for (const { name, located } of termPlaces) faults.push(...checkReferences(vocabularies[name], located, known));
  for (const { located, manuscript } of drafts) {
    const data = { ...located, value: located.value.data };
    faults.push(...checkReferences(kinds[located.value.kind].schema, data, known), ...checkSourceMarks(data));
    const sources = "sources" in data.value ? data.value.sources : [];
    const images = "images" in data.value ? data.value.images : [];
    faults.push(
      ...checkBody(manuscript, {
        sourceIds: new Set(sources.map((source) => source.id)),
        imageNames: new Set(images.map((image) => image.src)),
        addresses,
      }),
    );
  }
  faults.push(...checkUnique(drafts.map(({ located }) => located)), ...(await checkImages(root, drafts)));
  return { library, faults };
}
