import { z } from "zod";
import { entryAddress, twinAddress } from "#src/entry/address.ts";
import { referenceOf } from "#src/entry/field.ts";
import { isKind, kindNames, kinds, type Entry, type EntryOf, type KindName } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isIndexable, isPublic } from "#src/entry/publication.ts";
import { elementOf, mentionsIn, shapeOf, unwrap } from "#src/entry/schema-walk.ts";
import { absolute } from "#src/site.ts";
import { plain } from "#src/text/typography.ts";
import { linkTo } from "#src/view/link.ts";

/** Kinds whose entries are open data: all but the pages of the portal itself. */
export type OpenKind = Exclude<KindName, "pages">;
export const openKinds = kindNames.filter((kind): kind is OpenKind => kind !== "pages");

/**
 * Fields that are no data: how an entry is published, where it stands and stood (`url` says it whole), what is said of
 * it in channels. Pictures stay out because their rights are their authors', not the licence's.
 */
export const withheld: ReadonlySet<string> = new Set([
  "slug",
  "former_slugs",
  "status",
  "unlisted",
  "share_text",
  "images",
]);

/** True for what anybody may take: real, listed entries whose day has come. */
const isOpen = (portal: Portal, id: string): boolean => {
  const entry = portal.find(id);
  return entry !== undefined && isIndexable(entry);
};

const byId = (a: Entry, b: Entry): number => (a.data.id < b.data.id ? -1 : 1);

/** The open entries of a kind by their permanent id: the order does not move when an entry is edited. */
export const openEntries = <Kind extends OpenKind>(portal: Portal, kind: Kind): EntryOf<Kind>[] =>
  portal
    .ofKind(kind)
    .filter((entry) => isIndexable(entry as Entry))
    .toSorted((a, b) => byId(a as Entry, b as Entry));

/** What an entry refers to may be withheld, so that no reference to an entry is certain. */
const loosened = (schema: z.ZodType): z.ZodType => {
  const target = referenceOf(unwrap(schema));
  return target !== undefined && target in kinds ? schema.optional() : schema;
};

function makeSchema(kind: OpenKind) {
  const shape = shapeOf(kinds[kind].schema) as Record<string, z.ZodType>;
  const kept = Object.entries(shape).filter(([name]) => !withheld.has(name));
  const { id, ...rest } = Object.fromEntries(kept.map(([name, schema]) => [name, loosened(schema)]));
  return z.strictObject({
    kind: z.literal(kind).describe("Вид записи."),
    id: id as z.ZodType,
    page: z.url().describe("Страница записи на портале."),
    markdown: z.url().describe("Запись целиком, вместе с текстом, в Markdown."),
    ...rest,
  });
}

const schemas = new Map(openKinds.map((kind) => [kind, makeSchema(kind)]));

/** What an open record of a kind is: the entry's own schema without what is withheld, with its addresses. */
export const openSchema = (kind: OpenKind): ReturnType<typeof makeSchema> => schemas.get(kind)!;

/** An address in the letters that RFC 3986 allows: sources stand on Cyrillic domains too. */
const asciiAddress = (address: string): string => (/[^\u0020-\u007E]/.test(address) ? new URL(address).href : address);

const isAddress = ({ _zod: { def } }: z.core.$ZodType): boolean => "format" in def && def.format === "url";

/** The value without references to entries that are withheld, in letters and spaces that programs know. */
function opened(schema: z.core.$ZodType, value: unknown, portal: Portal): unknown {
  const inner = unwrap(schema);
  const target = referenceOf(inner);
  if (typeof value === "string") {
    if (target !== undefined) return target in kinds && !isOpen(portal, value) ? undefined : value;
    return isAddress(inner) ? asciiAddress(value) : plain(value);
  }
  if (Array.isArray(value)) {
    const element = elementOf(inner);
    return element ? value.map((part) => opened(element, part, portal)).filter((part) => part !== undefined) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const shape = shapeOf(inner);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, shape[key] ? opened(shape[key], part, portal) : part] as const)
      .filter(([, part]) => part !== undefined),
  );
}

/** An open record as JSON holds it; its fields are those of `openSchema`, in their order. */
export type OpenRecord = Record<string, unknown> & { id: string; page: string };

/** The open record of an entry. */
export function openRecord(portal: Portal, entry: EntryOf<OpenKind>): OpenRecord {
  const data = entry.data as Record<string, unknown>;
  const fields: Record<string, unknown> = {
    ...data,
    kind: entry.kind,
    page: absolute(entryAddress(entry as Entry)),
    markdown: absolute(twinAddress(entry as Entry)),
  };
  const schema = openSchema(entry.kind);
  const known = Object.keys(schema.shape).filter((name) => fields[name] !== undefined);
  return opened(schema, Object.fromEntries(known.map((name) => [name, fields[name]])), portal) as OpenRecord;
}

/** What ids mean: `names.instruments.dual` is «Дуальное обучение». */
export const names = z
  .record(z.string(), z.record(z.string(), z.string()))
  .describe("Как называется то, на что ссылаются записи: вид или словарь, в нём идентификатор и название.");
export type Names = z.infer<typeof names>;

/** The names of everything that these records refer to, in order. */
export function namesFor(portal: Portal, records: readonly { kind: OpenKind; record: OpenRecord }[]): Names {
  const found = new Map<string, Map<string, string>>();
  for (const { kind, record } of records)
    for (const { target, id } of mentionsIn(openSchema(kind), record)) {
      const group = found.get(target) ?? new Map<string, string>();
      found.set(target, group);
      if (!group.has(id)) group.set(id, plain(nameOf(portal, target, id)));
    }
  const inOrder = <Value>(map: Map<string, Value>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrder(found).map(([target, group]) => [target, Object.fromEntries(inOrder(group))]));
}

/** The whole name of what an id stands for. */
export function nameOf(portal: Portal, target: string, id: string): string {
  const link = linkTo(portal, target, id);
  return (target in kinds ? link?.title : link?.label) ?? id;
}

/** Ids of the open entries that refer to this one. */
export const mentioningIds = (portal: Portal, entry: EntryOf<OpenKind>): string[] =>
  portal
    .mentioning(entry.kind, entry.data.id)
    .filter(isPublic)
    .map(({ data }) => data.id)
    .toSorted();

/** The day of the last change among all that is open; undefined while nothing is. */
export const lastChange = (entries: readonly Entry[]): string | undefined =>
  entries
    .filter((entry) => !isKind(entry, "organizations") && !isKind(entry, "pages"))
    .map(({ data }) => data.updated ?? data.published)
    .toSorted()
    .at(-1);
