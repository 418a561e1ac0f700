import type { z } from "zod";
import { apiBase, apiEntryAddress, apiListAddress, apiVocabularyAddress, routes } from "#src/entry/address.ts";
import { kinds } from "#src/entry/kinds.ts";
import { absolute, site } from "#src/site.ts";
import { answers, kindName, vocabularyName } from "./api.ts";
import { schemaParts } from "./json-schema.ts";
import { openKinds, openSchema } from "./open.ts";
import { datasetName } from "./practices.ts";
import { openVocabularies, vocabularySchema } from "./vocabulary.ts";
import { formatVersion } from "./version.ts";

const place = (name: string) => `#/components/schemas/${name}`;

/** The answers and what they are made of. A schema bears the name by which `kind` or `name` chooses it. */
const parts: Record<string, z.ZodType> = {
  ...answers,
  ...Object.fromEntries(openKinds.map((kind) => [kind, openSchema(kind)])),
  ...Object.fromEntries(openVocabularies.map((name) => [name, vocabularySchema(name)])),
};

const parameter = (name: string, description: string, schema: object) => ({
  name,
  in: "path",
  required: true,
  description,
  schema,
});

interface Operation {
  address: string;
  id: string;
  summary: string;
  answer: keyof typeof answers;
  parameters?: object[];
}

const operations: Operation[] = [
  { address: routes.api, id: "readIndex", summary: "Что есть: списки, словари и где они стоят", answer: "index" },
  {
    address: apiListAddress("{kind}", "{page}"),
    id: "readList",
    summary: "Страница списка записей одного вида",
    answer: "list",
    parameters: [
      parameter("kind", openKinds.map((kind) => `${kind} — ${kinds[kind].many.toLowerCase()}`).join(", "), {
        type: "string",
        enum: kindName.options,
      }),
      parameter("page", "Номер страницы, с единицы.", { type: "integer", minimum: 1 }),
    ],
  },
  {
    address: apiEntryAddress("{id}"),
    id: "readEntry",
    summary: "Одна запись со всеми полями",
    answer: "entry",
    parameters: [
      parameter("id", "Постоянный идентификатор: не меняется вместе с заголовком и адресом.", {
        type: "string",
        pattern: "^[a-z][a-z0-9-]{2,63}$",
      }),
    ],
  },
  {
    address: apiVocabularyAddress("{name}"),
    id: "readVocabulary",
    summary: "Словарь: регионы, инструменты, стадии и другие",
    answer: "vocabulary",
    parameters: [parameter("name", "Имя словаря.", { type: "string", enum: vocabularyName.options })],
  },
];

const pathItem = ({ id, summary, answer, parameters }: Operation): object => ({
  get: {
    operationId: id,
    summary,
    ...(parameters && { parameters }),
    responses: {
      "200": {
        description: answers[answer].description,
        content: { "application/json": { schema: { $ref: place(answer) } } },
      },
      ...(parameters && { "404": { description: "Такого нет. В ответе страница портала, а не JSON." } }),
    },
  },
});

/** The read API as OpenAPI 3.1 tells it; its schemas are those of the answers. */
export const openApi = (): object => ({
  openapi: "3.1.1",
  info: {
    title: datasetName,
    version: formatVersion,
    summary: "Чтение опубликованных записей по частям.",
    description:
      "Ответы — готовые файлы: ключа, регистрации и ограничений нет. Обновляются вместе с порталом. Внутри одной версии поля только добавляются.",
    contact: { name: site.publisher, url: absolute("/") },
    license: site.contentLicence,
  },
  externalDocs: { description: "Описание открытых данных", url: absolute(routes.data) },
  servers: [{ url: absolute(apiBase) }],
  paths: Object.fromEntries(
    operations.map((operation) => [operation.address.slice(apiBase.length), pathItem(operation)]),
  ),
  components: { schemas: schemaParts(parts, place) },
});
