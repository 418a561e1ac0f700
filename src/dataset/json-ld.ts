import type { Dataset } from "schema-dts";
import { dataFileAddress, entryAddress, routes } from "#src/entry/address.ts";
import type { KindName } from "#src/entry/kinds.ts";
import type { Result, Practice } from "#src/entry/practice.ts";
import type { Portal } from "#src/entry/portal.ts";
import { absolute, site } from "#src/site.ts";
import { amount } from "#src/text/number.ts";
import { plain } from "#src/text/typography.ts";
import { publisher, type Whole } from "#src/view/json-ld.ts";
import { lastChange, nameOf, openEntries, openRecord, type OpenRecord } from "./open.ts";
import { datasetName, linePerItem } from "./practices.ts";
import { formatVersion } from "./version.ts";

type Node = Record<string, unknown>;

/** An open record of a practice with the fields it may lack. */
type OpenPractice = OpenRecord & Omit<Practice, "holder"> & { holder?: string };

export const datasetDescription =
  "Опубликованные практики подготовки кадров: кто их держит, какую задачу решали, что сделали, что получилось и откуда это известно. У каждого числа назван источник.";

/** The number as far as the source commits itself: «более 100» is a least value, not a value. */
const bounds = ({ after, precision }: Result): Node => {
  if (precision === "over") return { minValue: after };
  if (precision === "under" || precision === "up_to") return { maxValue: after };
  return { value: after };
};

/** A number as something that its source claims: the article repeats it and vouches for no more. */
function claim(result: Result, sources: OpenPractice["sources"]): Node {
  const source = sources.find(({ id }) => id === result.source);
  const told = [
    result.planned && "по плану",
    result.precision === "about" && "около",
    result.before !== undefined && `было ${amount(result.before)}`,
    result.period,
    result.note,
  ];
  return {
    "@type": "Claim",
    name: result.metric,
    ...(source && { appearance: { "@id": source.url } }),
    about: {
      "@type": "PropertyValue",
      name: result.metric,
      ...bounds(result),
      unitText: result.unit,
      description: plain(told.filter(Boolean).join("; ")),
    },
  };
}

/** ISO 8601 interval; `..` where the end is not known. */
const interval = ({ start, end }: { start: string; end?: string | undefined }) => `${start}/${end ?? ".."}`;

/** A practice as schema.org has words for it: an article that tells how to do something. */
function practiceNode(portal: Portal, record: OpenPractice): Node {
  const named = (target: string, ids: readonly string[]) => ids.map((id) => plain(nameOf(portal, target, id)));
  /** What has a page of its own is known by its address there. */
  const things = (type: string, target: KindName, ids: readonly string[]) =>
    ids.map((id) => {
      const entry = portal.find(id);
      return {
        "@type": type,
        ...(entry && { "@id": absolute(entryAddress(entry)) }),
        name: plain(nameOf(portal, target, id)),
      };
    });
  return {
    "@type": ["Article", "HowTo"],
    "@id": record.page,
    identifier: record.id,
    url: record.page,
    name: record.title,
    headline: record.title,
    description: record.teaser,
    inLanguage: "ru",
    datePublished: record.published,
    dateModified: record.updated ?? record.published,
    publisher: publisher(),
    license: site.contentLicence.url,
    isPartOf: { "@id": absolute(routes.data) },
    encoding: { "@type": "MediaObject", contentUrl: record["markdown"], encodingFormat: "text/markdown" },
    audience: named("audiences", record.audience).map((audienceType) => ({ "@type": "Audience", audienceType })),
    educationalLevel: named("levels", record.levels),
    keywords: [...named("instruments", record.instruments), ...named("tags", record.tags)],
    about: [
      ...things("Organization", "organizations", record.holder ? [record.holder] : []),
      ...things("CreativeWork", "mechanisms", record.mechanisms),
    ],
    ...(record.partners.length > 0 && { mentions: things("Organization", "organizations", record.partners) }),
    ...(record.regions.length > 0 && {
      spatialCoverage: named("regions", record.regions).map((name) => ({ "@type": "AdministrativeArea", name })),
    }),
    ...(record.period && { temporalCoverage: interval(record.period) }),
    step: record.steps.map(({ title, text }, index) => ({
      "@type": "HowToStep",
      position: index + 1,
      name: title,
      ...(text && { text }),
    })),
    ...(record.results.length > 0 && { hasPart: record.results.map((result) => claim(result, record.sources)) }),
    citation: record.sources.map((source) => ({
      "@type": "CreativeWork",
      "@id": source.url,
      url: source.url,
      name: source.title,
      publisher: { "@type": "Organization", name: source.publisher },
      ...(source.published && { datePublished: source.published }),
    })),
  };
}

/** A file of the data set that can be downloaded. */
interface Download {
  file: string;
  type: string;
  title: string;
  size: number;
}

/** The data set itself, as search engines for data want it, with its files. */
export function datasetNode(portal: Portal, files: readonly Download[]): Whole<Dataset> {
  const entries = openEntries(portal, "practices");
  const modified = lastChange(entries);
  return {
    "@type": "Dataset",
    "@id": absolute(routes.data),
    url: absolute(routes.data),
    name: datasetName,
    description: datasetDescription,
    version: formatVersion,
    ...(modified && { dateModified: modified }),
    license: site.contentLicence.url,
    isAccessibleForFree: true,
    inLanguage: "ru",
    creator: publisher(),
    publisher: publisher(),
    keywords: ["подготовка кадров", "лучшие практики", "профессиональное образование", "квалификации"],
    ...(files.length > 0 && {
      distribution: files.map(({ file, type, title, size }) => ({
        "@type": "DataDownload",
        name: title,
        contentUrl: absolute(dataFileAddress(file)),
        encodingFormat: type,
        contentSize: `${size} B`,
      })),
    }),
  };
}

/** All practices as one JSON-LD graph. */
export function practicesJsonLd(portal: Portal): string {
  const practices = openEntries(portal, "practices").map((entry) => openRecord(portal, entry) as OpenPractice);
  return linePerItem({ "@context": "https://schema.org" }, "@graph", [
    datasetNode(portal, []),
    ...practices.map((practice) => practiceNode(portal, practice)),
  ]);
}
