import { entryAddress } from "#src/entry/address.ts";
import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import type { Source } from "#src/entry/field.ts";
import type { Relation } from "#src/entry/relation.ts";
import { linkTo, referenceNames, type Link } from "./link.ts";
import { passport } from "./passport.ts";
import { recordOf, type EntryRecord } from "./record.ts";
import { sectionsOf, phraseText, type Point, type Section, type SectionId } from "./record-section.ts";
import type { ResultLine } from "./result.ts";

/** One thing that a practice says of an aspect. */
export interface ComparedValue extends Link {
  /** Where a number comes from. */
  source?: { title: string; url: string };
}

/** One aspect by which practices are compared. */
export interface Aspect {
  group: string;
  label: string;
  values: ComparedValue[];
}

/** A practice as a column of a comparison. */
export interface ComparedPractice {
  id: string;
  /** Address from the portal's root. */
  to: string;
  title: string;
  holder: string;
  /** What the practice says, in the order of its page; what it does not say is left out. */
  aspects: Aspect[];
  /** Practices to put beside this one. */
  similar: { id: string; title: string }[];
}

/** Which sections of a practice's record are compared, under which heading. */
const GROUPS: [group: string, sections: SectionId[]][] = [
  ["Зачем", ["problem", "goal"]],
  ["Что получилось", ["results", "score", "lessons", "failures"]],
  ["Как повторить", ["replication"]],
  ["Что взять", ["mechanisms", "clauses", "normative", "documents"]],
];

/** A passport speaks of regions in the plural; side by side one name serves. */
const aspectOf = (label: string) => (label === "Регионы" ? "Регион" : label);

function resultText({ before, value, metric, planned, period }: ResultLine): string {
  return `${planned ? "по плану " : ""}${before === undefined ? "" : `${before}\u00A0→ `}${value}\u00A0— ${metric} (${period})`;
}

/** Lays the sections of a record out as aspects: what stands in a section, its pairs, then its parts. */
function aspectsOf(record: EntryRecord, sources: readonly Source[]): Aspect[] {
  const sourced = (label: string, mark: string | undefined): ComparedValue => {
    const found = sources.find(({ id }) => id === mark);
    return { label, ...(found && { source: { title: found.title, url: found.url } }) };
  };
  const point = ({ text, source }: Point) => sourced(phraseText(text), source);
  const lay = (group: string, { title, text, results, steps, points, pairs, links, parts }: Section): Aspect[] => [
    {
      group,
      // Steps stand under the heading of the whole group.
      label: steps ? "Шаги" : title,
      values: [
        ...(text ?? []).map((line) => ({ label: phraseText(line) })),
        ...(results ?? []).map((result) => sourced(resultText(result), result.source)),
        ...(steps ?? []).map((step) => ({ label: step.title })),
        ...(points ?? []).map(point),
        ...(links ?? []),
      ],
    },
    ...(pairs ?? []).map(({ label, value }) => ({ group, label, values: [point(value)] })),
    ...(parts ?? []).flatMap((part) => lay(group, part)),
  ];
  const sections = [...record.brief, ...record.before, ...record.after];
  return GROUPS.flatMap(([group, ids]) => sectionsOf(sections, ...ids).flatMap((section) => lay(group, section)));
}

/** What a comparison shows of a practice. `relations` are the practices most like it, the nearest first. */
export function comparedPractice(
  portal: Portal,
  entry: EntryOf<"practices">,
  relations: readonly Relation[],
): ComparedPractice {
  const names = referenceNames(portal, entry);
  const facts = passport(entry, names).map(({ label, values }) => ({
    group: "Паспорт",
    label: aspectOf(label),
    values,
  }));
  return {
    id: entry.data.id,
    to: entryAddress(entry),
    title: entry.data.title,
    holder: linkTo(portal, "organizations", entry.data.holder)?.label ?? "",
    aspects: [...facts, ...aspectsOf(recordOf(portal, entry, names), entry.data.sources)].filter(
      ({ values }) => values.length > 0,
    ),
    similar: relations.flatMap(({ entry: other }) =>
      isKind(other, "practices") ? [{ id: other.data.id, title: other.data.title }] : [],
    ),
  };
}
