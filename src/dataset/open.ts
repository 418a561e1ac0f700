import { z } from "zod";
import { entryAddress, twinAddress } from "#src/entry/address.ts";
import { referenceOf } from "#src/entry/field.ts";
import { kindNames, kinds, type Entry, type EntryOf, type KindName } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { changedOn, isIndexable, isPublic } from "#src/entry/publication.ts";
import { elementOf, shapeOf, unwrap } from "#src/entry/schema-walk.ts";
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
  "card",
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

/** Where a record is opened, and who hears of each open thing that it refers to. */
interface Opening {
  portal: Portal;
  refer(target: string, id: string): void;
}

/** Gives the open form of a value of one schema; undefined leaves it out. */
type Opener = (value: unknown, opening: Opening) => unknown;

const asIs: Opener = (value) => value;

/** The opener of a schema, made once: looking at the schema for every value of every entry would take most of the time. */
function openerOf(schema: z.core.$ZodType): Opener {
  const inner = unwrap(schema);
  const target = referenceOf(inner);
  if (target !== undefined)
    return (id, { portal, refer }) => {
      if (target in kinds && !isOpen(portal, String(id))) return undefined;
      refer(target, String(id));
      return id;
    };
  if (inner._zod.def.type === "string") {
    const open = isAddress(inner) ? asciiAddress : plain;
    return (text) => open(String(text));
  }
  const element = elementOf(inner);
  if (element) {
    const open = openerOf(element);
    return (list, opening) =>
      (list as unknown[]).map((part) => open(part, opening)).filter((part) => part !== undefined);
  }
  const fields = Object.entries(shapeOf(inner)).map(([name, field]) => [name, openerOf(field)] as const);
  if (fields.length === 0) return asIs;
  return (value, opening) => {
    const given = value as Record<string, unknown>;
    const found = fields.map(([name, open]) => [
      name,
      given[name] === undefined ? undefined : open(given[name], opening),
    ]);
    return Object.fromEntries(found.filter(([, part]) => part !== undefined));
  };
}

const openers = new Map(openKinds.map((kind) => [kind, openerOf(openSchema(kind))]));

/** An open record as JSON holds it; its fields are those of `openSchema`, in their order. */
export type OpenRecord = Record<string, unknown> & { id: string; page: string };

/** The open record of an entry. */
export const openRecord = (
  portal: Portal,
  entry: EntryOf<OpenKind>,
  refer: Opening["refer"] = () => undefined,
): OpenRecord =>
  openers.get(entry.kind)!(
    {
      ...entry.data,
      kind: entry.kind,
      page: absolute(entryAddress(entry as Entry)),
      markdown: absolute(twinAddress(entry as Entry)),
    },
    { portal, refer },
  ) as OpenRecord;

/** What ids mean: `names.instruments.dual` is «Дуальное обучение». */
export const names = z
  .record(z.string(), z.record(z.string(), z.string()))
  .describe("Как называется то, на что ссылаются записи: вид или словарь, в нём идентификатор и название.");
export type Names = z.infer<typeof names>;

/** Gathers the names of all that records refer to, and gives them in order. */
export function nameBook(portal: Portal): { refer(target: string, id: string): void; names(): Names } {
  const found = new Map<string, Map<string, string>>();
  const inOrder = <Value>(map: Map<string, Value>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    refer: (target, id) => {
      const group = found.get(target) ?? new Map<string, string>();
      found.set(target, group);
      if (!group.has(id)) group.set(id, plain(nameOf(portal, target, id)));
    },
    names: () =>
      Object.fromEntries(inOrder(found).map(([target, group]) => [target, Object.fromEntries(inOrder(group))])),
  };
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
    .flatMap((entry) => changedOn(entry) ?? [])
    .toSorted()
    .at(-1);
