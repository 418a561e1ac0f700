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

/** Size of a practice's package in bytes; nothing for other kinds. */
export const packageSize = async (facts: EntryFacts): Promise<number | undefined> =>
  isPractice(facts) ? (await packageOf(facts)).length : undefined;

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
      ? [{ address: packageAddress(entry), type: "application/zip", make: () => packageOf(facts) }]
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
