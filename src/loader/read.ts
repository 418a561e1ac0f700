import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import {
  archiveAddress,
  facetAddress,
  facetNames,
  routes,
  sectionAddress,
  slugAddress,
  termAddress,
} from "#src/entry/address.ts";
import { facetKeys, surroundings } from "#src/entry/facet.ts";
import { isAnnounced, kindNames, kinds, type Entry, type KindName } from "#src/entry/kinds.ts";
import { vocabularies, type Vocabularies, type VocabularyName } from "#src/entry/vocabulary.ts";
import { checkBody } from "./body.ts";
import { claimOf, type Claim } from "./claim.ts";
import type { Fault } from "./fault.ts";
import { decode, parseManuscript, type Manuscript } from "./front-matter.ts";
import { readImage } from "./images.ts";
import { checkReferences, checkSourceMarks, checkUnique, knownIds, type KnownIds, type Located } from "./references.ts";
import { validate } from "./validate.ts";
import { readVocabulary } from "./vocabulary.ts";

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

/** A file that can be taken apart: its record may still be faulty. */
interface Draft {
  kind: KindName;
  manuscript: Manuscript;
  /** The validated entry; absent when its record has faults. */
  entry: Entry | undefined;
  faults: Fault[];
}

async function readEntry(
  root: string,
  kind: KindName,
  absolute: string,
): Promise<{ draft?: Draft; faults: Fault[]; claim?: Claim }> {
  const file = relative(root, absolute);
  const bytes = await readFile(absolute);
  const faulty = (faults: Fault[]) => ({ faults, claim: claimOf(kind, bytes) });
  const decoded = decode(file, bytes);
  if ("fault" in decoded) return faulty([decoded.fault]);
  const parsed = parseManuscript(file, decoded.text);
  if ("fault" in parsed) return faulty([parsed.fault]);
  const { manuscript } = parsed;
  const validated = validate(kinds[kind].schema as z.ZodType, manuscript.data, manuscript);
  if ("faults" in validated) {
    const draft = { kind, manuscript, entry: undefined, faults: validated.faults };
    return { ...faulty(validated.faults), draft };
  }
  const entry = { kind, data: validated.value, file, digest: digestOf(decoded.text) } as Entry;
  return { draft: { kind, manuscript, entry, faults: [] }, faults: [] };
}

/** The texts under a key of every part of a list in a record that may be faulty. */
const textsIn = (data: Record<string, unknown>, list: string, key: string): Set<string> =>
  new Set(
    (Array.isArray(data[list]) ? data[list] : [])
      .map((part: unknown) => (part as Record<string, unknown> | null)?.[key])
      .filter((value) => typeof value === "string"),
  );

/**
 * What is wrong with an entry beside its schema: references, source marks, text. A faulty record is looked through
 * as far as it goes, so that an editor is told everything at once; where the schema has spoken, this is silent.
 */
function checkDraft(
  { kind, manuscript, entry, faults }: Draft,
  known: KnownIds,
  addresses: ReadonlySet<string>,
): Fault[] {
  const data = (entry?.data ?? manuscript.data) as Record<string, unknown>;
  const item = { value: data, file: manuscript.file, lineOf: manuscript.lineOf };
  const spoken = new Set(faults.map(({ field }) => field));
  const faulty = (list: string) => faults.some(({ field }) => field?.startsWith(list));
  const body = checkBody(manuscript, {
    ...(!faulty("sources") && { sourceIds: textsIn(data, "sources", "id") }),
    ...(!faulty("images") && { imageNames: textsIn(data, "images", "src") }),
    addresses,
  });
  const marks = faulty("sources") ? [] : checkSourceMarks(item, textsIn(data, "sources", "id"));
  return [...checkReferences(kinds[kind].schema, item, known), ...marks, ...body].filter(
    ({ field }) => field === undefined || !spoken.has(field),
  );
}

/** An entry's claim to its id and addresses, also when the rest of its record is faulty. */
function claimant({ kind, manuscript, entry }: Draft): Located<Entry>[] {
  const { id, slug } = manuscript.data;
  const place = { file: manuscript.file, lineOf: manuscript.lineOf };
  if (entry) return [{ ...place, value: entry }];
  if (typeof id !== "string" || typeof slug !== "string") return [];
  return [{ ...place, value: { kind, data: { id, slug, former_slugs: [] } } as unknown as Entry }];
}

/** Every address that the text of an entry may link to. */
export function knownAddresses(entries: readonly Entry[], terms: Vocabularies): Set<string> {
  const addresses = new Set<string>(Object.values(routes));
  for (const kind of kindNames) if (kind !== "pages") addresses.add(sectionAddress(kind));
  for (const entry of entries) {
    addresses.add(slugAddress(entry.kind, entry.data.slug));
    if ("published" in entry.data) addresses.add(archiveAddress(entry.data.published.slice(0, 4)));
  }
  for (const facet of facetNames) addresses.add(facetAddress(facet));
  // A term has a page once an entry carries it.
  const around = surroundings(entries, terms);
  for (const entry of entries)
    if (isAnnounced(entry) && entry.data.status !== "draft")
      for (const key of facetKeys(entry, around)) {
        const [target = "", id = ""] = key.split("/");
        const facet = facetNames.find((name) => name === target);
        if (facet) addresses.add(termAddress(facet, id));
      }
  return addresses;
}

/** Checks the pictures of all entries, and lets their bytes count in the entries' digests: a page shows them. */
async function checkImages(root: string, drafts: readonly Draft[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { entry, manuscript } of drafts) {
    if (!entry) continue;
    const images = "images" in entry.data ? entry.data.images : [];
    for (const [index, image] of images.entries()) {
      const { digest, finding } = await readImage(path.join(root, "content/images"), image.src);
      entry.digest = digestOf(entry.digest + digest);
      entry.pictures = { ...entry.pictures, [image.src]: digest };
      if (finding)
        faults.push({
          file: manuscript.file,
          line: manuscript.lineOf(["images", index, "src"]),
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
    const read = readVocabulary(root, name, faults);
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
      if (read.draft) drafts.push(read.draft);
      if (read.claim) claims.push(read.claim);
      faults.push(...read.faults);
    }
  }
  const entries = drafts.flatMap(({ entry }) => entry ?? []);
  const library: Library = { entries, vocabularies: terms as unknown as Vocabularies };

  const known = knownIds(entries, library.vocabularies);
  const addresses = knownAddresses(entries, library.vocabularies);
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
  for (const draft of drafts) faults.push(...checkDraft(draft, known, addresses));
  faults.push(...checkUnique(drafts.flatMap(claimant)), ...(await checkImages(root, drafts)));
  return { library, faults };
}
