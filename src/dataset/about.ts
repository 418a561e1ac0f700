import { z } from "zod";
import { routes } from "#src/entry/address.ts";
import { day } from "#src/entry/field.ts";
import { absolute, site } from "#src/site.ts";
import { formatVersion } from "./version.ts";

/** What every file of the open data says of itself. */
export const about = {
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .describe("Версия формата. Первое число меняется, когда меняется смысл или состав имеющихся полей."),
  modified: day.optional().describe("День последней правки среди записей файла."),
  publisher: z.string().describe("Кто публикует."),
  license: z
    .strictObject({ name: z.string().describe("Как называется."), url: z.url().describe("Где прочитать.") })
    .describe("Лицензия, по которой можно использовать данные."),
  documentation: z.url().describe("Страница с описанием данных."),
};

/** The same as values; `modified` is the day of the last change of what the file holds. */
export const aboutFile = (modified: string | undefined) => ({
  version: formatVersion,
  ...(modified && { modified }),
  publisher: site.publisher,
  license: site.contentLicence,
  documentation: absolute(routes.data),
});
