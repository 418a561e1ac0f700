import { z } from "zod";
import { apiEntryAddress, apiListAddress, apiVocabularyAddress, routes } from "#src/entry/address.ts";
import { kinds, type Entry, type EntryOf } from "#src/entry/kinds.ts";
import { day, id } from "#src/entry/field.ts";
import type { Portal } from "#src/entry/portal.ts";
import { absolute } from "#src/site.ts";
import { about, aboutFile } from "./about.ts";
import {
  lastChange,
  mentioningIds,
  nameBook,
  names,
  openEntries,
  openKinds,
  openRecord,
  openSchema,
  type OpenKind,
} from "./open.ts";
import { datasetName } from "./practices.ts";
import { openVocabularies, openVocabulary, vocabularySchema, vocabularyTitles } from "./vocabulary.ts";

/** Entries on one page of a list. */
export const PAGE = 100;

export const kindName = z.enum(openKinds).describe("Вид записей.");
export const vocabularyName = z.enum(openVocabularies).describe("Имя словаря.");
const count = z.int().min(0);

const indexSchema = z
  .strictObject({
    name: z.string().describe("Как называется портал данных."),
    ...about,
    openapi: z.url().describe("Описание API, OpenAPI 3.1."),
    lists: z
      .array(
        z.strictObject({
          kind: kindName,
          title: z.string().describe("Как вид называется."),
          total: count.describe("Сколько записей."),
          pages: z.int().min(1).describe("На скольких страницах они стоят."),
          url: z.url().describe("Первая страница списка."),
        }),
      )
      .describe("Списки записей по видам."),
    vocabularies: z
      .array(
        z.strictObject({
          name: vocabularyName,
          title: z.string().describe("Как словарь называется."),
          total: count.describe("Сколько терминов."),
          url: z.url().describe("Словарь."),
        }),
      )
      .describe("Словари: на их термины ссылаются записи."),
  })
  .describe("С чего начинается API: что есть и где стоит.");

const listSchema = z
  .strictObject({
    kind: kindName,
    ...about,
    total: count.describe("Сколько всего записей этого вида."),
    page: z.int().min(1).describe("Номер страницы."),
    pages: z.int().min(1).describe("Сколько страниц."),
    next: z.url().optional().describe("Следующая страница списка."),
    previous: z.url().optional().describe("Предыдущая страница списка."),
    items: z
      .array(
        z.strictObject({
          id: id.describe("Постоянный идентификатор."),
          title: z.string().describe("Заголовок."),
          teaser: z.string().describe("О чём запись."),
          published: day.optional().describe("Когда опубликована."),
          updated: day.optional().describe("Когда исправлена в последний раз."),
          url: z.url().describe("Полная запись в API."),
          page: z.url().describe("Страница записи на портале."),
        }),
      )
      .max(PAGE)
      .describe("Записи по порядку постоянных идентификаторов."),
  })
  .describe("Страница списка записей одного вида.");

/** One of several shapes, told apart by one field; OpenAPI has a word for it that Zod does not write by itself. */
const oneOf = (schemas: readonly z.ZodType[], propertyName: string, description: string) =>
  z
    .discriminatedUnion(propertyName, schemas as never)
    .meta({ description, type: "object", discriminator: { propertyName } });

const entrySchema = z
  .strictObject({
    ...about,
    entry: oneOf(openKinds.map(openSchema), "kind", "Запись одного из видов: какого, говорит поле kind."),
    names,
    mentioned_by: z.array(id).describe("Идентификаторы записей, которые ссылаются на эту."),
  })
  .describe("Одна запись со всеми полями.");

const vocabularyFile = z
  .strictObject({
    ...about,
    vocabulary: oneOf(openVocabularies.map(vocabularySchema), "name", "Словарь: какой, говорит поле name."),
  })
  .describe("Словарь целиком.");

/** What each kind of answer is made of. */
export const answers = {
  index: indexSchema,
  list: listSchema,
  entry: entrySchema,
  vocabulary: vocabularyFile,
} as const;

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE));

/** The beginning: what there is. */
export function apiIndex(portal: Portal): object {
  const lists = openKinds.map((kind) => ({ kind, entries: openEntries(portal, kind) as Entry[] }));
  return {
    name: datasetName,
    ...aboutFile(lastChange(lists.flatMap(({ entries }) => entries))),
    openapi: absolute(routes.openApi),
    lists: lists.map(({ kind, entries }) => ({
      kind,
      title: kinds[kind].many,
      total: entries.length,
      pages: pagesOf(entries.length),
      url: absolute(apiListAddress(kind, 1)),
    })),
    vocabularies: openVocabularies.map((name) => ({
      name,
      title: vocabularyTitles[name],
      total: openVocabulary(portal, name).terms.length,
      url: absolute(apiVocabularyAddress(name)),
    })),
  };
}

function listItem(portal: Portal, entry: EntryOf<OpenKind>): object {
  const { id: own, title, teaser, published, updated, page } = openRecord(portal, entry);
  return {
    id: own,
    title,
    teaser,
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    url: absolute(apiEntryAddress(own)),
    page,
  };
}

/** One page of a list. */
interface ListPage {
  kind: OpenKind;
  page: number;
}

function listPages(portal: Portal, kind: OpenKind): ListPage[] {
  const entries = openEntries(portal, kind) as Entry[];
  const pages = pagesOf(entries.length);
  const place = (page: number) => absolute(apiListAddress(kind, page));
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1;
    const part = entries.slice(index * PAGE, page * PAGE);
    return {
      kind,
      ...aboutFile(lastChange(part)),
      total: entries.length,
      page,
      pages,
      ...(page < pages && { next: place(page + 1) }),
      ...(page > 1 && { previous: place(page - 1) }),
      items: part.map((entry) => listItem(portal, entry as EntryOf<OpenKind>)),
    };
  });
}

/** All pages of all lists. */
export const apiLists = (portal: Portal): ListPage[] => openKinds.flatMap((kind) => listPages(portal, kind));

/** The answer for one entry. */
export function apiEntry(portal: Portal, entry: EntryOf<OpenKind>): object {
  const book = nameBook(portal);
  const record = openRecord(portal, entry, book.refer);
  return {
    ...aboutFile(lastChange([entry as Entry])),
    entry: record,
    names: book.names(),
    mentioned_by: mentioningIds(portal, entry),
  };
}

/** All open entries, by kind and id. */
export const apiEntries = (portal: Portal): EntryOf<OpenKind>[] =>
  openKinds.flatMap((kind) => openEntries(portal, kind) as EntryOf<OpenKind>[]);

export const apiVocabulary = (portal: Portal, name: (typeof openVocabularies)[number]): object => ({
  ...aboutFile(undefined),
  vocabulary: openVocabulary(portal, name),
});
