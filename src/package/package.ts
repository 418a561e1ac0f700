import { entryAddress, packageAddress } from "#src/entry/address.ts";
import type { EntryOf } from "#src/entry/kinds.ts";
import { absolute, site } from "#src/site.ts";
import { longDate } from "#src/text/date.ts";
import { plain } from "#src/text/typography.ts";
import { demoLabel } from "#src/view/demo.ts";
import type { EntryFacts } from "#src/view/entry-view.ts";
import { safeName, zipFiles, type PackedFile } from "./zip.ts";

/** What a practice is packed from. */
export interface PackageInput {
  facts: EntryFacts & { entry: EntryOf<"practices"> };
  /** The Markdown twin; its pictures stand at `packedPicture`. */
  twin: string;
  /** The pictures as they came from the editors. */
  pictures: readonly { src: string; bytes: Uint8Array }[];
  /** The licence of the portal's content, Markdown. */
  licence: Uint8Array;
}

/** Where a picture stands, seen from the twin in the same folder. */
export const packedPicture = (src: string): string => `images/${safeName(src)}`;

const encoder = new TextEncoder();

/** Notepad on Windows knows UTF-8 by its mark and lines by CRLF. */
const notepadText = (lines: readonly string[]) => encoder.encode(`\uFEFF${plain(lines.join("\r\n"))}\r\n`);

const documentLines = (documents: EntryOf<"practices">["data"]["documents"]): string[] =>
  documents.flatMap(({ title, url, format }, index) => [
    `${index + 1}. ${format ? `${title} (${format})` : title}`,
    `   ${url}`,
  ]);

function readmeLines({ entry, kindLabel }: PackageInput["facts"], name: string, hasPictures: boolean): string[] {
  const { data } = entry;
  return [
    `${site.name}. ${site.slogan}`,
    "",
    `Пакет практики «${data.title}»`,
    ...(data.status === "demo"
      ? ["", `${demoLabel(kindLabel).toUpperCase()}. Это образец: ссылаться на него как на настоящую запись нельзя.`]
      : []),
    "",
    `Откуда:        ${absolute(entryAddress(entry))}`,
    `Свежий пакет:  ${absolute(packageAddress(entry))}`,
    `Опубликовано:  ${longDate(data.published)}`,
    ...(data.updated ? [`Исправлено:    ${longDate(data.updated)}`] : []),
    `Кто собрал:    ${site.publisher}`,
    `Лицензия:      ${site.contentLicence.name}, ${site.contentLicence.url}`,
    "",
    "Что внутри",
    "",
    `${name}.md — вся запись текстом (Markdown): откроется в любом редакторе`,
    "data.json — та же запись данными, для программ",
    ...(hasPictures ? ["images — картинки; автор и права каждой названы в тексте записи"] : []),
    ...(data.documents.length > 0
      ? ["ДОКУМЕНТЫ.txt — список документов с адресами; сами файлы лежат у тех, кто их опубликовал"]
      : []),
    "ЛИЦЕНЗИЯ.md — на каких условиях можно пользоваться содержанием портала",
  ];
}

/** The record with the names of all that it refers to. */
const dataOf = ({ entry, kindLabel, names }: PackageInput["facts"]): string => {
  const labels = Object.entries(names).map(([key, { label, to, title }]) => [
    key,
    { label, ...(title && title !== label && { title }), ...(to && { url: absolute(to) }) },
  ]);
  const { kind, data } = entry;
  const record = {
    format: "svod-package",
    version: 1,
    kind,
    kind_label: kindLabel,
    url: absolute(entryAddress(entry)),
    licence: site.contentLicence.url,
    data,
    labels: Object.fromEntries(labels),
  };
  return `${plain(JSON.stringify(record, null, 2))}\n`;
};

/** The files of a package in their order, all in one folder named by the practice. */
export function packageFiles(input: PackageInput): PackedFile[] {
  const { facts, twin, pictures, licence } = input;
  const { documents, slug } = facts.entry.data;
  const name = safeName(slug);
  const files: PackedFile[] = [
    { path: "ЧИТАЙТЕ.txt", bytes: notepadText(readmeLines(facts, name, pictures.length > 0)) },
    { path: `${name}.md`, bytes: encoder.encode(twin) },
    { path: "data.json", bytes: encoder.encode(dataOf(facts)) },
    ...(documents.length > 0
      ? [{ path: "ДОКУМЕНТЫ.txt", bytes: notepadText(["Документы практики", "", ...documentLines(documents)]) }]
      : []),
    { path: "ЛИЦЕНЗИЯ.md", bytes: licence },
    ...pictures.map(({ src, bytes }) => ({ path: packedPicture(src), bytes, stored: true })),
  ];
  return files.map((file) => ({ ...file, path: `${name}/${file.path}` }));
}

/**
 * A practice as a zip with one folder, so that several packages can be joined into one by putting their entries
 * together. The day of the last change is the day of its files.
 */
export const buildPackage = (input: PackageInput): Uint8Array => {
  const { published, updated } = input.facts.entry.data;
  return zipFiles(packageFiles(input), updated ?? published);
};
