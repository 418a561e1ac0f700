import { readFile } from "node:fs/promises";
import path from "node:path";
import { citationFormats } from "#src/citation/format.ts";
import { citationOf } from "#src/citation/citation.ts";
import {
  citationAddress,
  citationEndings,
  packageAddress,
  twinAddress,
  type CitationFormat,
} from "#src/entry/address.ts";
import { isKind, type Entry, type EntryOf } from "#src/entry/kinds.ts";
import { buildPackage, packedPicture } from "#src/package/package.ts";
import { site } from "#src/site.ts";
import { twinMarkdown } from "#src/twin/twin.ts";
import type { EntryFacts } from "#src/view/entry-view.ts";
import { readyImages } from "./images.ts";
import { placedBody } from "./text.ts";

const imagesOf = ({ data }: Entry) => ("images" in data ? data.images : []);

/** The twin as it stands on the portal: pictures at their addresses there. */
async function twinOf(facts: EntryFacts): Promise<string> {
  const ready = await readyImages(imagesOf(facts.entry));
  return twinMarkdown(facts, await placedBody(facts.entry), (src) => {
    const image = ready.get(src);
    return image && site.origin + image.src;
  });
}

let licence: Promise<Buffer> | undefined;

/** The licence of the content: every package carries it. */
export const readLicence = (): Promise<Buffer> => {
  licence ??= readFile("content/LICENSE.md");
  return licence;
};

const isPractice = (facts: EntryFacts): facts is EntryFacts & { entry: EntryOf<"practices"> } =>
  isKind(facts.entry, "practices");

async function packageOf(facts: EntryFacts & { entry: EntryOf<"practices"> }): Promise<Uint8Array> {
  const names = new Set(imagesOf(facts.entry).map(({ src }) => src));
  const pictures = await Promise.all(
    [...names].map(async (src) => ({ src, bytes: await readFile(path.join("content/images", src)) })),
  );
  const twin = twinMarkdown(facts, await placedBody(facts.entry), (src) =>
    names.has(src) ? packedPicture(src) : undefined,
  );
  return buildPackage({ facts, twin, pictures, licence: await readLicence() });
}

/** Packages whose size a page has told, kept until their own route asks: packing is dearer than the page. */
const packed = new Map<string, Uint8Array>();
/** More than any text: a package with pictures is made again rather than kept. */
const KEPT_BYTES = 100_000;

/** Size of a practice's package in bytes; nothing for other kinds. */
export async function packageSize(facts: EntryFacts): Promise<number | undefined> {
  if (!isPractice(facts)) return undefined;
  const bytes = await packageOf(facts);
  if (!import.meta.env.DEV && bytes.length <= KEPT_BYTES) packed.set(packageAddress(facts.entry), bytes);
  return bytes.length;
}

async function takePackage(facts: EntryFacts & { entry: EntryOf<"practices"> }): Promise<Uint8Array> {
  const address = packageAddress(facts.entry);
  const bytes = packed.get(address);
  packed.delete(address);
  return bytes ?? packageOf(facts);
}

/** One file that stands beside the page of an entry. */
export interface BesideFile {
  address: string;
  type: string;
  make(): Promise<Uint8Array | string>;
}

/** The files beside the page of an entry: its twin, its citations, its package. */
export function filesBeside(facts: EntryFacts): BesideFile[] {
  const { entry } = facts;
  const citation = citationOf(facts);
  const formats = Object.keys(citationEndings) as CitationFormat[];
  return [
    { address: twinAddress(entry), type: "text/markdown; charset=utf-8", make: () => twinOf(facts) },
    ...(isPractice(facts)
      ? [{ address: packageAddress(entry), type: "application/zip", make: () => takePackage(facts) }]
      : []),
    ...(citation
      ? formats.map((format) => ({
          address: citationAddress(entry, format),
          type: `${citationFormats[format].type}; charset=utf-8`,
          make: async () => citationFormats[format].write(citation),
        }))
      : []),
  ];
}
